import { stringOf } from '../json';
import type { TencentApi } from './tencent-api';

/** A name for somebody whose name WeChat does not tell (since December 2021): the end of the id tells two apart. */
export function madeUpName(externalId: string): string {
  return `微信用户 ${externalId.slice(-4)}`;
}

/** `GET /cgi-bin/user/info` (channels.md 1.10): unionid, and the operator's own remark where there is one. */
export async function profile(
  externalId: string,
  api: TencentApi,
): Promise<{ name: string; unionId?: string }> {
  const query = `openid=${encodeURIComponent(externalId)}&lang=zh_CN`;
  const { object } = await api.callAgain(`/cgi-bin/user/info?${query}`);
  const name = stringOf(object?.remark).trim() || stringOf(object?.nickname).trim() || madeUpName(externalId);
  const unionId = stringOf(object?.unionid);
  return { name, ...(unionId === '' ? {} : { unionId }) };
}
