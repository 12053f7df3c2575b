import type { Reply } from '../../provider';

/** WeChat's words for its codes, as far as the simulator gives them. */
const WORDS: Record<string, string> = {
  '-1': 'system error',
  '40001': 'invalid credential, access_token is invalid or not latest',
  '40002': 'invalid grant_type',
  '40003': 'invalid openid',
  '40004': 'invalid media type',
  '40005': 'invalid file type',
  '40006': 'invalid meida size',
  '40007': 'invalid media_id',
  '40008': 'invalid message type',
  '40009': 'invalid image size',
  '40010': 'invalid voice size',
  '40011': 'invalid video size',
  '40012': 'invalid thumb size',
  '40013': 'invalid appid',
  '40014': 'invalid access_token',
  '40033': 'invalid charset. please check your request, if include \\uxxxx will create fail!',
  '40035': 'invalid parameter',
  '40037': 'invalid template_id',
  '40125': 'invalid appsecret',
  '40164': 'invalid ip, not in whitelist',
  '40200': 'invalid account type',
  '41001': 'access_token missing',
  '41002': 'appid missing',
  '41004': 'appsecret missing',
  '41005': 'media data missing',
  '41006': 'media_id missing',
  '41009': 'openid missing',
  '42001': 'access_token expired',
  '43001': 'require GET method',
  '43002': 'require POST method',
  '43004': 'require subscribe',
  '43101': 'user refuse to accept the msg',
  '43019': 'user is on the block list',
  '44002': 'empty post data',
  '44003': 'empty news data',
  '44004': 'empty content',
  '45002': 'content size out of limit',
  '45003': 'title size out of limit',
  '45004': 'description size out of limit',
  '45008': 'article size out of limit',
  '45009': 'reach max api daily quota limit',
  '45011': 'api minute-quota reach limit  mustslower  retry next minute',
  '45015': 'response out of time limit or subscription is canceled',
  '45047': 'out of response count limit',
  '45072': 'command field only support "Typing" or "CancelTyping"',
  '45080': 'status invalid, no interaction with the user in the last 30 seconds',
  '45081': 'already typing, try again later',
  '45162': 'articles must be an array',
  '47001': 'data format error',
  '47003': 'argument invalid',
  '48001': 'api unauthorized',
  '48002': 'user block receive message',
  '48004': 'api forbidden for irregularities, view detail on mp.weixin.qq.com',
  '50002': 'user limited',
  '61450': 'system error',
  '65400': 'please enable new custom service, or wait for a while if you have enabled',
  '65401': 'invalid custom service account',
  '65402': 'the account has to bind wechat user first',
  '65413': 'no session in status',
  '65414': 'is accepted by other account',
  '65415': 'custom service account is offline',
  '65416': 'invalid parameter of kf account',
  '40066': 'invalid url',
  '70000': 'refused for the protection of minors',
};

/** A refusal in WeChat's form; caught where calls are answered. */
export class WeChatError extends Error {
  constructor(
    readonly code: number,
    readonly hint = '',
  ) {
    super(WORDS[String(code)] ?? 'system error');
  }
}

/** JSON with status 200, as WeChat answers; `rid` is the suffix that makes matching by text useless. */
export function errorReply(error: WeChatError, rid: string): Reply {
  const hint = error.hint ? `, hint: [${error.hint}]` : '';
  return jsonReply(
    { errcode: error.code, errmsg: `${error.message}${hint} rid: ${rid}` },
    String(error.code),
  );
}

export function jsonReply(value: object, verdict = '0 ok'): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; encoding=utf-8' },
    body: JSON.stringify(value),
    verdict,
  };
}

export const OK = { errcode: 0, errmsg: 'ok' };
