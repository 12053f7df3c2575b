import type { Call, Reply } from '../../provider';
import type { World } from '../../world/world';
import type { AccountDesk } from './account-desk';
import type { Kind } from './account';
import { jsonReply, OK, WeChatError } from './errors';
import { EXTENSIONS, type Media } from './media';
import { readJson, readUpload, requireGet } from './read-request';
import { sendMessage, setTyping } from './send-message';
import { allTemplates, sendTemplate } from './send-template';
import { userInfo, userInfos } from './users';

interface Asked {
  world: World;
  desk: AccountDesk;
  call: Call;
}

type Endpoint = (asked: Asked) => Reply | Promise<Reply>;

const ok: Reply = jsonReply(OK);
const posted = (work: (asked: Asked, body: Record<string, unknown>) => object | void): Endpoint => {
  return (asked) => {
    const result = work(asked, readJson(asked.call));
    return result ? jsonReply({ ...OK, ...result }) : ok;
  };
};
const got = (work: (asked: Asked) => object): Endpoint => {
  return (asked) => {
    requireGet(asked.call);
    return jsonReply(work(asked));
  };
};
const param = ({ call }: Asked, name: string) => call.query.get(name) ?? '';

const BOTH: Record<string, Endpoint> = {
  '/cgi-bin/message/custom/send': posted(({ world, desk }, body) => sendMessage(world, desk, body)),
  '/cgi-bin/media/upload': async ({ desk, call }) => {
    const file = await readUpload(call);
    const { id, type, createdAt } = desk.media.upload(call.query.get('type') ?? '', file);
    const created_at = Math.floor(createdAt / 1000);
    return jsonReply({
      type,
      media_id: id,
      ...(type === 'thumb' ? { thumb_media_id: id } : {}),
      created_at,
    });
  },
  '/cgi-bin/media/get': ({ desk, call }) => {
    requireGet(call);
    const media = desk.media.require(call.query.get('media_id') ?? undefined);
    return media.type === 'video' ? jsonReply({ video_url: desk.fileUrl(media) }) : fileReply(media);
  },
};

const OFFICIAL: Record<string, Endpoint> = {
  ...BOTH,
  '/cgi-bin/message/custom/typing': posted(({ world, desk }, body) => setTyping(world, desk, body)),
  '/cgi-bin/media/get/jssdk': ({ desk, call }) => fileReply(desk.media.require(call.query.get('media_id'))),
  '/cgi-bin/template/get_all_private_template': got(() => allTemplates()),
  '/cgi-bin/message/template/send': posted(({ world, desk }, body) => sendTemplate(world, desk, body)),
  '/cgi-bin/user/info': got((asked) => userInfo(asked.desk, param(asked, 'openid'))),
  '/cgi-bin/user/info/batchget': posted(({ desk }, body) => userInfos(desk, body)),
  '/customservice/kfsession/create': posted(({ desk }, body) => desk.kf.create(body)),
  '/customservice/kfsession/close': posted(({ desk }, body) => desk.kf.close(body)),
  '/customservice/kfsession/getsession': got((asked) => ({
    ...OK,
    ...asked.desk.kf.of(param(asked, 'openid')),
  })),
  '/customservice/kfsession/getsessionlist': got((asked) =>
    asked.desk.kf.sessionsOf(param(asked, 'kf_account')),
  ),
  '/customservice/kfsession/getwaitcase': got(() => ({ count: 0, waitcaselist: [] })),
  '/customservice/kfaccount/add': posted(({ desk }, body) => desk.kf.add(body)),
  '/customservice/kfaccount/update': posted(({ desk }, body) => desk.kf.add(body)),
  '/customservice/kfaccount/del': (asked) =>
    jsonReply({ ...OK, ...asked.desk.kf.remove(param(asked, 'kf_account')) }),
  '/cgi-bin/customservice/getkflist': got(({ desk }) => ({ kf_list: desk.kf.list(false) })),
  '/cgi-bin/customservice/getonlinekflist': got(({ desk }) => ({ kf_online_list: desk.kf.list(true) })),
};

const MINI_PROGRAM: Record<string, Endpoint> = {
  ...BOTH,
  '/cgi-bin/message/custom/business/typing': posted(({ world, desk }, body) => setTyping(world, desk, body)),
  // Documented in places, but only for accounts of a business.
  '/cgi-bin/message/custom/business/send': () => {
    throw new WeChatError(40101);
  },
};

/** What answers this path for an account whose token was good; undefined: there is no such API. */
export function endpointFor(kind: Kind, path: string): Endpoint | undefined {
  const endpoints = kind === 'official' ? OFFICIAL : MINI_PROGRAM;
  return Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
}

/** `cgi-bin/token` and `cgi-bin/stable_token`: no token is needed to get one. Undefined: another path. */
export function tokenAsked(
  call: Call,
): { appId: unknown; secret: unknown; stable: boolean; force: boolean } | undefined {
  if (call.path === '/cgi-bin/token') {
    requireGet(call);
    if (call.query.get('grant_type') !== 'client_credential') throw new WeChatError(40002);
    return { appId: call.query.get('appid'), secret: call.query.get('secret'), stable: false, force: false };
  }
  if (call.path !== '/cgi-bin/stable_token') return undefined;
  const body = readJson(call);
  if (body['grant_type'] !== 'client_credential') throw new WeChatError(40002);
  return {
    appId: body['appid'],
    secret: body['secret'],
    stable: true,
    force: body['force_refresh'] === true,
  };
}

function fileReply(media: Media): Reply {
  const extension = EXTENSIONS[media.contentType] ?? 'bin';
  return {
    status: 200,
    headers: {
      'content-type': media.contentType,
      'content-disposition': `attachment; filename="${media.id}.${extension}"`,
    },
    body: media.bytes,
    verdict: `${media.contentType} ${media.bytes.length} bytes`,
  };
}
