/** How long a state may take to come about. Generous: it costs nothing while things work. */
export const PATIENCE_MS = 45_000;

/** The first result of `check` that is neither false, null nor undefined and does not throw; `what` names it when it never comes. */
export async function eventually<T>(
  what: string,
  check: () => T | Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<NonNullable<Exclude<T, false>>> {
  const end = performance.now() + patienceMs;
  let last: unknown;
  do {
    try {
      const result = await check();
      if (result !== false && result !== null && result !== undefined)
        return result as NonNullable<Exclude<T, false>>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (performance.now() < end);
  const reason = last instanceof Error ? `: ${last.message}` : '';
  throw new Error(`Not within ${patienceMs / 1000} s: ${what}${reason}`);
}
