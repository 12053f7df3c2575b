import type { Call, Reply } from '../../provider';
import type { Desk } from '../chat/desk';
import { characters, jsonReply, objectOf } from '../chat/wire';
import type { WeiboSettings } from './account';

const ERRORS: Record<string, [status: number, error: string]> = {
  '10002': [503, 'service unavailable'],
  '10008': [400, 'param error, see doc for more info'],
  '10020': [404, 'request uri not found'],
  '10021': [405, 'HTTP method is not suported for this request'],
  '10023': [403, 'user requests out of rate limit'],
  '10024': [403, 'user requests for this api is out of rate limit'],
  '20003': [400, 'user does not exist'],
  '20012': [400, 'text too long, please input text less than 300 characters'],
  '20301': [400, "can't send direct message to user who is not your follower"],
  '21327': [403, 'expired_token'],
  '21332': [403, 'invalid_access_token'],
};

/** Weibo's form of an error. */
export function errorReply(code: string, request = '/2/messages/reply.json'): Reply {
  const [status, error] = ERRORS[code] ?? [400, 'error'];
  return jsonReply(status, { error, error_code: Number(code), request }, { verdict: code });
}

/** Sending, files and what a token is good for. */
export function answerCall(desks: readonly Desk<WeiboSettings>[], call: Call): Reply {
  const form = new URLSearchParams(call.body.toString('utf8'));
  const token = (call.method === 'POST' ? form : call.query).get('access_token');
  const desk = desks.find((one) => one.settings.token === token);
  if (!desk) return errorReply('21332', call.path);
  const account = { account: desk.settings.id };
  switch (`${call.method} ${call.path}`) {
    case 'POST /2/messages/reply.json':
      return { ...reply(desk, call, form), ...account };
    case 'GET /2/mss/msget':
      return { ...fileOf(desk, call), ...account };
    case 'POST /oauth2/get_token_info': {
      const year = 365 * 24 * 3_600;
      const uid = desk.settings.id;
      const known = jsonReply(200, { uid: '-', appkey: '1', expire_in: year }, account);
      return { ...known, body: String(known.body).replace('"-"', uid) };
    }
    default:
      return { ...errorReply('10020', call.path), ...account };
  }
}

function reply(desk: Desk<WeiboSettings>, call: Call, form: URLSearchParams): Reply {
  if (!/^application\/x-www-form-urlencoded\b/.test(call.headers['content-type'] ?? ''))
    return errorReply('10008');
  const [type, receiver] = [form.get('type') ?? '', form.get('receiver_id') ?? ''];
  if (!['0', '1'].includes(form.get('save_sender_box') ?? '1')) return errorReply('10008');
  const person = desk.people.get(receiver);
  if (!person) return errorReply('20003');
  if (person.blocked || !person.started) return errorReply('20301');
  const data = dataOf(form.get('data') ?? '');
  const code = data ? contentError(type, data) : '10008';
  if (code) return errorReply(code);
  const id = desk.world.random.digits(17);
  desk.show({ id, user: receiver, from: 'account', kind: type, body: data ?? {} });
  const taken = {
    result: true,
    sender_id: desk.settings.id,
    receiver_id: receiver,
    type,
    data: form.get('data'),
  };
  return jsonReply(200, taken, { verdict: 'sent' });
}

function dataOf(text: string): Record<string, unknown> | null {
  try {
    const data = objectOf(JSON.parse(text));
    return Object.keys(data).length > 0 ? data : null;
  } catch {
    return null;
  }
}

function contentError(type: string, data: Record<string, unknown>): string | null {
  const { text, longitude, latitude, articles } = data;
  switch (type) {
    case 'text':
      if (typeof text !== 'string' || text === '') return '10008';
      return characters(text) < 300 ? null : '20012';
    case 'position':
      return [longitude, latitude].every((one) => typeof one === 'string' && Number.isFinite(Number(one)))
        ? null
        : '10008';
    case 'articles': {
      const names = ['display_name', 'summary', 'image', 'url'];
      const fit = (one: unknown) => names.every((name) => typeof objectOf(one)[name] === 'string');
      return Array.isArray(articles) && articles.length > 0 && articles.length <= 8 && articles.every(fit)
        ? null
        : '10008';
    }
    default:
      return '10008';
  }
}

function fileOf(desk: Desk<WeiboSettings>, call: Call): Reply {
  const fid = call.query.get('fid') ?? '';
  const file = [...desk.files.values()].find((one) => one.name === fid);
  if (!file) return errorReply('10008', call.path);
  return { status: 200, headers: { 'content-type': file.contentType }, body: file.bytes, verdict: 'file' };
}
