/** A piece of a message: plain text, or a link with an address that is safe to put into `href`. */
export type TextPart = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

// Only ASCII belongs to an address here: in 看https://a.cn/x谢谢 the link ends before 谢, as every messenger does it.
// Quantifiers are bounded so that hostile text costs linear time.
const CANDIDATE =
  /(https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]{1,2000})|(www\.[a-z0-9][\w\-.~:/?#[\]@!$&'()*+,;=%]{1,2000})|([a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,62}){0,5}\.[a-z]{2,24})/gi;

/** Cuts sentence punctuation and an unopened closing bracket from the end. */
function trimmed(candidate: string): string {
  let end = candidate.length;
  for (;;) {
    const sign = candidate[end - 1] as string;
    const open = { ')': '(', ']': '[' }[sign];
    const body = candidate.slice(0, end);
    const unopened = open !== undefined && body.split(open).length < body.split(sign).length;
    if (!/[.,;:!?'"*]/.test(sign) && !unopened) return body;
    end -= 1;
  }
}

function addressOf(text: string, kind: 'url' | 'host' | 'mail'): string | undefined {
  if (kind === 'mail') return `mailto:${text}`;
  try {
    const url = new URL(kind === 'host' ? `https://${text}` : text);
    // A user part hides the true host from the reader (https://bank.example@evil.example).
    if (url.username || url.password) return undefined;
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Splits text into plain parts and links (http, https, www., e-mail). Joined together the parts give the text back;
 * no other scheme ever becomes a link, and rendering stays with the caller, as text.
 */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let last = 0;
  const plain = (to: number) => {
    if (to > last) parts.push({ kind: 'text', text: text.slice(last, to) });
  };
  for (const match of text.matchAll(CANDIDATE)) {
    const before = text[match.index - 1];
    if (before !== undefined && /[\w@/]/.test(before) && !match[1]) continue;
    const kind = match[1] ? 'url' : match[2] ? 'host' : 'mail';
    const shown = trimmed(match[0]);
    const href = addressOf(shown, kind);
    if (!href) continue;
    plain(match.index);
    parts.push({ kind: 'link', text: shown, href });
    last = match.index + shown.length;
  }
  plain(text.length);
  return parts;
}
