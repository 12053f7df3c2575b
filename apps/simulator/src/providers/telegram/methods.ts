import { objectOf, type Fields, type FormFile } from '../chat/wire';
import type { BotDesk } from './bot-desk';
import { TelegramError } from './errors';

interface Asked {
  desk: BotDesk;
  fields: Fields;
  files: Map<string, FormFile>;
}

const bad = (what: string) => new TelegramError(400, `Bad Request: ${what}`);

/** Methods by their names in small letters, as Telegram takes them. */
export const METHODS: Record<string, (asked: Asked) => unknown> = {
  getme: ({ desk }) => ({
    id: Number(desk.settings.id),
    is_bot: true,
    first_name: desk.settings.name,
    username: desk.settings.name,
  }),
  setwebhook: setWebhook,
  deletewebhook({ desk, fields }) {
    desk.settings = { ...desk.settings, hook_url: null };
    if (String(fields['drop_pending_updates']) === 'true') desk.dropPending();
    return true;
  },
  getwebhookinfo: ({ desk }) => ({
    url: desk.settings.hook_url ?? '',
    has_custom_certificate: false,
    pending_update_count: desk.pending,
    max_connections: 40,
  }),
  getupdates({ desk, fields }) {
    const limit = Number(fields['limit'] ?? 100);
    if (!(limit >= 1 && limit <= 100)) throw bad('limit must be from 1 to 100');
    return desk.poll(Number(fields['offset'] ?? 0), limit, Math.min(50, Number(fields['timeout'] ?? 0)));
  },
  sendmessage(asked) {
    const text = String(asked.fields['text'] ?? '');
    if (text.trim() === '') throw bad('message text is empty');
    if (text.length > 4096) throw bad('message is too long');
    return sent(asked, 'text', { content: { text } });
  },
  sendphoto: (asked) => sentFile(asked, 'photo', 10),
  senddocument: (asked) => sentFile(asked, 'document', 50),
  sendvoice: (asked) => sentFile(asked, 'voice', 50),
  sendaudio: (asked) => sentFile(asked, 'audio', 50),
  sendvideo: (asked) => sentFile(asked, 'video', 50),
  sendlocation: (asked) => sent(asked, 'location', { content: { location: placeOf(asked.fields) } }),
  sendvenue(asked) {
    const { title, address } = asked.fields;
    if (!title || !address) throw bad('venue title and address must be non-empty');
    return sent(asked, 'location', {
      content: { venue: { location: placeOf(asked.fields), title, address } },
    });
  },
  sendchataction({ desk, fields }) {
    if (typeof fields['action'] !== 'string') throw bad('wrong parameter action in request');
    desk.chat(fields['chat_id']).typingUntil = desk.now() + 5_000;
    desk.world.changed();
    return true;
  },
  answercallbackquery({ fields }) {
    if (!fields['callback_query_id'])
      throw bad('query is too old and response timeout expired or query ID is invalid');
    return true;
  },
  editmessagetext({ desk, fields }) {
    const seen = desk.findSeen(`${String(fields['chat_id'])}:${String(fields['message_id'])}`);
    if (!seen || seen.from !== 'account') throw bad('message to edit not found');
    if (seen.body['text'] === fields['text']) throw bad('message is not modified');
    seen.body = { ...seen.body, text: fields['text'] };
    desk.world.changed();
    return { message_id: Number(fields['message_id']), text: fields['text'] };
  },
  deletemessage({ desk, fields }) {
    const seen = desk.findSeen(`${String(fields['chat_id'])}:${String(fields['message_id'])}`);
    if (!seen) throw bad('message to delete not found');
    if (desk.now() - seen.at > 48 * 3_600_000) throw bad("message can't be deleted");
    seen.body = { deleted: true };
    desk.world.changed();
    return true;
  },
  getfile: ({ desk, fields }) => desk.filePath(fields['file_id']),
  getchat({ desk, fields }) {
    const person = desk.chat(fields['chat_id']);
    const [first_name, ...rest] = person.name.split(' ');
    return {
      id: Number(person.id),
      type: 'private',
      first_name,
      ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}),
    };
  },
};

function setWebhook({ desk, fields }: Asked): true {
  const url = String(fields['url'] ?? '');
  const secret = String(fields['secret_token'] ?? '');
  if (secret !== '' && !/^[A-Za-z0-9_-]{1,256}$/.test(secret))
    throw bad('secret token contains unallowed characters');
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const local = parsed !== null && ['127.0.0.1', 'localhost'].includes(parsed.hostname);
  // Telegram takes https and four ports only; tests on this machine do without.
  if (url !== '' && !local && parsed?.protocol !== 'https:')
    throw bad('bad webhook: An HTTPS URL must be provided for webhook');
  if (parsed && !local && !['', '443', '80', '88', '8443'].includes(parsed.port))
    throw bad('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  desk.settings = { ...desk.settings, hook_url: url || null, secret };
  desk.connected = url !== '';
  return true;
}

function placeOf(fields: Fields): { latitude: number; longitude: number } {
  const [latitude, longitude] = [Number(fields['latitude']), Number(fields['longitude'])];
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw bad('location is invalid');
  return { latitude, longitude };
}

function sentFile(asked: Asked, field: string, megabytes: number): Fields {
  const file = asked.files.get(field);
  if (!file && typeof asked.fields[field] !== 'string') throw bad(`there is no ${field} in the request`);
  if (file && file.bytes.length > megabytes * 1024 * 1024)
    throw new TelegramError(413, 'Request Entity Too Large');
  const caption = String(asked.fields['caption'] ?? '');
  if (caption.length > 1024) throw bad('message caption is too long');
  const kept = file && asked.desk.keep(file);
  const id = kept?.id ?? String(asked.fields[field]);
  const content = field === 'photo' ? [{ file_id: id, width: 1, height: 1 }] : { file_id: id };
  return sent(asked, field, {
    content: { [field]: content, ...(caption ? { caption } : {}) },
    body: { media: id, name: file?.name ?? '' },
  });
}

/** Shows the message to the user and gives it back as Telegram does. */
function sent(asked: Asked, kind: string, shownAs: { content: Fields; body?: Fields }): Fields {
  const { desk, fields } = asked;
  const { content, body = {} } = shownAs;
  const person = desk.chat(fields['chat_id']);
  const replied = objectOf(fields['reply_parameters']);
  const missing =
    replied['message_id'] !== undefined && !desk.hasMessage(person.id, Number(replied['message_id']));
  if (missing && replied['allow_sending_without_reply'] !== true)
    throw bad('message to be replied not found');
  const markup = markupOf(fields['reply_markup']);
  desk.pace(person.id);
  const id = desk.nextMessageId(person.id);
  const shown = { ...content, ...markup };
  person.typingUntil = null;
  desk.show({
    id: `${person.id}:${id}`,
    user: person.id,
    from: 'account',
    kind,
    body: {
      ...content,
      ...body,
      sent: shown,
      ...choicesOf(markup, `${person.id}:${id}`),
      ...(missing ? {} : { replyTo: replied['message_id'] ?? null }),
    },
  });
  return {
    message_id: id,
    from: { id: Number(desk.settings.id), is_bot: true, first_name: desk.settings.name },
    chat: { id: Number(person.id), type: 'private' },
    date: desk.world.clock.seconds(),
    ...shown,
  };
}

/** Buttons that bring something back. */
function choicesOf(markup: Fields, message: string): Fields {
  const rows = objectOf(markup['reply_markup'])['inline_keyboard'];
  if (!Array.isArray(rows)) return {};
  const choices = (rows.flat() as Fields[]).map(({ text, callback_data: data }) => ({
    label: String(text),
    act: { act: 'press', message, data },
  }));
  return { choices };
}

function markupOf(value: unknown): Fields {
  if (value === undefined) return {};
  const rows = objectOf(value)['inline_keyboard'];
  if (!Array.isArray(rows)) throw bad("can't parse reply keyboard markup JSON object");
  for (const button of rows.flat() as Fields[]) {
    if (!button['text']) throw bad('inline keyboard button text is empty');
    const data = String(button['callback_data'] ?? '');
    if (Buffer.byteLength(data) < 1 || Buffer.byteLength(data) > 64) throw bad('BUTTON_DATA_INVALID');
  }
  return { reply_markup: { inline_keyboard: rows } };
}
