import type { Part } from '../channel-event';
import { listOf, recordOf, stringOf, type JsonRecord } from '../json';

/** Words first, then what is attached, in its order. */
export function messageParts(message: JsonRecord): Part[] {
  const text = stringOf(message.text);
  const attached = listOf(message.attachments).map((attachment) => attachmentPart(attachment));
  const parts: Part[] = [...(text ? [{ kind: 'text', text } as const] : []), ...attached];
  if (parts.length > 0) return parts;
  if (message.is_unsupported === true) return [unsupported('unsupported')];
  const sticker = stringOf(message.sticker_id);
  return [unsupported(sticker ? 'sticker' : 'empty')];
}

const FILES: Readonly<Record<string, 'image' | 'video' | 'voice' | 'file'>> = {
  image: 'image',
  sticker: 'image',
  video: 'video',
  // Recordings are the only sounds one can send there.
  audio: 'voice',
  file: 'file',
};

const POSTS = new Set([
  'fallback',
  'share',
  'reel',
  'ig_reel',
  'story_mention',
  'ig_post',
  'post',
  'ig_story',
]);

function attachmentPart(attachment: JsonRecord): Part {
  const type = stringOf(attachment.type);
  const payload = recordOf(attachment.payload);
  const url = stringOf(payload.url) || stringOf(attachment.url);
  const kind = FILES[type];
  // The address is signed and dies: it is what is fetched, at once.
  if (kind && url) return { kind, media: { ref: url } };
  if (POSTS.has(type) && url) {
    const title = stringOf(payload.title) || stringOf(attachment.title);
    return { kind: 'link', url, ...(title ? { title } : {}) };
  }
  if (type === 'location') {
    const { lat, long } = recordOf(payload.coordinates) as { lat?: unknown; long?: unknown };
    if (typeof lat === 'number' && typeof long === 'number')
      return { kind: 'location', latitude: lat, longitude: long };
  }
  return unsupported(type || 'attachment');
}

function unsupported(kind: string): Part {
  return { kind: 'unsupported', providerKind: kind.slice(0, 60) };
}
