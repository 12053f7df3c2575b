import type { MediaRef, Part } from '../channel-event';
import { type JsonRecord, listOf, numberIn, recordOf, stringOf } from '../json';

/** Parts of a message: `data.parts`, one part as `data.content`, or just `data.text`. */
export function partsOf(data: JsonRecord): Part[] {
  const listed = listOf(data['parts']);
  const single = recordOf(data['content']);
  const parts = listed.length > 0 ? listed : Object.keys(single).length > 0 ? [single] : [];
  const text = stringOf(data['text']);
  const read = parts.slice(0, MOST_PARTS).flatMap(partOf);
  return text.trim() === '' ? read : [{ kind: 'text', text }, ...read];
}

const MOST_PARTS = 50;
const FILES: Record<string, 'image' | 'voice' | 'video' | 'file' | undefined> = {
  image: 'image',
  voice: 'voice',
  audio: 'voice',
  video: 'video',
  file: 'file',
};

/** The shapes of channels.md 5; a kind nobody knows is shown under its own name. */
function partOf(part: JsonRecord): Part[] {
  const kind = stringOf(part['kind']) || stringOf(part['type']);
  const file = Object.hasOwn(FILES, kind) ? FILES[kind] : undefined;
  if (file) return [filePart(file, part)];
  switch (kind) {
    case 'text': {
      const text = stringOf(part['text']);
      return text.trim() === '' ? [] : [{ kind: 'text', text }];
    }
    case 'location':
      return [placePart(part)];
    case 'link':
    case 'link_card':
      return [linkPart(part)];
    case 'product':
    case 'product-card':
      return [productPart(part)];
    default:
      return [unsupported(kind || 'part')];
  }
}

function filePart(kind: 'image' | 'voice' | 'video' | 'file', part: JsonRecord): Part {
  const media = { ...recordOf(part['media']), ...part };
  const url = stringOf(recordOf(part['media'])['url']) || stringOf(part['url']);
  if (!isWeb(url)) return unsupported(kind);
  const caption = stringOf(part['caption']);
  const name = stringOf(media['name']);
  const contentType = stringOf(media['mime']) || stringOf(media['content_type']);
  const durationMs = numberIn(media['duration_ms']);
  const ref: MediaRef = {
    ref: url,
    ...(name ? { name } : {}),
    ...(contentType ? { contentType } : {}),
    ...(durationMs === null ? {} : { durationMs }),
  };
  return { kind, media: ref, ...(caption ? { caption } : {}) };
}

function placePart(part: JsonRecord): Part {
  const latitude = numberIn(part['lat'] ?? part['latitude']);
  const longitude = numberIn(part['lng'] ?? part['longitude']);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
    return unsupported('location');
  return { kind: 'location', latitude, longitude, ...words(part, { name: 'name', address: 'address' }) };
}

function linkPart(part: JsonRecord): Part {
  const url = stringOf(part['url']);
  if (!isWeb(url)) return unsupported('link');
  return { kind: 'link', url, ...words(part, { title: 'title', description: 'desc' }) };
}

function productPart(part: JsonRecord): Part {
  const productId = stringOf(part['id']) || stringOf(part['product_id']);
  const title = stringOf(part['title']);
  if (productId === '' || title === '') return unsupported('product');
  const { imageUrl, url, ...rest } = words(part, { price: 'price', imageUrl: 'image', url: 'url' });
  return {
    kind: 'product-card',
    productId,
    title,
    ...rest,
    ...(imageUrl && isWeb(imageUrl) ? { imageUrl } : {}),
    ...(url && isWeb(url) ? { url } : {}),
  };
}

/** Texts that are there, under our names. */
function words<T extends string>(part: JsonRecord, names: Record<T, string>): Partial<Record<T, string>> {
  const found: Partial<Record<T, string>> = {};
  for (const [ours, theirs] of Object.entries(names) as [T, string][]) {
    const word = stringOf(part[theirs]);
    if (word !== '') found[ours] = word;
  }
  return found;
}

function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function unsupported(kind: string): Part {
  return { kind: 'unsupported', providerKind: kind.replace(/[^\w.-]/g, '_').slice(0, 60) };
}
