import { type Content } from '@yingda/contracts';
import type { Conversion } from '@yingda/contracts/names';
import type { Capabilities } from '../adapters/adapter';
import { locationAsText, menuAsText } from '../adapters/menu-text';
import type { PieceBody } from '../adapters/piece';
import { menuForm } from './menu-pieces';
import { lengthIn } from './text-length';
import { textPieces } from './split-text';

/** What is known around a message that is turned into pieces. */
export interface Around {
  /** A link by which the customer reads a file; good for days. */
  linkTo: (attachmentId: string) => string;
  /** Words of the message that is answered; null when it answers none, or the channel shows that itself. */
  quote: string | null;
  /** Of the message: what a tap on one of its buttons brings back. In a preview any id will do. */
  messageId: string;
}

/** A message as its channel carries it, and what had to become something else for that. */
export interface Converted {
  pieces: PieceBody[];
  conversions: Conversion[];
}

type Can = Pick<Capabilities, 'text' | 'captionMost' | 'carries' | 'fileBytes' | 'fileTakes' | 'menus'>;
type FileContent = Extract<Content, { attachmentId: string }>;
type FilePiece = Extract<PieceBody, { attachmentId: string }>;

/**
 * Pure: content → pieces. What the channel lacks is turned into text by a fixed list (channels.md 5); the composer shows
 * the same before sending.
 */
export function toPieces(content: Content, can: Can, around: Around): Converted {
  const conversions = new Set<Conversion>();
  const pieces = convert(content, can, { around, note: (conversion) => conversions.add(conversion) });
  return { pieces, conversions: [...conversions] };
}

interface Notes {
  around: Around;
  note: (conversion: Conversion) => void;
}

function convert(content: Content, can: Can, notes: Notes): PieceBody[] {
  switch (content.kind) {
    case 'text':
      return texts(content.text, can, notes);
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return [...quoted(can, notes), ...file(content, can, notes)];
    case 'product-card': {
      const { title, price, url, imageUrl } = content;
      if (url && (can.carries.includes('product-card') || can.carries.includes('link'))) {
        if (!can.carries.includes('product-card')) notes.note('card-as-link');
        const card: PieceBody = { kind: 'link', url, title };
        if (price) card.description = price;
        if (imageUrl) card.imageUrl = imageUrl;
        return [...quoted(can, notes), card];
      }
      notes.note('card-as-text');
      return texts(lines(title, price, url), can, notes);
    }
    case 'order-card': {
      const { number, title, status, total, tracking, url, imageUrl } = content;
      if (url && (can.carries.includes('product-card') || can.carries.includes('link'))) {
        if (!can.carries.includes('product-card')) notes.note('card-as-link');
        const card: PieceBody = { kind: 'link', url, title: `${number} ${title}` };
        card.description = [status, total, tracking].filter(Boolean).join(' · ');
        if (imageUrl) card.imageUrl = imageUrl;
        return [...quoted(can, notes), card];
      }
      notes.note('card-as-text');
      return texts(lines(`${number} ${title}`, `${status} · ${total}`, tracking, url), can, notes);
    }
    case 'link':
      if (can.carries.includes('link'))
        return [
          ...quoted(can, notes),
          { kind: 'link', url: content.url, title: content.title || content.url },
        ];
      notes.note('link-as-text');
      return texts(lines(content.title, content.url), can, notes);
    case 'location': {
      const { latitude, longitude, name, address } = content;
      const place = { kind: 'location' as const, latitude, longitude, ...given({ name, address }) };
      if (can.carries.includes('location')) return [...quoted(can, notes), place];
      notes.note('location-as-text');
      return texts(locationAsText(place), can, notes);
    }
    case 'template':
      if (can.carries.includes('template'))
        return [
          {
            kind: 'template',
            name: content.name,
            language: content.language,
            params: content.values.map(({ value }) => value.trim()),
            fields: content.values.map(({ field }) => field),
          },
        ];
      return texts(content.text, can, notes);
    case 'email': {
      const files = content.attachments.map(({ attachmentId }) => attachmentId);
      if (can.carries.includes('email'))
        return [
          {
            kind: 'email',
            text: content.text,
            attachmentIds: files,
            ...given({ html: content.html ?? undefined, quoted: content.quoted ?? undefined }),
          },
        ];
      if (files.length > 0) notes.note('file-as-link');
      return texts([content.text, ...files.map(notes.around.linkTo)].join('\n'), can, notes);
    }
    case 'menu':
    case 'survey': {
      const form = menuForm(content, can, notes.around.messageId);
      if ('buttons' in form) return [form.buttons];
      if (form.numbered) notes.note('menu-as-text');
      return texts(form.text, can, notes);
    }
    case 'event':
    case 'unsupported':
      // What happened, and what nobody could read: said by screens, never sent.
      return [];
  }
}

function texts(text: string, can: Can, notes: Notes): PieceBody[] {
  const whole = notes.around.quote === null ? text : `${quoteLine(notes.around.quote)}\n${text}`;
  if (notes.around.quote !== null) notes.note('quote-as-text');
  const pieces = textPieces(whole, can.text);
  if (pieces.length > 1) notes.note('split');
  return pieces.map((piece) => ({ kind: 'text', text: piece }));
}

// Files and cards carry no words of ours, so what they answer goes before them.
function quoted(can: Can, notes: Notes): PieceBody[] {
  if (notes.around.quote === null) return [];
  notes.note('quote-as-text');
  return textPieces(quoteLine(notes.around.quote), can.text).map((text) => ({ kind: 'text', text }));
}

function quoteLine(excerpt: string): string {
  return `> ${excerpt.replace(/\s+/g, ' ').trim()}`;
}

/** As it is where the channel takes the kind, its format and the size; as a plain file; else as a link to it. */
function file(content: FileContent, can: Can, notes: Notes): PieceBody[] {
  const fits = (kind: FilePiece['kind']) =>
    can.carries.includes(kind) &&
    (content.attachment?.bytes ?? 0) <= (can.fileBytes[kind] ?? Number.POSITIVE_INFINITY) &&
    takes(kind, content, can);
  const kind = [content.kind, 'file' as const].find(fits);
  const url = notes.around.linkTo(content.attachmentId);
  if (!kind) {
    notes.note('file-as-link');
    const text = lines(content.caption, `📎 ${content.attachment?.name ?? ''}`.trim(), url);
    return textPieces(text, can.text).map((piece) => ({ kind: 'text', text: piece }));
  }
  if (kind !== content.kind) notes.note('file-as-file');
  const piece: FilePiece = { kind, attachmentId: content.attachmentId, url };
  if (content.attachment?.durationMs !== undefined) piece.durationMs = content.attachment.durationMs;
  const caption = content.caption?.trim();
  if (!caption) return [piece];
  if (lengthIn(caption, can.text.unit) <= (can.captionMost ?? can.text.most)) return [{ ...piece, caption }];
  notes.note('caption-apart');
  return [piece, ...textPieces(caption, can.text).map((text): PieceBody => ({ kind: 'text', text }))];
}

/** Whether its format goes as this kind; what nobody knows of it is left to the provider. */
function takes(kind: FilePiece['kind'], { attachment }: FileContent, { fileTakes }: Can): boolean {
  const types = kind === 'file' ? undefined : fileTakes?.types[kind];
  const type = attachment?.contentType.split(';')[0]!.trim().toLowerCase();
  if (types && type && !types.includes(type)) return false;
  return (
    kind !== 'voice' || (attachment?.durationMs ?? 0) <= (fileTakes?.voiceMs ?? Number.POSITIVE_INFINITY)
  );
}

/** Without what is not set: a field that is there means something to an adapter. */
function given<T extends Record<string, string | undefined>>(fields: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as {
    [K in keyof T]?: string;
  };
}

function lines(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part.trim() !== '').join('\n');
}

/** What a piece says, for the composer's preview. */
export function wordsOf(piece: PieceBody): string {
  switch (piece.kind) {
    case 'text':
    case 'email':
      return piece.text;
    case 'link':
      return lines(piece.title, piece.description, piece.url);
    case 'location':
      return locationAsText(piece);
    case 'menu':
      return menuAsText(piece);
    case 'template':
      return [piece.name, ...piece.params].join(' ');
    default:
      return piece.caption ?? '';
  }
}
