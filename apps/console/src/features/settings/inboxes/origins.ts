/** The origin somebody means: a pasted page address is cut to its origin, a missing scheme is https; null for none. */
export function originOf(typed: string): string | null {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const [, scheme, below, rest] = /^(https?:\/\/)(\*\.)?(.*)$/i.exec(withScheme) ?? [];
  if (!scheme || !rest || rest.includes('*')) return null;
  // Below a top-level domain everybody has a shop.
  if (below && !rest.split(/[/:?#]/)[0]!.includes('.')) return null;
  try {
    const { origin } = new URL(`${scheme}${rest}`);
    return below ? origin.replace('://', '://*.') : origin;
  } catch {
    return null;
  }
}
