import type { HealthCheck } from '../adapter';
import { listOf } from '../json';
import { textOf } from '../settings';
import { asked, line, pushKeyLines } from '../wechat/check';
import type { TencentApi } from '../wechat/tencent-api';

const WRONG_SECRET = {
  zh: 'Secret 不正确：请复制自建应用的 Secret（“微信客服”自带的 Secret 自 2023 年 12 月起不可用）。',
  en: 'The secret is wrong: copy that of your own app (the one of the customer service page has not worked since December 2023).',
};
const WRONG_COMPANY = { zh: '企业 ID 不正确。', en: 'The corporation ID is wrong.' };
const NOT_GRANTED = {
  zh: '应用没有客服接口权限：在“微信客服 → 可调用接口的应用”中加入该应用。',
  en: 'The app may not use customer service: add it under Customer Service → Apps that may call the API.',
};
const NO_ACCOUNT = {
  zh: '找不到该客服账号，或它未交给该应用管理：在“微信客服 → 通过 API 管理”中勾选。',
  en: 'There is no such account, or it is not managed by the app: tick it under Customer Service → Managed by API.',
};
const ADDRESS = {
  zh: '本服务器的 IP 不在应用的“企业可信 IP”中。',
  en: 'This server’s IP address is not among the app’s trusted addresses.',
};

/** Company with secret and address, the customer service account, and the keys of callbacks. */
export async function check(api: TencentApi): Promise<HealthCheck[]> {
  const keys = pushKeyLines(api, 'secure');
  const credentials = await asked('credentials', () => api.newToken(), {
    40001: WRONG_SECRET,
    40013: WRONG_COMPANY,
    60020: ADDRESS,
  });
  return credentials.ok ? [credentials, await account(api), ...keys] : [credentials, ...keys];
}

async function account(api: TencentApi): Promise<HealthCheck> {
  const openKfId = textOf(api.context.settings, 'openKfId');
  let found = false;
  const answered = await asked(
    'account',
    async () => {
      const { object } = await api.callAgain('/cgi-bin/kf/account/list', { json: { offset: 0, limit: 100 } });
      found = listOf(object?.account_list).some((one) => one.open_kfid === openKfId);
    },
    { 48002: NOT_GRANTED, 60020: ADDRESS, 95011: NOT_GRANTED, 95012: NOT_GRANTED, 95017: NOT_GRANTED },
  );
  return answered.ok ? line('account', found, NO_ACCOUNT) : answered;
}
