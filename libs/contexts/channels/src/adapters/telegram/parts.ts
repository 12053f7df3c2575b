import type { Part } from '../channel-event';
import { listOf, numberIn, recordOf, stringOf, type JsonRecord } from '../json';
import { locationPart } from '../location-part';

/** What a message has beside its content; any other field names a kind. */
const FRAME = new Set(
  `message_id date chat from sender_chat sender_boost_count sender_business_bot business_connection_id edit_date
   message_thread_id is_topic_message is_automatic_forward is_from_offline is_paid_post paid_star_count forward_origin
   forward_from forward_from_chat forward_from_message_id forward_signature forward_sender_name forward_date
   reply_to_message external_reply quote reply_to_story reply_to_checklist_task_id via_bot has_protected_content
   media_group_id author_signature entities caption caption_entities show_caption_above_media has_media_spoiler
   link_preview_options effect_id reply_markup direct_messages_topic`.split(/\s+/),
);

/** News of the chat itself: nobody said anything. */
const SERVICE = new Set(
  `pinned_message message_auto_delete_timer_changed write_access_allowed users_shared chat_shared connected_website
   new_chat_title new_chat_photo delete_chat_photo chat_background_set boost_added proximity_alert_triggered
   video_chat_scheduled video_chat_started video_chat_ended video_chat_participants_invited
   new_chat_members left_chat_member group_chat_created migrate_to_chat_id migrate_from_chat_id`.split(/\s+/),
);

/** The parts of a message; none for news of the chat, one `unsupported` for a kind that is not known. */
export function partsOf(message: JsonRecord): Part[] {
  if (typeof message.text === 'string') return [{ kind: 'text', text: textWithLinks(message, 'text') }];
  const file = filePart(message);
  if (file) return [file];
  const place = placePart(message);
  if (place) return [place];
  if (message.contact) return [contactPart(recordOf(message.contact))];
  const kind = Object.keys(message).find((key) => !FRAME.has(key));
  if (kind === undefined || SERVICE.has(kind)) return [];
  return [{ kind: 'unsupported', providerKind: kind.slice(0, 60) }];
}

/** Text whose hidden addresses ("see *here*") are written out: the agent sees plain text. */
export function textWithLinks(message: JsonRecord, field: 'text' | 'caption'): string {
  let text = stringOf(message[field]);
  const entities = listOf(message[field === 'text' ? 'entities' : 'caption_entities'])
    .filter((entity) => entity.type === 'text_link' && typeof entity.url === 'string')
    .map((entity) => ({
      end: (numberIn(entity.offset) ?? 0) + (numberIn(entity.length) ?? 0),
      url: stringOf(entity.url),
    }))
    .filter(({ end }) => Number.isInteger(end) && end >= 0 && end <= text.length)
    // From the end, so that earlier offsets stay true. They count UTF-16 units, as strings here do.
    .sort((one, other) => other.end - one.end);
  for (const { end, url } of entities) text = `${text.slice(0, end)} (${url})${text.slice(end)}`;
  return text;
}

const FILES: readonly { field: string; kind: 'image' | 'voice' | 'video' | 'file' }[] = [
  // An animation also comes as `document`, for old clients: it is looked at first.
  { field: 'animation', kind: 'video' },
  { field: 'voice', kind: 'voice' },
  { field: 'video', kind: 'video' },
  { field: 'video_note', kind: 'video' },
  { field: 'audio', kind: 'file' },
  { field: 'document', kind: 'file' },
];

function filePart(message: JsonRecord): Part | null {
  const caption = textWithLinks(message, 'caption');
  const said = caption ? { caption } : {};
  if (Array.isArray(message.photo)) {
    const sizes = listOf(message.photo).filter((size) => stringOf(size.file_id) !== '');
    const area = (size: JsonRecord) => (numberIn(size.width) ?? 0) * (numberIn(size.height) ?? 0);
    const largest = sizes.reduce<JsonRecord | null>(
      (best, size) => (best && area(best) >= area(size) ? best : size),
      null,
    );
    if (!largest) return { kind: 'unsupported', providerKind: 'photo' };
    return {
      kind: 'image',
      media: { ref: stringOf(largest.file_id), contentType: 'image/jpeg' },
      ...said,
    };
  }
  if (message.sticker) return stickerPart(recordOf(message.sticker));
  for (const { field, kind } of FILES) {
    const file = recordOf(message[field]);
    const ref = stringOf(file.file_id);
    if (ref === '') continue;
    const name = stringOf(file.file_name);
    const contentType = stringOf(file.mime_type);
    const seconds = numberIn(file.duration);
    return {
      kind,
      media: {
        ref,
        ...(name ? { name } : {}),
        ...(contentType ? { contentType } : {}),
        ...(seconds === null ? {} : { durationMs: Math.round(seconds * 1000) }),
      },
      ...said,
    };
  }
  return null;
}

/** Moving stickers no browser plays; their still picture stands in, or the emoji it means. */
function stickerPart(sticker: JsonRecord): Part {
  if (sticker.is_video === true && stringOf(sticker.file_id))
    return { kind: 'video', media: { ref: stringOf(sticker.file_id), contentType: 'video/webm' } };
  const still = sticker.is_animated === true ? recordOf(sticker.thumbnail ?? sticker.thumb) : sticker;
  const ref = stringOf(still.file_id);
  if (ref) return { kind: 'image', media: { ref, contentType: 'image/webp' } };
  const emoji = stringOf(sticker.emoji);
  return emoji ? { kind: 'text', text: emoji } : { kind: 'unsupported', providerKind: 'sticker' };
}

function placePart(message: JsonRecord): Part | null {
  const venue = recordOf(message.venue);
  const location = recordOf(message.location ?? venue.location);
  const { latitude, longitude } = location;
  return locationPart({ latitude, longitude, name: venue.title, address: venue.address });
}

/** There is no kind for visiting cards: what is on it, as text. */
function contactPart(contact: JsonRecord): Part {
  const name = [stringOf(contact.first_name), stringOf(contact.last_name)].filter((part) => part !== '');
  return { kind: 'text', text: [name.join(' '), stringOf(contact.phone_number)].join('\n').trim() };
}
