import { listOf, stringOf } from '../json';
import type { TencentApi } from '../wechat/tencent-api';

/** `POST /cgi-bin/kf/customer/batchget`: the customer's WeChat name, and their unionid where an account is bound. */
export async function profile(
  externalId: string,
  api: TencentApi,
): Promise<{ name?: string; unionId?: string }> {
  const { object } = await api.callAgain('/cgi-bin/kf/customer/batchget', {
    json: { external_userid_list: [externalId], need_enter_session_context: 0 },
  });
  const customer = listOf(object?.customer_list).find((one) => one.external_userid === externalId);
  const name = stringOf(customer?.nickname).trim();
  const unionId = stringOf(customer?.unionid);
  return { ...(name === '' ? {} : { name }), ...(unionId === '' ? {} : { unionId }) };
}
