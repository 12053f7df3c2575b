/**
 * Milliseconds a token is valid, from its own `iat` and `exp`; undefined when it is not a JWT that tells. The difference is
 * taken, never the clock of this device, which may be wrong by hours.
 */
export function tokenLifeMs(token: string): number | undefined {
  const body = token.split('.')[1];
  if (!body) return undefined;
  try {
    const text = atob(body.replace(/-/g, '+').replace(/_/g, '/'));
    const { iat, exp } = JSON.parse(text) as { iat?: unknown; exp?: unknown };
    if (typeof iat !== 'number' || typeof exp !== 'number' || exp <= iat) return undefined;
    return (exp - iat) * 1000;
  } catch {
    return undefined;
  }
}

/** When to renew a token that lives this long: after 80 %, at the latest a minute before its end if it is long enough. */
export function renewAfterMs(lifeMs: number): number {
  return Math.max(lifeMs * 0.5, Math.min(lifeMs * 0.8, lifeMs - 60_000));
}
