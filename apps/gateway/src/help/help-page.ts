import { type ArticleReading } from '@yingda/contracts';
import { LANGUAGES, type Language } from '@yingda/contracts/names';
import type { CategoryContents } from '@yingda/knowledge';
import { HELP_WORDS } from './help-words';
import { helpStyle } from './help-style';

/** Where a page stands: whose it is, in which language, at which address. */
export interface HelpFrame {
  inboxKey: string;
  shopName: string;
  color: string;
  logoUrl: string | null;
  language: Language;
  /** Full address of the help pages of this shop. */
  home: string;
  q?: string;
}
interface Page {
  title: string;
  description: string;
  /** After `home`, without the language: where this page is. */
  path: string;
  body: string;
  /** Languages this page is there in. */
  languages?: readonly Language[];
  /** Not for search engines. */
  hidden?: boolean;
}
/** A page and the style it may use, and nothing else. */
export interface RenderedPage {
  html: string;
  style: string;
}

/** The first page: everything there is, by category. */
export function contentsPage(frame: HelpFrame, contents: readonly CategoryContents[]): RenderedPage {
  const words = HELP_WORDS[frame.language];
  const sections = contents.map(
    ({ category, articles }) =>
      `<section><h2>${safe(frame.language === 'en' ? category.nameEn : category.nameZh)}</h2>${list(frame, articles)}</section>`,
  );
  return page(frame, {
    title: `${words.help} · ${frame.shopName}`,
    description: words.description(frame.shopName),
    path: '',
    body: sections.join('') || `<p>${words.empty}</p>`,
  });
}

/** What was found for a question. */
export function foundPage(frame: HelpFrame, found: readonly ArticleReading[]): RenderedPage {
  const words = HELP_WORDS[frame.language];
  const hits = found.map(({ key, title, text }) => ({ slug: key, title, more: excerpt(text) }));
  const q = frame.q ?? '';
  return page(frame, {
    title: `${q} · ${words.help} · ${frame.shopName}`,
    description: words.description(frame.shopName),
    path: '',
    hidden: true,
    body:
      found.length > 0
        ? `${crumbs(frame)}<h2>${safe(words.found(found.length, q))}</h2>${list(frame, hits)}`
        : `${crumbs(frame)}<h2>${words.nothing}</h2><p>${words.nothingHint}</p>`,
  });
}

export function articlePage(
  frame: HelpFrame,
  shown: {
    article: ArticleReading & { languages: Language[]; publishedAt: Date };
    related: readonly { slug: string; title: string }[];
    voted: boolean;
  },
): RenderedPage {
  const { article, related, voted } = shown;
  const words = HELP_WORDS[frame.language];
  const path = `/${encodeURIComponent(article.key)}`;
  const vote = voted
    ? `<p role="status">${words.thanks}</p>`
    : `<form method="post" action="/help/${frame.inboxKey}${path}/votes"><span>${words.helpful}</span><input type="hidden" name="number" value="${article.number}"><input type="hidden" name="lang" value="${frame.language}"><button name="helpful" value="yes">${words.yes}</button><button name="helpful" value="no">${words.no}</button></form>`;
  const day = article.publishedAt.toISOString().slice(0, 10);
  const more =
    related.length > 0 ? `<section><h2>${words.related}</h2>${list(frame, related)}</section>` : '';
  return page(frame, {
    title: `${article.title} · ${frame.shopName}`,
    description: excerpt(article.text),
    path,
    languages: article.languages,
    body: `${crumbs(frame)}<article lang="${article.language}"><h1>${safe(article.title)}</h1><p class="soft">${words.updated} <time datetime="${day}">${day}</time></p>${article.html}<section class="vote" id="vote">${vote}</section></article>${more}`,
  });
}

/** Said instead of a page: that there is none, or to wait. */
export function messagePage(frame: HelpFrame, what: 'missing' | 'tooMany'): RenderedPage {
  const words = HELP_WORDS[frame.language];
  const hint = what === 'missing' ? `<p>${words.missingHint}</p>` : '';
  return page(frame, {
    title: `${words[what]} · ${frame.shopName}`,
    description: words.description(frame.shopName),
    path: '',
    hidden: true,
    body: `${crumbs(frame)}<h2>${words[what]}</h2>${hint}`,
  });
}

function page(frame: HelpFrame, { title, description, path, body, languages, hidden }: Page): RenderedPage {
  const { language, home, shopName, inboxKey } = frame;
  const words = HELP_WORDS[language];
  const style = helpStyle(frame.color);
  const at = (one: Language) => `${home}${path}?lang=${one}`;
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  const there = languages ?? LANGUAGES;
  const alternates = there
    .map((one) => `<link rel="alternate" hreflang="${one}" href="${safe(at(one))}">`)
    .join('');
  const canonical = there.includes(language) ? at(language) : at(there[0]!);
  const search = hidden
    ? '<meta name="robots" content="noindex">'
    : `<link rel="canonical" href="${safe(canonical)}">${alternates}<link rel="alternate" hreflang="x-default" href="${safe(home + path)}">`;
  const logo = frame.logoUrl ? `<img src="${safe(frame.logoUrl)}" alt="">` : '';
  const q = frame.q ? ` value="${safe(frame.q)}"` : '';
  const switchTo = `/help/${inboxKey}${path}?lang=${other}${frame.q ? `&q=${encodeURIComponent(frame.q)}` : ''}`;
  return {
    style,
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${safe(title)}</title><meta name="description" content="${safe(description)}">${search}<meta property="og:title" content="${safe(title)}"><meta property="og:description" content="${safe(description)}"><meta property="og:type" content="${path ? 'article' : 'website'}"><meta property="og:url" content="${safe(at(language))}"><meta property="og:site_name" content="${safe(shopName)}"><meta property="og:locale" content="${language === 'en' ? 'en_US' : 'zh_CN'}"><meta name="theme-color" content="${frame.color}"><style>${style}</style></head><body><header><div class="in"><div><a class="name" href="/help/${inboxKey}?lang=${language}">${logo}${safe(shopName)}</a><a href="${safe(switchTo)}" hreflang="${other}" lang="${other}">${words.other}</a></div><h1>${words.help}</h1><form class="find" role="search" action="/help/${inboxKey}"><input type="hidden" name="lang" value="${language}"><input type="search" name="q" maxlength="200" required aria-label="${words.search}" placeholder="${words.searchPlaceholder}"${q}><button>${words.search}</button></form></div></header><main>${body}</main></body></html>`,
  };
}

function crumbs({ inboxKey, language }: HelpFrame): string {
  return `<nav class="crumbs"><a href="/help/${inboxKey}?lang=${language}">${HELP_WORDS[language].back}</a></nav>`;
}

function list(
  { inboxKey, language }: HelpFrame,
  articles: readonly { slug: string; title: string; more?: string }[],
): string {
  const line = ({ slug, title, more }: { slug: string; title: string; more?: string }) =>
    `<li><a href="/help/${inboxKey}/${encodeURIComponent(slug)}?lang=${language}">${safe(title)}${more ? `<small>${safe(more)}</small>` : ''}</a></li>`;
  return `<ul class="list">${articles.map(line).join('')}</ul>`;
}

function excerpt(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > 150 ? `${characters.slice(0, 150).join('')}…` : characters.join('');
}

export function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
