import { type Content, type EmailContent } from '@yingda/contracts';
import { codePoints, LIMITS } from '@yingda/contracts/names';
import type { MediaRef, Part } from '../adapters/channel-event';
import { textPieces } from './split-text';
import { storable } from './storable';

/** A file of a received message, before its bytes are here. */
export interface AnnouncedFile {
  attachmentId: string;
  kind: 'image' | 'voice' | 'video' | 'file';
  name: string;
  durationMs?: number;
}

/** What a part of a provider's message becomes: the content of a message of ours, and the files still to be fetched. */
export interface PartContent {
  content: Content;
  files: (AnnouncedFile & { place: string })[];
}

/** Makes the ids of files; the outside world's part in otherwise pure rules. */
export type NewId = () => string;

type MediaPart = Extract<Part, { media: MediaRef }>;
type EmailPart = Extract<Part, { kind: 'email' }>;

/**
 * The contents of one part, in order: one, but for a text longer than ours may be. What a channel's customers write is
 * shown, whatever it is: what cannot be shown as its kind is shown as text, or as unsupported.
 */
export function contentsOf(part: Part, newId: NewId): PartContent[] {
  switch (part.kind) {
    case 'text':
      return textsOf(part.text);
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return [mediaOf(part, newId)];
    case 'location':
      return isPlace(part) ? [plain(placeOf(part))] : unknown('location');
    case 'link':
      return isWeb(part.url)
        ? [
            plain({
              kind: 'link',
              url: part.url,
              ...(part.title ? { title: cut(storable(part.title), 200) } : {}),
            }),
          ]
        : textsOf([part.title, part.url].filter(Boolean).join('\n'));
    case 'product-card':
      return [plain(cardOf(part))];
    case 'email':
      return [mailOf(part, newId)];
    case 'unsupported':
      return unknown(part.providerKind);
  }
}

/** The media of a part by its place in it; where `fetchMedia` begins. */
export function mediaIn(part: Part | undefined, index: number): MediaRef | null {
  if (!part) return null;
  if ('media' in part) return index === 0 ? part.media : null;
  return part.kind === 'email' ? (part.attachments[index] ?? null) : null;
}

function textsOf(text: string): PartContent[] {
  const whole = storable(text);
  if (whole.trim() === '') return unknown('empty-text');
  const pieces =
    codePoints(whole) <= LIMITS.textCodePoints
      ? [whole]
      : textPieces(whole, { most: LIMITS.textCodePoints, unit: 'code-points' });
  return pieces.map((piece) => plain({ kind: 'text', text: piece }));
}

function mediaOf(part: MediaPart, newId: NewId): PartContent {
  const file = announced(part.media, { kind: part.kind, attachmentId: newId(), index: 0 });
  const caption = part.caption && cut(storable(part.caption), LIMITS.captionCodePoints);
  const content: Content = {
    kind: part.kind,
    attachmentId: file.attachmentId,
    ...(caption ? { caption } : {}),
    attachment: factsOf(part.media, file),
  };
  return { content, files: [file] };
}

const MOST_ATTACHMENTS = 50;

function mailOf(part: EmailPart, newId: NewId): PartContent {
  const files = part.attachments
    .slice(0, MOST_ATTACHMENTS)
    .map((media, index) => announced(media, { kind: 'file', attachmentId: newId(), index }));
  const content: EmailContent = {
    kind: 'email',
    subject: storable(part.subject).slice(0, 500),
    text: storable(part.text).slice(0, LIMITS.emailUnits),
    // Cut in the middle it would be no html any more; the text says the same.
    html: part.html !== null && part.html.length <= LIMITS.emailUnits ? storable(part.html) : null,
    quoted: part.quoted && storable(part.quoted).slice(0, LIMITS.emailUnits),
    attachments: files.map((file, index) => {
      const media = part.attachments[index]!;
      return {
        attachmentId: file.attachmentId,
        ...(media.contentId ? { contentId: storable(media.contentId).slice(0, 500) } : {}),
        attachment: factsOf(media, file),
      };
    }),
  };
  return { content, files };
}

function announced(
  media: MediaRef,
  as: { kind: AnnouncedFile['kind']; attachmentId: string; index: number },
): PartContent['files'][number] {
  const name = storable(media.name ?? '').slice(0, 200);
  return {
    attachmentId: as.attachmentId,
    kind: as.kind,
    name: name || as.kind,
    place: String(as.index),
    ...(media.durationMs === undefined ? {} : { durationMs: media.durationMs }),
  };
}

function factsOf(media: MediaRef, file: AnnouncedFile) {
  const said = media.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return {
    name: file.name,
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(said) && said.length <= 127 ? said : 'application/octet-stream',
    bytes: 0,
    ...(media.durationMs === undefined ? {} : { durationMs: Math.max(0, Math.round(media.durationMs)) }),
    state: 'pending' as const,
  };
}

function cardOf(part: Extract<Part, { kind: 'product-card' }>): Content {
  return {
    kind: 'product-card',
    productId: storable(part.productId).slice(0, 64) || '-',
    title: cut(storable(part.title), 200) || '-',
    ...(part.price ? { price: storable(part.price).slice(0, 40) } : {}),
    ...(part.imageUrl && isWeb(part.imageUrl) ? { imageUrl: part.imageUrl } : {}),
    ...(part.url && isWeb(part.url) ? { url: part.url } : {}),
  };
}

function placeOf({ kind, latitude, longitude, name, address }: Extract<Part, { kind: 'location' }>): Content {
  return {
    kind,
    latitude,
    longitude,
    ...(name ? { name: cut(storable(name), 200) } : {}),
    ...(address ? { address: cut(storable(address), 500) } : {}),
  };
}

function isPlace(part: { latitude: number; longitude: number }): boolean {
  return Math.abs(part.latitude) <= 90 && Math.abs(part.longitude) <= 180;
}

function isWeb(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url) && url.length <= 2_000 && storable(url) === url;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join('');
}

function unknown(providerKind: string): PartContent[] {
  const word = providerKind.replace(/[^\w.-]/g, '-').slice(0, 64);
  return [plain({ kind: 'unsupported', providerKind: word || 'unknown' })];
}

function plain(content: Content): PartContent {
  return { content, files: [] };
}
