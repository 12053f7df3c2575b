import { linkify } from '@yingda/design-system';

const ANCHOR = /<a\s+([^>]*)>(.*?)<\/a>/gis;

interface Part {
  text: string;
  href?: string;
}

/** Text with the one tag that WeChat draws in it, and with addresses one can tap. Everything else is text. */
export function RichText({ text }: { text: string }) {
  return (
    <>
      {partsOf(text).map((part, at) =>
        part.href ? (
          <a key={at} href={part.href} target="_blank" rel="noreferrer">
            {part.text}
          </a>
        ) : (
          <span key={at}>{part.text}</span>
        ),
      )}
    </>
  );
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(ANCHOR)) {
    const href = /href\s*=\s*["']([^"']*)["']/i.exec(match[1] ?? '')?.[1] ?? '';
    parts.push(...plain(text.slice(from, match.index)));
    // A link of a mini program has no address to go to here.
    parts.push({ text: match[2] ?? '', ...(/^https?:\/\//i.test(href) ? { href } : {}) });
    from = match.index + match[0].length;
  }
  return [...parts, ...plain(text.slice(from))];
}

function plain(text: string): Part[] {
  return linkify(text).map((part) => ({
    text: part.text,
    ...('href' in part && part.href ? { href: part.href } : {}),
  }));
}
