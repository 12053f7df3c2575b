import { Refusal } from '@yingda/contracts/names';
import type { AdapterContext } from '../adapter';
import { stringOf } from '../json';
import type { PieceBody } from '../piece';
import { textOf } from '../settings';
import { ProviderRefused, refusal, type ApiAnswer, type TencentApi } from './tencent-api';

type MediaKind = 'image' | 'voice' | 'video' | 'file';
type MediaBody = Extract<PieceBody, { attachmentId: string }>;

/** One format: what a file must be for the provider to take it, and how it is called there. */
interface Format {
  contentTypes: readonly string[];
  extension: string;
}

const JPEG: Format = { contentTypes: ['image/jpeg', 'image/jpg'], extension: 'jpg' };
const FORMATS: Readonly<Record<MediaKind, readonly Format[]>> = {
  image: [
    JPEG,
    { contentTypes: ['image/png'], extension: 'png' },
    { contentTypes: ['image/gif'], extension: 'gif' },
  ],
  voice: [
    { contentTypes: ['audio/amr', 'audio/amr-nb', 'audio/3gpp'], extension: 'amr' },
    { contentTypes: ['audio/mpeg', 'audio/mp3'], extension: 'mp3' },
  ],
  video: [{ contentTypes: ['video/mp4'], extension: 'mp4' }],
  file: [],
};

export const MEGABYTE = 1_048_576;
/** Hard limits in bytes (channels.md 1.9, 3.6). */
export const FILE_BYTES = { image: 10 * MEGABYTE, voice: 2 * MEGABYTE, video: 10 * MEGABYTE } as const;
const LONGEST_VOICE_MS = 60_000;

/** What a file must be to go as its kind; a file can be anything. */
export const TAKES = {
  types: {
    image: FORMATS.image.flatMap(({ contentTypes }) => contentTypes),
    voice: FORMATS.voice.flatMap(({ contentTypes }) => contentTypes),
    video: FORMATS.video.flatMap(({ contentTypes }) => contentTypes),
  },
  voiceMs: LONGEST_VOICE_MS,
} as const;

/** Uploads a stored file and gives its media id, good for three days. */
export async function uploaded(api: TencentApi, body: MediaBody, type: MediaKind | 'thumb'): Promise<string> {
  const { name, contentType, bytes } = await api.context.file(body.attachmentId);
  if (body.kind === 'voice' && (body.durationMs ?? 0) > LONGEST_VOICE_MS) {
    throw refusal('bad-content', 'voice-length', 'A voice message may last 60 seconds.');
  }
  return upload(api, { name: nameFor(body.kind, { name, contentType }), contentType, bytes }, type);
}

/** `POST /cgi-bin/media/upload`; both providers have it. */
export async function upload(
  api: TencentApi,
  { name, contentType, bytes }: { name: string; contentType: string; bytes: Buffer },
  type: MediaKind | 'thumb',
): Promise<string> {
  const form = new FormData();
  form.append('media', new Blob([new Uint8Array(bytes)], { type: contentType }), name);
  const { object } = await api.call(`/cgi-bin/media/upload?type=${type}`, { form, timeoutMs: 60_000 });
  const id = stringOf(object?.media_id) || stringOf(object?.thumb_media_id);
  if (id === '') throw refusal('retry-later', 'no-media-id', 'The answer to the upload held no id.');
  return id;
}

/** The customer does not see these names, except a file's: it stays what it was. */
function nameFor(kind: MediaKind, { name, contentType }: { name: string; contentType: string }): string {
  if (kind === 'file') return name;
  const plain = contentType.split(';')[0]!.trim().toLowerCase();
  const format = FORMATS[kind].find((one) => one.contentTypes.includes(plain));
  if (!format) throw refusal('bad-content', 'file-type', `The provider takes no ${kind} of type ${plain}.`);
  return `${kind}.${format.extension}`;
}

/**
 * `GET /cgi-bin/media/get`: bytes, or JSON with an address (videos), or JSON with a refusal. What is not there any more,
 * three days after it was sent, will not come back: such a Refusal is final.
 */
export async function fetchMedia(
  ref: string,
  api: TencentApi,
): Promise<{ name: string; contentType: string; bytes: Buffer }> {
  try {
    return await fetched(ref, api);
  } catch (error) {
    const isGone = error instanceof ProviderRefused && error.outcome.class === 'bad-content';
    throw isGone ? new Refusal('not-found', error.message) : error;
  }
}

async function fetched(
  ref: string,
  api: TencentApi,
): Promise<{ name: string; contentType: string; bytes: Buffer }> {
  const answer = await api.callAgain(`/cgi-bin/media/get?media_id=${encodeURIComponent(ref)}`, {
    timeoutMs: 60_000,
  });
  const address = stringOf(answer.object?.video_url) || stringOf(answer.object?.down_url);
  if (address !== '') return fileIn(await download(api.context, address), 'video.mp4');
  if (answer.object) throw refusal('bad-content', 'no-file', 'The answer held no file.');
  return fileIn(answer, 'file');
}

async function download(context: AdapterContext, address: string): Promise<ApiAnswer> {
  // The address carries its own right to read: the account's token stays at home. Plain HTTP only where the settings name
  // that server themselves.
  const own = originOf(address) === originOf(textOf(context.settings, 'apiBase'));
  const url = own ? address : address.replace(/^http:/, 'https:');
  const answer = await context.fetch(url, { timeoutMs: 60_000 });
  if (answer.status >= 300)
    throw refusal('retry-later', `http-${answer.status}`, 'The video could not be read.');
  return { ...answer, object: null };
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}

function fileIn(
  { headers, bytes }: ApiAnswer,
  otherwise: string,
): { name: string; contentType: string; bytes: Buffer } {
  const contentType = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  return {
    name: nameIn(headers.get('content-disposition') ?? '') || otherwise,
    contentType: contentType || 'application/octet-stream',
    bytes,
  };
}

/** The file name of a Content-Disposition, RFC 6266's form first; headers come as Latin-1, names as UTF-8. */
function nameIn(disposition: string): string {
  const extended = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
  const name = extended ? decoded(extended.trim()) : utf8((plain?.[1] ?? plain?.[2] ?? '').trim());
  return name
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\p{Cc}/gu, '')
    .slice(0, 200);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function utf8(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  const read = bytes.toString('utf8');
  return read.includes('\ufffd') || bytes.toString('latin1') !== text ? text : read;
}
