import type { Call, Reply } from '../../provider';
import type { Desk } from '../chat/desk';
import { jsonReply, sameSecret } from '../chat/wire';
import type { SmsSettings } from './account';
import { segments } from './segments';
import { callProduct } from './webhooks';

const MESSAGES: Record<string, [status: number, message: string]> = {
  '20003': [401, 'Authenticate'],
  '20404': [404, 'The requested resource was not found'],
  '20429': [429, 'Too Many Requests'],
  '21211': [400, "Invalid 'To' Phone Number"],
  '21408': [400, 'Permission to send an SMS has not been enabled for the region'],
  '21602': [400, 'Message body is required.'],
  '21603': [400, "A 'From' phone number is required."],
  '21604': [400, "A 'To' phone number is required."],
  '21606': [400, "The 'From' phone number provided is not a valid message-capable Twilio phone number"],
  '21609': [400, "The 'StatusCallback' URL is not a valid URL."],
  '21610': [400, 'Attempt to send to unsubscribed recipient'],
  '21612': [400, "The 'To' phone number is not currently reachable via SMS"],
  '21617': [400, 'The concatenated message body exceeds the 1600 character limit'],
  '21620': [400, 'Invalid media URL(s)'],
};

/** Twilio's form of an error. */
export function errorReply(code: string): Reply {
  const [status, message] = MESSAGES[code] ?? [400, 'Bad request'];
  const info = `https://www.twilio.com/docs/errors/${code}`;
  return jsonReply(status, { code: Number(code), message, more_info: info, status }, { verdict: code });
}

/** `GET /2010-04-01/Accounts/{sid}.json`, `POST …/Messages.json`, `GET …/Messages/{sid}/Media/{id}`. */
export function answerCall(desks: readonly Desk<SmsSettings>[], call: Call): Reply {
  const [, sid, rest] = /^\/2010-04-01\/Accounts\/(AC[0-9a-f]{32})(\.json|\/.*)$/.exec(call.path) ?? [];
  const desk = desks.find((one) => one.settings.id === sid);
  if (!desk || !isSignedIn(desk, call)) return errorReply('20003');
  const account = { account: desk.settings.id };
  if (rest === '.json' && call.method === 'GET') {
    return jsonReply(
      200,
      { sid, friendly_name: desk.settings.name, status: 'active', type: 'Full' },
      account,
    );
  }
  if (rest === '/Messages.json' && call.method === 'POST') return { ...create(desk, call), ...account };
  const [, file] = /^\/Messages\/MM[0-9a-f]{32}\/Media\/ME(\w+)$/.exec(rest ?? '') ?? [];
  if (file && call.method === 'GET' && desk.files.has(file)) {
    // The bytes are elsewhere, and there nobody asks who one is.
    const location = `${desk.world.publicUrl}/__sim/files/${desk.provider}/${file}`;
    return { status: 307, headers: { location }, body: '', verdict: 'redirect to the file', ...account };
  }
  return { ...errorReply('20404'), ...account };
}

function isSignedIn(desk: Desk<SmsSettings>, call: Call): boolean {
  const [, given = ''] = /^Basic (.+)$/.exec(call.headers.authorization ?? '') ?? [];
  const { id, token } = desk.settings;
  return sameSecret(Buffer.from(given, 'base64').toString('utf8'), `${id}:${token}`);
}

function create(desk: Desk<SmsSettings>, call: Call): Reply {
  if (!/^application\/x-www-form-urlencoded\b/.test(call.headers['content-type'] ?? ''))
    return errorReply('21604');
  const form = new URLSearchParams(call.body.toString('utf8'));
  const code = refusal(desk, form);
  if (code) return errorReply(code);
  const { random, clock } = desk.world;
  const [to, body] = [form.get('To') ?? '', form.get('Body') ?? ''];
  const media = form.getAll('MediaUrl');
  const sid = `${media.length > 0 ? 'MM' : 'SM'}${random.hex(32)}`;
  desk.person(to);
  desk.show({
    id: sid,
    user: to,
    from: 'account',
    kind: 'sms',
    body: { text: body, media, segments: segments(body) },
  });
  report(desk, { sid, to, url: form.get('StatusCallback') });
  return jsonReply(
    201,
    {
      sid,
      account_sid: desk.settings.id,
      to,
      from: form.get('From') ?? desk.settings.number,
      body,
      status: 'queued',
      num_segments: String(segments(body)),
      num_media: String(media.length),
      direction: 'outbound-api',
      error_code: null,
      error_message: null,
      date_created: new Date(clock.now()).toUTCString().replace('GMT', '+0000'),
      uri: `/2010-04-01/Accounts/${desk.settings.id}/Messages/${sid}.json`,
    },
    { verdict: 'queued' },
  );
}

function refusal(desk: Desk<SmsSettings>, form: URLSearchParams): string | null {
  const to = form.get('To');
  const from = form.get('From');
  const [body, media] = [form.get('Body') ?? '', form.getAll('MediaUrl')];
  if (!to) return '21604';
  if (!/^\+[1-9]\d{7,14}$/.test(to)) return '21211';
  if (!from && !form.get('MessagingServiceSid')) return '21603';
  if (from && from !== desk.settings.number) return '21606';
  if (body === '' && media.length === 0) return '21602';
  if ([...body].length > 1600) return '21617';
  if (media.length > 10 || media.some((url) => !/^https?:\/\//.test(url))) return '21620';
  const callback = form.get('StatusCallback');
  if (callback !== null && !URL.canParse(callback)) return '21609';
  return desk.people.get(to)?.blocked ? '21610' : null;
}

const REPORT_EVERY_MS = 1_000;

/** What becomes of it, told to the address that came along. */
function report(desk: Desk<SmsSettings>, message: { sid: string; to: string; url: string | null }): void {
  const { receipts, undelivered_code: code, number } = desk.settings;
  if (receipts === 'none' || !message.url) return;
  const states = code ? ['sent', 'undelivered'] : ['sent', 'delivered'];
  if (receipts === 'reversed') states.reverse();
  states.forEach((state, place) => {
    desk.world.clock.after((place + 1) * REPORT_EVERY_MS, () => {
      void callProduct(desk, {
        event: 'status',
        url: message.url,
        parameters: [
          ['MessageSid', message.sid],
          ['SmsSid', message.sid],
          ['MessageStatus', state],
          ['SmsStatus', state],
          ['To', message.to],
          ['From', number],
          ...(code && state === 'undelivered' ? [['ErrorCode', code] as [string, string]] : []),
        ],
      });
    });
  });
}
