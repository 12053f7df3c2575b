import type { Reply } from '../../provider';

/** WeCom's words for its codes, as far as the simulator gives them. */
const WORDS: Record<string, string> = {
  '-1': 'system busy',
  '40001': 'invalid credential',
  '40004': 'invalid media type',
  '40005': 'invalid file type',
  '40006': 'invalid file size',
  '40007': 'invalid media_id',
  '40008': 'invalid message type',
  '40009': 'invalid image size',
  '40010': 'invalid voice size',
  '40011': 'invalid video size',
  '40013': 'invalid corpid',
  '40014': 'invalid access_token',
  '40058': 'invalid Request Parameter',
  '40096': 'invalid external userid',
  '40201': 'kf account is banned',
  '41001': 'access_token missing',
  '41002': 'corpid missing',
  '41004': 'corpsecret missing',
  '42001': 'access_token expired',
  '43001': 'require GET method',
  '43002': 'require POST method',
  '44001': 'empty media data',
  '44002': 'empty post data',
  '45009': 'api freq out of limit',
  '47001': 'data format error',
  '48002': 'api forbidden',
  '60020': 'not allow to access from your ip',
  '95000': 'invalid open_kfid',
  '95001': 'send kf msg count out of limit',
  '95002': 'send kf msg time out of limit',
  '95004': 'open_kfid not exist',
  '95007': 'invalid msg token',
  '95013': 'kf session is over',
  '95014': 'servicer is not serving',
  '95016': 'service state cannot be changed so',
  '95018': 'send msg session status invalid',
};

/** A refusal in WeCom's form; caught where calls are answered. */
export class WeComError extends Error {
  constructor(
    readonly code: number,
    readonly hint = '',
  ) {
    super(WORDS[String(code)] ?? 'system error');
  }
}

/** JSON with status 200; what follows the words makes matching by the whole text useless. */
export function errorReply(error: WeComError, around: { rid: string; from: string }): Reply {
  const said = error.hint ? `${error.message}: ${error.hint}` : error.message;
  const errmsg = `${said}, hint: [${around.rid}], from ip: ${around.from}, more info at https://open.work.weixin.qq.com/devtool/query?e=${error.code}`;
  return jsonReply({ errcode: error.code, errmsg }, String(error.code));
}

export function jsonReply(value: object, verdict = '0 ok'): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: JSON.stringify(value),
    verdict,
  };
}

export const OK = { errcode: 0, errmsg: 'ok' };
