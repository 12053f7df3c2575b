import { createHash } from 'node:crypto';
import type { Language } from '@yingda/contracts/names';
import type { Response } from 'express';

/** A page with the styles it may use, and nothing else: no script at all. */
export interface RenderedPage {
  html: string;
  policy: string;
}

interface PageParts {
  /** Where it is, without a query. */
  path: string;
  language: Language;
  /** What the other language calls itself. */
  other: string;
  title: string;
  style: string;
  /** HTML. */
  body: string;
}

/** A page that a signed link leads to: in one of two languages, read by nobody else and kept by no cache. */
export function privatePage({ path, language, other, title, style, body }: PageParts): RenderedPage {
  const hash = createHash('sha256').update(style).digest('base64');
  const swapped = language === 'en' ? 'zh-CN' : 'en';
  return {
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${safe(title)}</title><style>${style}</style></head><body><main><nav><a href="${safe(path)}?lang=${swapped}" lang="${swapped}">${other}</a></nav>${body}</main></body></html>`,
    policy: `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  };
}

/** Answers with the page. */
export function sendPage(response: Response, { html, policy }: RenderedPage): void {
  response.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Cache-Control': 'private, no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  response.send(html);
}

/** A text as HTML, also within the quotes of an attribute. */
export function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
