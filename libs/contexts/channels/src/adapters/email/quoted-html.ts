import sanitizeHtml from 'sanitize-html';
import { cleaning, cleanHtml, textOfHtml } from './html';
import { isAttribution } from './quoted-text';

/** Elements that mail programs put around what is quoted… */
const AROUND = /\b(gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix|zmail_extra|tutanota_quote)\b/;
const AROUND_IDS = new Set(['isReplyContent', 'reply-intro']);
/** …and those they put above it, with the quote as what follows (Outlook, QQ Mail). */
const ABOVE_IDS = new Set([
  'divRplyFwdMsg',
  'appendonsend',
  'x_divRplyFwdMsg',
  'mail-editor-reference-message-container',
]);

const GAP = '(?:<[^>]{0,2000}>|&nbsp;|\\s)*';
const SEPARATOR = new RegExp(
  `-{4,80}${GAP}(?:原始邮件|原始郵件|原邮件|回复的原邮件|Original(?:${GAP}Message)?|Replied${GAP}Message)${GAP}-{4,80}`,
  'i',
);
const FROM_LABEL = new RegExp(`>(?:&nbsp;|\\s)*(?:From|发件人|發件人|寄件者|差出人)${GAP}[:：]`, 'gi');
const OTHER_LABELS =
  />(?:&nbsp;|\s)*(?:Sent|Date|To|Subject|发送时间|發送時間|日期|时间|收件人|收件者|主题|主旨|主題|送信日時|宛先|件名)(?:<[^>]{0,2000}>|&nbsp;|\s)*[:：]/gi;
const LABELS_WITHIN = 6_000;
const MOST_LABELS = 100;
const LAST_LINE = 3_000;

/** Cleaned HTML without the history below it, and that history as text. */
export interface FoldedHtml {
  html: string;
  quoted: string | null;
}

/** As `foldQuoted`, by the marks that mail programs leave in HTML. Both parts are safe to show. */
export function foldQuotedHtml(written: string): FoldedHtml {
  const marked = sanitizeHtml(written, markingOptions);
  const cut = firstCut(marked);
  const whole = () => ({ html: cleanHtml(marked), quoted: null });
  if (cut === null) return whole();
  const head = withoutAttribution(cleanHtml(marked.slice(0, cut)));
  if (textOfHtml(head) === '' && !/<img\b/i.test(head)) return whole();
  return { html: head, quoted: textOfHtml(cleanHtml(marked.slice(cut))) };
}

// One pass over the stranger's HTML; later steps see nothing but what this let through.
const markingOptions: sanitizeHtml.IOptions = {
  ...cleaning,
  allowedAttributes: {
    ...(cleaning.allowedAttributes as Record<string, string[]>),
    '*': [...(cleaning.allowedAttributes as Record<string, string[]>)['*']!, 'data-quote'],
  },
  transformTags: {
    ...cleaning.transformTags,
    '*': (tagName, attribs) => {
      const { 'data-quote': _theirs, ...own } = attribs;
      const mark = markOf(tagName, own);
      const name = tagName === 'includetail' ? 'div' : tagName;
      return { tagName: name, attribs: mark ? { ...own, 'data-quote': mark } : own };
    },
  },
  allowedTags: [...(cleaning.allowedTags as string[])],
};

function markOf(tagName: string, attribs: sanitizeHtml.Attributes): 'around' | 'above' | null {
  const id = attribs['id'] ?? '';
  if (tagName === 'includetail' || ABOVE_IDS.has(id)) return 'above';
  if (tagName === 'blockquote' && (attribs['type'] === 'cite' || AROUND_IDS.has(id))) return 'around';
  return AROUND.test(attribs['class'] ?? '') || AROUND_IDS.has(id) ? 'around' : null;
}

/** Where the history begins: the first of all marks after which nothing but history comes. */
function firstCut(marked: string): number | null {
  const cuts = [aboveAt(marked), separatorAt(marked), headerBlockAt(marked), trailingAround(marked)];
  const found = cuts.filter((at): at is number => at !== null);
  return found.length > 0 ? Math.min(...found) : null;
}

function aboveAt(marked: string): number | null {
  const at = /<[a-z0-9]+\b[^<>]*\bdata-quote="above"/i.exec(marked)?.index;
  return at ?? null;
}

function separatorAt(marked: string): number | null {
  return SEPARATOR.exec(marked)?.index ?? null;
}

function headerBlockAt(marked: string): number | null {
  for (const match of [...marked.matchAll(FROM_LABEL)].slice(0, MOST_LABELS)) {
    const within = marked.slice(match.index, match.index + LABELS_WITHIN);
    if ([...within.matchAll(OTHER_LABELS)].length >= 2) return match.index + 1;
  }
  return null;
}

/** An element around the history counts only at the end: what is written below a quote belongs to it. */
function trailingAround(marked: string): number | null {
  const opening = /<([a-z0-9]+)\b[^<>]*\bdata-quote="around"[^<>]*>/gi;
  const spans: { start: number; end: number }[] = [];
  for (let match = opening.exec(marked); match; match = opening.exec(marked)) {
    const end = endOfElement(marked, match[1]!, match.index);
    spans.push({ start: match.index, end });
    opening.lastIndex = end;
  }
  let outside = marked.length;
  let cut: number | null = null;
  for (const span of spans.reverse()) {
    if (textOfHtml(marked.slice(span.end, outside)) !== '') break;
    cut = span.start;
    outside = span.start;
  }
  return cut;
}

function endOfElement(marked: string, tag: string, from: number): number {
  const tags = new RegExp(`<(/?)${tag}\\b[^<>]*>`, 'gi');
  tags.lastIndex = from;
  let depth = 0;
  for (let match = tags.exec(marked); match; match = tags.exec(marked)) {
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return tags.lastIndex;
  }
  return marked.length;
}

/** 163 and others write "… wrote:" above the element that holds the quote. */
function withoutAttribution(head: string): string {
  const last = /(?:^|>)([^<>]{8,400}?)((?:<[^>]*>|&nbsp;|\s)*)$/.exec(head.slice(-LAST_LINE));
  if (!last || !isAttribution(textOfHtml(last[1]!))) return head;
  return cleanHtml(head.slice(0, head.lastIndexOf(last[1]!)));
}
