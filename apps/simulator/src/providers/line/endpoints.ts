import type { Call, Reply } from '../../provider';
import type { Person } from '../chat/desk';
import { jsonBody, jsonReply, objectOf, type Fields } from '../chat/wire';
import { checkMessages, LineError, wrong } from './check-messages';
import type { LineDesk } from './line-desk';

interface Asked {
  desk: LineDesk;
  call: Call;
  /** What stands in the path. */
  id: string;
}

interface Endpoint {
  method: string;
  path: RegExp;
  answer(asked: Asked): Reply | Promise<Reply>;
}

const ok = (value: Fields, status = 200) => jsonReply(status, value, { verdict: String(status) });
const endpoint = (method: string, path: RegExp, answer: Endpoint['answer']): Endpoint => ({
  method,
  path,
  answer,
});

export const ENDPOINTS: readonly Endpoint[] = [
  endpoint('POST', /^\/v2\/bot\/message\/reply$/, reply),
  endpoint('POST', /^\/v2\/bot\/message\/push$/, push),
  endpoint('GET', /^\/v2\/bot\/message\/quota$/, ({ desk }) => {
    const { monthly_quota: value } = desk.settings;
    return ok(value === null ? { type: 'none' } : { type: 'limited', value });
  }),
  endpoint('GET', /^\/v2\/bot\/message\/quota\/consumption$/, ({ desk }) => ok({ totalUsage: desk.used })),
  endpoint('GET', /^\/v2\/bot\/message\/(\w+)\/content$/, content),
  endpoint('GET', /^\/v2\/bot\/message\/(\w+)\/content\/transcoding$/, ({ desk, id }) => {
    if (!desk.files.has(id)) throw new LineError(404, 'Not found');
    return ok({ status: isReady(desk, id) ? 'succeeded' : 'processing' });
  }),
  endpoint('GET', /^\/v2\/bot\/profile\/(\w+)$/, ({ desk, id }) => {
    const person = desk.people.get(id);
    if (!person?.started || person.blocked) throw new LineError(404, 'Not found');
    return ok({ userId: id, displayName: person.name, language: 'ja' });
  }),
  endpoint('GET', /^\/v2\/bot\/info$/, ({ desk }) =>
    ok({ userId: desk.settings.id, basicId: '@demo', displayName: desk.settings.name, chatMode: 'bot' }),
  ),
  endpoint('POST', /^\/v2\/bot\/chat\/loading\/start$/, typing),
  endpoint('POST', /^\/v2\/bot\/chat\/markAsRead$/, markRead),
  endpoint('GET', /^\/v2\/bot\/channel\/webhook\/endpoint$/, ({ desk }) => {
    if (!desk.settings.hook_url) throw new LineError(404, 'Webhook endpoint not found');
    return ok({ endpoint: desk.settings.hook_url, active: true });
  }),
  endpoint('PUT', /^\/v2\/bot\/channel\/webhook\/endpoint$/, ({ desk, call }) => {
    const url = String(bodyOf(call)['endpoint'] ?? '');
    if (!URL.canParse(url)) throw new LineError(400, 'Invalid webhook endpoint URL');
    desk.settings = { ...desk.settings, hook_url: url };
    return ok({});
  }),
  endpoint('POST', /^\/v2\/bot\/channel\/webhook\/test$/, async ({ desk }) => {
    const result = await desk.tell('verify', []);
    const statusCode = result?.answer?.status ?? 0;
    return ok({
      success: result?.taken === true,
      timestamp: new Date(desk.now()).toISOString(),
      statusCode,
      reason: result?.taken ? 'OK' : 'ERROR_STATUS_CODE',
      detail: String(statusCode),
    });
  }),
];

function bodyOf(call: Call): Fields {
  const body = jsonBody(call);
  if (!body) throw new LineError(400, 'The request body could not be parsed as JSON');
  return body;
}

/** Free, once, within a minute. */
function reply({ desk, call }: Asked): Reply {
  const body = bodyOf(call);
  const messages = checkMessages(body['messages']);
  const person = desk.useReplyToken(body['replyToken']);
  if (!person) throw new LineError(400, 'Invalid reply token');
  return ok({ sentMessages: shown(desk, person, messages) });
}

/** Counted; the same key again within a day is answered with what it did. */
function push({ desk, call }: Asked): Reply {
  const key = call.headers['x-line-retry-key'];
  if (key !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(String(key)))
    throw new LineError(400, 'Invalid X-Line-Retry-Key header');
  const former = key === undefined ? null : desk.formerly(String(key));
  if (former)
    return jsonReply(
      409,
      { message: 'The retry key is already accepted', ...former },
      { verdict: '409', headers: { 'x-line-accepted-request-id': 'simulated' } },
    );
  const body = bodyOf(call);
  const messages = checkMessages(body['messages']);
  const to = body['to'];
  if (typeof to !== 'string' || !/^[UCR][0-9a-f]{32}$/.test(to))
    throw wrong('to', "The property, 'to', in the request body is invalid");
  const person = desk.people.get(to);
  if (!person) throw new LineError(400, 'Failed to send messages');
  const { monthly_quota: most } = desk.settings;
  if (most !== null && desk.used + 1 > most) throw new LineError(429, 'You have reached your monthly limit.');
  desk.used += 1;
  // Who has blocked the account gets nothing, and nobody is told.
  const sentMessages =
    person.blocked || !person.started ? ids(desk, messages) : shown(desk, person, messages);
  if (key !== undefined) desk.remember(String(key), { sentMessages });
  return ok({ sentMessages });
}

function ids(desk: LineDesk, messages: Fields[]): Fields[] {
  return messages.map(() => ({ id: desk.newMessageId(), quoteToken: desk.world.random.text(16) }));
}

function shown(desk: LineDesk, person: Person, messages: Fields[]): Fields[] {
  const sent = ids(desk, messages);
  person.typingUntil = null;
  for (const [index, message] of messages.entries()) {
    const { type, ...body } = message;
    const id = String(sent[index]!['id']);
    const shown = { ...body, ...choicesOf(message) };
    desk.show({ id, user: person.id, from: 'account', kind: String(type), body: shown });
  }
  return sent;
}

/** Quick replies: a tap gives the data back, and shows the user what the shop wants shown. */
function choicesOf(message: Fields): Fields {
  const items = objectOf(message['quickReply'])['items'];
  if (!Array.isArray(items)) return {};
  const choices = items.map((item) => {
    const { label, data, displayText } = objectOf(objectOf(item)['action']);
    return {
      label: String(label),
      act: { act: 'press', data, ...(displayText ? { text: displayText } : {}) },
    };
  });
  return { choices };
}

function isReady(desk: LineDesk, id: string): boolean {
  const file = desk.files.get(id);
  return file !== undefined && desk.now() >= file.keptAt + desk.settings.preparing_seconds * 1000;
}

function content({ desk, id }: Asked): Reply {
  const file = desk.files.get(id);
  if (!file) throw new LineError(404, 'Not found');
  if (!isReady(desk, id)) return { status: 202, body: '', verdict: '202 still preparing' };
  return { status: 200, headers: { 'content-type': file.contentType }, body: file.bytes, verdict: 'file' };
}

function typing({ desk, call }: Asked): Reply {
  const { chatId, loadingSeconds = 20 } = bodyOf(call);
  const seconds = Number(loadingSeconds);
  if (!(seconds >= 5 && seconds <= 60) || seconds % 5 !== 0)
    throw wrong('loadingSeconds', 'must be 5 to 60, in steps of 5');
  const person = desk.people.get(String(chatId));
  if (!person) throw wrong('chatId', 'invalid');
  person.typingUntil = desk.now() + seconds * 1000;
  desk.world.changed();
  return ok({}, 202);
}

function markRead({ desk, call }: Asked): Reply {
  const seen = desk.findSeen(desk.readTokens.get(String(bodyOf(call)['markAsReadToken'])) ?? '');
  if (!seen) throw new LineError(400, 'Invalid markAsReadToken');
  seen.body = { ...seen.body, read: true };
  desk.world.changed();
  return ok({});
}
