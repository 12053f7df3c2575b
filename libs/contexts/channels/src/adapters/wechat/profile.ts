import { stringOf } from '../json';
import type { TencentApi } from './tencent-api';

/**
 * `GET /cgi-bin/user/info` (channels.md 1.10): unionid, and the operator's own remark where there is one. Names are not
 * told since December 2021: who has none is called by screens, in their reader's language.
 */
export async function profile(
  externalId: string,
  api: TencentApi,
): Promise<{ name?: string; unionId?: string }> {
  const query = `openid=${encodeURIComponent(externalId)}&lang=zh_CN`;
  const { object } = await api.callAgain(`/cgi-bin/user/info?${query}`);
  const name = stringOf(object?.remark).trim() || stringOf(object?.nickname).trim();
  const unionId = stringOf(object?.unionid);
  return { ...(name === '' ? {} : { name }), ...(unionId === '' ? {} : { unionId }) };
}
