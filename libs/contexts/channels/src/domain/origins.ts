import { invalidSetting } from './inbox';

/**
 * Whether a page of this origin may show the widget. No list: any may, also one that tells no origin. An entry
 * `https://*.shop.example` covers every host below that name, not the name itself.
 */
export function originAllowed(origins: readonly string[], origin: string | null | undefined): boolean {
  if (origins.length === 0) return true;
  const page = origin ? normalOrigin(origin) : null;
  return page !== null && origins.some((entry) => matches(entry, page));
}

/** The list as it is kept: as browsers write origins, each once. */
export function normalOrigins(origins: readonly string[]): string[] {
  const normal = origins.map((entry) => {
    const found = normalEntry(entry.trim());
    if (!found) throw invalidSetting('origins', `${entry} is not an origin such as https://shop.example.`);
    return found;
  });
  return [...new Set(normal)];
}

/** An origin as browsers write it (lower case, no default port, punycode); null for what is none. */
export function normalOrigin(text: string): string | null {
  try {
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
    if (url.username || url.password || url.search || url.hash || !['', '/'].includes(url.pathname))
      return null;
    return url.origin;
  } catch {
    return null;
  }
}

const WILDCARD = /^(https?:\/\/)\*\.(.+)$/i;

function normalEntry(entry: string): string | null {
  const [, scheme, rest] = WILDCARD.exec(entry) ?? [];
  if (!scheme) return entry.includes('*') ? null : normalOrigin(entry);
  // Below a top-level domain everybody has a shop.
  if (rest!.includes('*') || !rest!.includes('.')) return null;
  const origin = normalOrigin(`${scheme}${rest}`);
  return origin && origin.replace('://', '://*.');
}

function matches(entry: string, page: string): boolean {
  const [, scheme, rest] = WILDCARD.exec(entry) ?? [];
  if (!scheme) return entry === page;
  return page.startsWith(scheme) && page.slice(scheme.length).endsWith(`.${rest}`);
}
