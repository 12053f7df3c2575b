import type { World } from '../../world/world';
import { EXTENSIONS, formatOf } from '../wechat/media';
import type { AccountSettings } from './account';
import { WeComError } from './errors';

export type MediaType = 'image' | 'voice' | 'video' | 'file';

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
/** Each must be longer than this. */
const LEAST_BYTES = 5;
/** Formats by type (null: any), most bytes, and the code for too many. */
const LIMITS: Record<MediaType, { formats: string[] | null; most: number; code: number }> = {
  image: { formats: ['image/png', 'image/jpeg', 'image/gif'], most: 10 * MB, code: 40009 },
  voice: { formats: ['audio/amr'], most: 2 * MB, code: 40010 },
  video: { formats: ['video/mp4'], most: 10 * MB, code: 40011 },
  file: { formats: null, most: 20 * MB, code: 40006 },
};

/** Temporary files of a company: kept three days. */
export class MediaStore {
  #kept = new Map<string, Media>();

  constructor(
    private readonly world: World,
    private readonly settings: () => AccountSettings,
  ) {}

  /** What the product uploads, checked as WeCom does. @throws WeComError */
  upload(type: string, file: { name: string; bytes: Buffer }): Media {
    const limit = Object.hasOwn(LIMITS, type) ? LIMITS[type as MediaType] : undefined;
    if (!limit) throw new WeComError(40004);
    if (!file.name || !file.bytes.length) throw new WeComError(44001);
    if (file.bytes.length <= LEAST_BYTES) throw new WeComError(40006);
    if (file.bytes.length > limit.most) throw new WeComError(limit.code);
    const contentType = formatOf(file.bytes);
    if (limit.formats && (!contentType || !limit.formats.includes(contentType))) throw new WeComError(40005);
    return this.keep({
      type: type as MediaType,
      contentType: contentType ?? 'application/octet-stream',
      ...file,
    });
  }

  keep(media: Omit<Media, 'id' | 'createdAt'>): Media {
    const kept = { ...media, id: this.world.random.text(64), createdAt: this.world.clock.now() };
    this.#kept.set(kept.id, kept);
    return kept;
  }

  /** @throws WeComError 40007 when there is none, its three days are over, or it is of another type */
  require(id: unknown, type?: MediaType): Media {
    const media = typeof id === 'string' ? this.#kept.get(id) : undefined;
    const age = media && this.world.clock.now() - media.createdAt;
    if (!media || age === undefined || age >= this.settings().media_life_ms) throw new WeComError(40007);
    if (type && media.type !== type) throw new WeComError(40007, `it is of type ${media.type}`);
    return media;
  }

  /** For the phone, which keeps what it has once shown. */
  find(id: string): Media | undefined {
    return this.#kept.get(id);
  }
}

/** The name a download gets: a file keeps its own. */
export function downloadName({ type, name, id, contentType }: Media): string {
  return type === 'file' ? name : `${id}.${EXTENSIONS[contentType] ?? 'bin'}`;
}
