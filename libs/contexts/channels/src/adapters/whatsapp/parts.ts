import type { Part } from '../channel-event';
import { listOf, recordOf, stringOf, type JsonRecord } from '../json';
import { locationPart } from '../location-part';

interface Said {
  parts: Part[];
  action?: { itemId: string; label: string };
}

/** The parts of a message, and what was chosen when it is a choice. */
export function partsOf(message: JsonRecord): Said {
  const type = stringOf(message.type);
  const content = recordOf(message[type]);
  switch (type) {
    case 'text':
      return { parts: [{ kind: 'text', text: stringOf(content.body) }] };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return { parts: [filePart(type, content)] };
    case 'location':
      return { parts: [placePart(content)] };
    case 'contacts':
      return { parts: cardParts(listOf(message.contacts)) };
    case 'interactive':
      return choice(content);
    case 'button':
      return chosen(stringOf(content.payload), stringOf(content.text));
    case 'order':
      return { parts: orderParts(content) };
    case 'unsupported':
      return { parts: [unsupported(stringOf(recordOf(message.unsupported).type) || 'unsupported')] };
    default:
      return { parts: [unsupported(type)] };
  }
}

/** The advertisement or the product it began with. */
export function sourceOf(message: JsonRecord): string {
  const referral = recordOf(message.referral);
  const product = stringOf(recordOf(recordOf(message.context).referred_product).product_retailer_id);
  const advertisement =
    stringOf(referral.source_url) || stringOf(referral.source_id) || stringOf(referral.headline);
  return advertisement || (product ? `product ${product}` : '');
}

function unsupported(kind: string): Part {
  return { kind: 'unsupported', providerKind: kind.slice(0, 60) || 'unknown' };
}

const KINDS = { image: 'image', sticker: 'image', video: 'video', document: 'file' } as const;

function filePart(type: 'image' | 'video' | 'audio' | 'document' | 'sticker', file: JsonRecord): Part {
  const ref = stringOf(file.id);
  if (ref === '') return unsupported(type);
  const name = stringOf(file.filename);
  const contentType = stringOf(file.mime_type).split(';', 1)[0] ?? '';
  const caption = stringOf(file.caption);
  // A recording is a voice message, a song is a file.
  const kind = type === 'audio' ? (file.voice === true ? 'voice' : 'file') : KINDS[type];
  return {
    kind,
    media: { ref, ...(name ? { name } : {}), ...(contentType ? { contentType } : {}) },
    ...(caption ? { caption } : {}),
  };
}

function placePart({ latitude, longitude, name, address }: JsonRecord): Part {
  return locationPart({ latitude, longitude, name, address }) ?? unsupported('location');
}

function cardParts(cards: JsonRecord[]): Part[] {
  return cards.length > 0 ? cards.map(cardPart) : [unsupported('contacts')];
}

/** There is no kind for visiting cards: what is on it, as text. */
function cardPart(card: JsonRecord): Part {
  const phones = listOf(card.phones).map((phone) => stringOf(phone.phone) || stringOf(phone.wa_id));
  const mails = listOf(card.emails).map((mail) => stringOf(mail.email));
  const lines = [stringOf(recordOf(card.name).formatted_name), ...phones, ...mails];
  return { kind: 'text', text: lines.filter((line) => line !== '').join('\n') };
}

function choice(content: JsonRecord): Said {
  const type = stringOf(content.type);
  const reply = recordOf(content[type]);
  if (type === 'button_reply' || type === 'list_reply')
    return chosen(stringOf(reply.id), stringOf(reply.title));
  if (type === 'nfm_reply') {
    // A form the customer filled in: its answers come as JSON.
    const lines = [stringOf(reply.body), stringOf(reply.response_json)].filter((line) => line !== '');
    return { parts: [{ kind: 'text', text: lines.join('\n') }] };
  }
  return { parts: [unsupported(type || 'interactive')] };
}

function chosen(itemId: string, label: string): Said {
  const text = label || itemId;
  return { parts: [{ kind: 'text', text }], ...(itemId ? { action: { itemId, label: text } } : {}) };
}

function orderParts(order: JsonRecord): Part[] {
  const text = stringOf(order.text);
  const items = listOf(order.product_items).map((item): Part => {
    const id = stringOf(item.product_retailer_id);
    const price = [stringOf(item.item_price), stringOf(item.currency)]
      .filter((part) => part !== '')
      .join(' ');
    return {
      kind: 'product-card',
      productId: id,
      title: `${id} × ${stringOf(item.quantity) || '1'}`,
      ...(price ? { price } : {}),
    };
  });
  const said: Part[] = text ? [{ kind: 'text', text }] : [];
  return items.length > 0 || text ? [...said, ...items] : [unsupported('order')];
}
