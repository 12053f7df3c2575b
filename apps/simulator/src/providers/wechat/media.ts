import type { World } from '../../world/world';
import type { AccountSettings } from './account';
import { WeChatError } from './errors';

export type MediaType = 'image' | 'voice' | 'video' | 'thumb' | 'file';

export interface Media {
  id: string;
  type: MediaType;
  name: string;
  contentType: string;
  bytes: Buffer;
  createdAt: number;
  /** A form a browser plays, where the bytes are none. */
  shown?: { contentType: string; bytes: Buffer };
}

const MB = 1024 * 1024;
/** Formats by type, most bytes, and the code for too many. */
const LIMITS: Record<Exclude<MediaType, 'file'>, { formats: string[]; most: number; code: number }> = {
  image: { formats: ['image/png', 'image/jpeg', 'image/gif'], most: 10 * MB, code: 40009 },
  voice: { formats: ['audio/amr', 'audio/mpeg'], most: 2 * MB, code: 40010 },
  video: { formats: ['video/mp4'], most: 10 * MB, code: 40011 },
  thumb: { formats: ['image/jpeg'], most: 64 * 1024, code: 40012 },
};

/** Temporary files of an account: kept three days. */
export class MediaStore {
  #kept = new Map<string, Media>();

  constructor(
    private readonly world: World,
    private readonly settings: () => AccountSettings,
  ) {}

  /** What the product uploads, checked as WeChat does. @throws WeChatError */
  upload(type: string, file: { name: string; bytes: Buffer }): Media {
    const limit = Object.hasOwn(LIMITS, type) ? LIMITS[type as keyof typeof LIMITS] : undefined;
    if (!limit) throw new WeChatError(40004);
    if (!file.name || !file.bytes.length) throw new WeChatError(41005);
    if (file.bytes.length > limit.most) throw new WeChatError(limit.code);
    const contentType = formatOf(file.bytes);
    if (!contentType || !limit.formats.includes(contentType)) throw new WeChatError(40005);
    return this.keep({ type: type as MediaType, contentType, ...file });
  }

  keep(media: Omit<Media, 'id' | 'createdAt'>): Media {
    const id = this.world.random.text(64, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-');
    const kept = { ...media, id, createdAt: this.world.clock.now() };
    this.#kept.set(id, kept);
    return kept;
  }

  /** @throws WeChatError 40007 when there is none, or its three days are over */
  require(id: unknown): Media {
    const media = typeof id === 'string' ? this.#kept.get(id) : undefined;
    const age = media && this.world.clock.now() - media.createdAt;
    if (!media || age === undefined || age >= this.settings().media_life_ms) throw new WeChatError(40007);
    return media;
  }

  /** For the phone, which keeps what it has once shown. */
  find(id: string): Media | undefined {
    return this.#kept.get(id);
  }

  clear(): void {
    this.#kept.clear();
  }
}

/** What the first bytes say; null for what WeChat does not take. */
export function formatOf(bytes: Buffer): string | null {
  const starts = (text: string, at = 0) =>
    bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));
  if (starts('\x89PNG')) return 'image/png';
  if (starts('\xff\xd8\xff')) return 'image/jpeg';
  if (starts('GIF8')) return 'image/gif';
  if (starts('#!AMR')) return 'audio/amr';
  if (starts('#!SILK') || starts('#!SILK', 1)) return 'audio/silk';
  if (starts('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return 'audio/mpeg';
  if (starts('ftyp', 4)) return 'video/mp4';
  return null;
}

export const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'audio/amr': 'amr',
  'audio/silk': 'silk',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
};
