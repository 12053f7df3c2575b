import { type Content } from '@yingda/contracts';
import { codePoints, LIMITS, Refusal, SENDABLE_KINDS, STAFF_KINDS } from '@yingda/contracts/names';

const EXCERPT = 120;
// A card of an order is made by the server from an order of this customer, never by who sends it.
const sendable: ReadonlySet<string> = new Set([...SENDABLE_KINDS, 'order-card']);
const ofStaff: ReadonlySet<string> = new Set([...STAFF_KINDS, 'order-card']);
type AttachmentContent = Extract<Content, { attachmentId: string }>;

/** First 120 characters on one line; for other kinds than text a bracketed word such as "[image]". */
export function excerptOf(content: Content): string {
  const text = wordsOf(content);
  const line = text
    .slice(0, EXCERPT * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (line !== '' || content.kind === 'text')
    return line.length <= EXCERPT ? line : [...line].slice(0, EXCERPT).join('');
  return `[${content.kind}]`;
}

// A mail is known by its subject; one without is shown by what it says.
function wordsOf(content: Content): string {
  if (content.kind === 'email') return content.subject.trim() || content.text;
  if (content.kind === 'survey') return content.question;
  if (content.kind === 'order-card') return `${content.number} ${content.title}`;
  return content.kind === 'text' || content.kind === 'template' || content.kind === 'menu'
    ? content.text
    : '';
}

/** The words of a message as somebody would search for them; empty when it has none. */
export function textOf(content: Content): string {
  switch (content.kind) {
    case 'text':
    case 'template':
      return content.text;
    case 'image':
    case 'file':
    case 'voice':
    case 'video':
      return [content.caption, content.kind === 'file' ? content.attachment?.name : undefined]
        .filter(Boolean)
        .join(' ');
    case 'product-card':
      return `${content.title} ${content.productId}`;
    case 'order-card':
      return `${content.number} ${content.title}`;
    case 'link':
      return [content.title, content.url].filter(Boolean).join(' ');
    case 'location':
      return [content.name, content.address].filter(Boolean).join(' ');
    case 'email':
      return [content.subject, content.text, ...content.attachments.map((one) => one.attachment?.name)]
        .filter(Boolean)
        .join(' ');
    case 'menu':
      return [content.text, ...content.items.map((item) => item.label), content.tail]
        .filter(Boolean)
        .join(' ');
    case 'survey':
      return content.title;
    case 'event':
    case 'unsupported':
      return '';
  }
}

/** What somebody has written of a message: templates are worded by the provider's rules. */
export function writtenWords(content: Content): string {
  return content.kind === 'template' ? '' : textOf(content);
}

export function isAttachment(content: Content): content is AttachmentContent {
  return 'attachmentId' in content;
}

// U+0000 and half characters are no text, and PostgreSQL keeps neither.
// eslint-disable-next-line no-control-regex -- that very character
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

/** Refuses texts that are none, at any depth. */
export function checkStorable(value: unknown): void {
  if (typeof value === 'string' && UNSTORABLE.test(value))
    throw new Refusal('invalid-payload', 'A text holds U+0000 or half a character.');
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(checkStorable);
}

/** Refuses what its sender may not send: kinds of the system or of staff, blank and overlong texts. */
export function checkSendable(content: Content, by: 'agent' | 'others' = 'agent'): void {
  if (!sendable.has(content.kind) || (by !== 'agent' && ofStaff.has(content.kind)))
    throw new Refusal('unsupported-content-kind', `Messages of kind ${content.kind} cannot be sent.`);
  checkStorable(content);
  if (content.kind === 'text') {
    if (content.text.trim() === '') throw new Refusal('text-empty', 'The message has no text.');
    if (content.text.length > LIMITS.textCodePoints && codePoints(content.text) > LIMITS.textCodePoints)
      throw new Refusal('text-too-long', `A message holds at most ${LIMITS.textCodePoints} characters.`);
  }
}
