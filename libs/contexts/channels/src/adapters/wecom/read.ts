import type { RawEvent } from '../adapter';
import type { ChannelEvent, Part } from '../channel-event';
import { type JsonRecord, momentOf } from '../json';
import { locationPart } from '../location-part';
import { below, field, fieldsOf } from '../wechat/body';
import { miniProgramCard, unsupported } from '../wechat/read';
import { readEvent } from './read-event';

const BY_CUSTOMER = '3';
const BY_AGENT = '5';

/** What a callback or an item of `sync_msg` says (channels.md 3.1, 3.2). */
export function read(event: RawEvent): ChannelEvent[] {
  const fields = fieldsOf(event.raw);
  if (!fields) return [{ kind: 'ignored', why: 'neither XML nor JSON' }];
  if (field(fields, 'Event') !== '') return [pullOf(fields)];
  const at = momentOf(field(fields, 'send_time'), 'seconds') ?? event.at;
  const kind = field(fields, 'msgtype');
  if (kind === 'event') return readEvent(below(fields, 'event'), at);
  const from = field(fields, 'external_userid');
  const origin = field(fields, 'origin');
  if (from === '' || (origin !== BY_CUSTOMER && origin !== BY_AGENT))
    return [{ kind: 'ignored', why: 'no customer' }];
  const content = below(fields, kind);
  const externalId = field(fields, 'msgid') || event.key;
  const parts = [partOf(kind, content)];
  // Written in WeCom's own client: the customer has it already.
  if (origin === BY_AGENT)
    return [{ kind: 'answer', to: { externalId: from }, externalId, sentAt: at, parts }];
  const item = kind === 'text' ? field(content, 'menu_id') : '';
  return [
    {
      kind: 'message',
      sender: { externalId: from },
      externalId,
      sentAt: at,
      parts,
      opens: 'message',
      ...(item === '' ? {} : { action: { itemId: item, label: field(content, 'content') } }),
    },
  ];
}

function pullOf(fields: JsonRecord): ChannelEvent {
  const hint = field(fields, 'Token');
  return { kind: 'pull', ...(hint === '' ? {} : { hint }) };
}

/** Parts by msgtype; undefined where a field is missing without which it says nothing. */
const PARTS: Readonly<Record<string, (content: JsonRecord) => Part | undefined>> = {
  text: (content) => ({ kind: 'text', text: field(content, 'content') }),
  image: (content) => media('image', content),
  voice: (content) => media('voice', content),
  video: (content) => media('video', content, 'video/mp4'),
  file: (content) => media('file', content),
  location: (content) => {
    const [latitude, longitude] = [field(content, 'latitude'), field(content, 'longitude')];
    const [name, address] = [field(content, 'name'), field(content, 'address')];
    return locationPart({ latitude, longitude, name, address }) ?? undefined;
  },
  link: (content) => {
    const url = field(content, 'url');
    return url === ''
      ? undefined
      : { kind: 'link', url, ...present(content, { title: 'title', description: 'desc' }) };
  },
  miniprogram: (content) =>
    miniProgramCard({
      page: field(content, 'pagepath') || field(content, 'appid'),
      title: field(content, 'title'),
    }),
  msgmenu: (content) => {
    const lines = [field(content, 'head_content'), field(content, 'tail_content')].filter(
      (line) => line !== '',
    );
    return lines.length === 0 ? undefined : { kind: 'text', text: lines.join('\n') };
  },
  channels_shop_product: (content) =>
    card(content, { id: 'product_id', title: 'title', price: 'sales_price', imageUrl: 'head_image' }),
  channels_shop_order: (content) =>
    card(content, { id: 'order_id', title: 'product_titles', price: 'price_wording', imageUrl: 'image_url' }),
};

function partOf(kind: string, content: JsonRecord): Part {
  const known = Object.hasOwn(PARTS, kind) ? PARTS[kind] : undefined;
  return known?.(content) ?? unsupported(kind);
}

type MediaPart = Extract<Part, { media: unknown }>;

function media(kind: MediaPart['kind'], content: JsonRecord, contentType?: string): MediaPart | undefined {
  const ref = field(content, 'media_id');
  return ref === '' ? undefined : { kind, media: { ref, ...(contentType ? { contentType } : {}) } };
}

/** A product or an order of the channels shop, as a card. */
function card(
  content: JsonRecord,
  names: { id: string; title: string; price: string; imageUrl: string },
): Part | undefined {
  const made = miniProgramCard({
    page: field(content, names.id),
    title: field(content, names.title),
    imageUrl: field(content, names.imageUrl),
  });
  const price = field(content, names.price);
  return made?.kind === 'product-card' && price !== '' ? { ...made, price } : made;
}

/** Those fields that are there, under our names. */
function present<K extends string>(content: JsonRecord, names: Record<K, string>): { [N in K]?: string } {
  const found = (Object.keys(names) as K[])
    .map((name) => [name, field(content, names[name])] as const)
    .filter(([, value]) => value !== '');
  return Object.fromEntries(found) as { [N in K]?: string };
}
