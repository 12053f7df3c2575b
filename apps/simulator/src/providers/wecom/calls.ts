import type { Call, Reply } from '../../provider';
import type { VirtualClock } from '../../world/virtual-clock';
import type { Company } from './company';
import { jsonReply, OK, WeComError } from './errors';
import type { KfDesk } from './kf-desk';
import { downloadName } from './media';
import { readJson, readUpload, requireGet } from './read-request';
import { sendMessage, sendOnEvent } from './send-message';

/** A call whose token was good. */
export interface Asked {
  clock: VirtualClock;
  company: Company;
  /** The company's accounts. */
  desks: readonly KfDesk[];
  call: Call;
  /** Adds an account to the company. */
  open(name: string): KfDesk;
}

type Body = Record<string, unknown>;
type Endpoint = (asked: Asked) => Reply | Promise<Reply>;

const MOST_ITEMS = 1_000;
const MOST_CUSTOMERS = 100;
const CURSOR_BYTES = 64;
const TOKEN_BYTES = 128;
const SCENE = /^[0-9a-zA-Z_-]{0,32}$/;

const posted = (work: (asked: Asked, body: Body) => object): Endpoint => {
  return (asked) => jsonReply({ ...OK, ...work(asked, readJson(asked.call)) });
};

/** The account a call names. @throws WeComError 95000, 95004 */
function deskOf({ desks }: Asked, body: Body): KfDesk {
  const id = body['open_kfid'];
  if (typeof id !== 'string' || !id.startsWith('wk')) throw new WeComError(95000);
  const desk = desks.find((one) => one.settings.open_kfid === id);
  if (!desk) throw new WeComError(95004);
  return desk;
}

function personOf(desk: KfDesk, body: Body) {
  const person = desk.find(body['external_userid']);
  if (!person) throw new WeComError(40096);
  return person;
}

function textIn(body: Body, name: string, most: number): string | undefined {
  const value = body[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || Buffer.byteLength(value) > most) throw new WeComError(40058, name);
  return value;
}

const syncMessages = posted((asked, body) => {
  const limit = body['limit'] ?? MOST_ITEMS;
  if (!Number.isInteger(limit) || Number(limit) < 1 || Number(limit) > MOST_ITEMS)
    throw new WeComError(40058, 'limit');
  if (body['voice_format'] !== undefined && ![0, 1].includes(Number(body['voice_format'])))
    throw new WeComError(40058, 'voice_format');
  const desk = body['open_kfid'] === undefined ? undefined : deskOf(asked, body);
  const { list } = asked.company;
  const cursor = textIn(body, 'cursor', CURSOR_BYTES);
  list.admit(textIn(body, 'token', TOKEN_BYTES));
  return list.page({ cursor, limit: Number(limit), openKfid: desk?.settings.open_kfid });
});

const customers = posted(({ desks }, body) => {
  const ids = body['external_userid_list'];
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > MOST_CUSTOMERS)
    throw new WeComError(40058, 'external_userid_list');
  const found = (id: unknown) => desks.flatMap((desk) => desk.find(id) ?? [])[0];
  return {
    customer_list: ids.flatMap((id: unknown) => {
      const person = found(id);
      if (!person) return [];
      return {
        external_userid: person.id,
        nickname: person.name,
        avatar: '',
        gender: 0,
        ...(desks[0]?.settings.bound ? { unionid: person.unionid } : {}),
        ...(body['need_enter_session_context'] === 1 && person.entered
          ? { enter_session_context: person.entered }
          : {}),
      };
    }),
    invalid_external_userid: ids.filter((id: unknown) => !found(id)),
  };
});

const servicers: Endpoint = (asked) => {
  requireGet(asked.call);
  const desk = deskOf(asked, { open_kfid: asked.call.query.get('open_kfid') ?? undefined });
  // 0 serving, 1 stopped: other numbers than in the event.
  const servicer_list = desk.settings.servicers.map(({ userid, serving }) => ({
    userid,
    status: serving ? 0 : 1,
    ...(serving ? {} : { stop_type: 0 }),
  }));
  return jsonReply({ ...OK, servicer_list });
};

const servicersChanged = (adds: boolean) =>
  posted((asked, body) => {
    const desk = deskOf(asked, body);
    const ids = body['userid_list'];
    if (!Array.isArray(ids) || ids.length === 0 || ids.length > 100)
      throw new WeComError(40058, 'userid_list');
    const others = desk.settings.servicers.filter(({ userid }) => !ids.includes(userid));
    const added = ids.map((userid: unknown) => ({ userid: String(userid), serving: true }));
    desk.settings.servicers = adds ? [...others, ...added] : others;
    return { result_list: ids.map((userid: unknown) => ({ userid, ...OK })) };
  });

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['/cgi-bin/kf/sync_msg', syncMessages],
  ['/cgi-bin/kf/send_msg', posted((asked, body) => sendMessage(asked.clock, deskOf(asked, body), body))],
  [
    '/cgi-bin/kf/send_msg_on_event',
    posted((asked, body) => {
      // The code says whose account it is.
      const desk = asked.desks.find((one) => one.codes.knows(body['code'])) ?? asked.desks[0];
      if (!desk) throw new WeComError(95004);
      return sendOnEvent(asked.clock, desk, body);
    }),
  ],
  [
    '/cgi-bin/kf/recall_msg',
    posted((asked, body) => {
      const desk = deskOf(asked, body);
      const { recall_ms } = desk.settings;
      if (!desk.recall(String(body['msgid']), recall_ms)) throw new WeComError(40058, 'msgid');
      return {};
    }),
  ],
  [
    '/cgi-bin/kf/service_state/get',
    posted((asked, body) => {
      const desk = deskOf(asked, body);
      const person = personOf(desk, body);
      const service_state = desk.sessions.stateOf(person);
      return { service_state, ...(service_state === 3 ? { servicer_userid: person.servicer } : {}) };
    }),
  ],
  [
    '/cgi-bin/kf/service_state/trans',
    posted((asked, body) => {
      const desk = deskOf(asked, body);
      const person = personOf(desk, body);
      return desk.sessions.change(person, Number(body['service_state']), body['servicer_userid']);
    }),
  ],
  ['/cgi-bin/kf/customer/batchget', customers],
  [
    '/cgi-bin/kf/account/list',
    posted(({ desks }, body) => {
      const [offset, limit] = [Number(body['offset'] ?? 0), Number(body['limit'] ?? 100)];
      if (!(offset >= 0) || !(limit >= 1) || limit > 100) throw new WeComError(40058, 'offset or limit');
      return {
        account_list: desks.slice(offset, offset + limit).map(({ settings }) => ({
          open_kfid: settings.open_kfid,
          name: settings.name,
          avatar: '',
          manage_privilege: true,
        })),
      };
    }),
  ],
  [
    '/cgi-bin/kf/account/add',
    posted((asked, body) => {
      const name = textIn(body, 'name', 64);
      if (!name || [...name].length > 16) throw new WeComError(40058, 'name');
      return { open_kfid: asked.open(name).settings.open_kfid };
    }),
  ],
  [
    '/cgi-bin/kf/account/update',
    posted((asked, body) => {
      const desk = deskOf(asked, body);
      desk.settings.name = textIn(body, 'name', 64) ?? desk.settings.name;
      return {};
    }),
  ],
  [
    '/cgi-bin/kf/add_contact_way',
    posted((asked, body) => {
      const { settings } = deskOf(asked, body);
      const scene = textIn(body, 'scene', 32) ?? '';
      if (!SCENE.test(scene)) throw new WeComError(40058, 'scene');
      return { url: `https://work.weixin.qq.com/kfid/${settings.open_kfid}?enc_scene=${scene}` };
    }),
  ],
  ['/cgi-bin/kf/servicer/list', servicers],
  ['/cgi-bin/kf/servicer/add', servicersChanged(true)],
  ['/cgi-bin/kf/servicer/del', servicersChanged(false)],
  [
    '/cgi-bin/media/upload',
    async ({ company, call }) => {
      const { id, type, createdAt } = company.media.upload(
        call.query.get('type') ?? '',
        await readUpload(call),
      );
      return jsonReply({ ...OK, type, media_id: id, created_at: String(Math.floor(createdAt / 1000)) });
    },
  ],
  [
    '/cgi-bin/media/get',
    ({ company, call }) => {
      requireGet(call);
      const media = company.media.require(call.query.get('media_id') ?? undefined);
      return {
        status: 200,
        headers: {
          'content-type': media.contentType,
          'content-disposition': `attachment; filename*=utf-8''${encodeURIComponent(downloadName(media))}`,
        },
        body: media.bytes,
        verdict: `${media.contentType} ${media.bytes.length} bytes`,
      };
    },
  ],
]);

/** What answers this path for a company whose token was good; undefined: there is no such API. */
export function endpointFor(path: string): Endpoint | undefined {
  return ENDPOINTS.get(path);
}
