import { textOf } from '../settings';
import { tokenIn } from '../wechat/dialect';
import type { Dialect, TencentApi } from '../wechat/tencent-api';
import { CLASSES, waitFor } from './errors';

/** WeCom: its own host and codes; `gettoken` gives the same token while it is valid (channels.md 3). */
export const WECOM: Dialect = {
  host: 'https://qyapi.weixin.qq.com',
  classes: CLASSES,
  waitFor,
  secrets: ['secret', 'token', 'encodingAesKey'],
  newToken,
};

async function newToken(api: TencentApi): Promise<{ token: string; expiresInSeconds: number }> {
  const { settings } = api.context;
  const corpId = encodeURIComponent(textOf(settings, 'corpId'));
  const secret = encodeURIComponent(textOf(settings, 'secret'));
  const { object } = await api.callWithoutToken(`/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`);
  return tokenIn(object);
}
