import { LANGUAGES } from '@yingda/contracts/names';
import { safe } from './help-page';

/** The addresses of all pages for search engines, each with its languages. */
export function sitemap(addresses: readonly string[]): string {
  const at = (address: string, language: string) => safe(`${address}?lang=${language}`);
  const urls = addresses.map((address) => {
    const links = LANGUAGES.map(
      (language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${at(address, language)}"/>`,
    ).join('');
    return `<url><loc>${at(address, LANGUAGES[0])}</loc>${links}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}</urlset>`;
}

/** What search engines may read: help pages and the shop, nothing of the machinery. */
export function robots(sitemaps: readonly string[]): string {
  const closed = ['/api/', '/console', '/simulator', '/files/', '/hooks/', '/docs'];
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    ...sitemaps.map((address) => `Sitemap: ${address}`),
    '',
  ].join('\n');
}
