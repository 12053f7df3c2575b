import type { AdapterContext, HealthCheck } from '../adapter';
import { numberIn, stringOf } from '../json';
import { answerObject } from '../provider-answer';
import { call, failureOf } from './call';

/** Token, webhook (LINE calls us, signed with its secret) and what is left of the month. */
export async function check(context: AdapterContext): Promise<HealthCheck[]> {
  const info = await call(context, '/v2/bot/info');
  if (info.status !== 200)
    return [
      {
        name: 'token',
        ok: false,
        advice: {
          zh: `LINE 拒绝了 access token（${failureOf(context, info).detail}）。在 Messaging API 页重新签发。`,
          en: `LINE refused the access token (${failureOf(context, info).detail}). Issue a new one on the Messaging API page.`,
        },
      },
    ];
  return [{ name: 'token', ok: true }, await webhook(context), await quota(context)];
}

async function webhook(context: AdapterContext): Promise<HealthCheck> {
  const endpoint = context.settings.hookUrl;
  const found = await call(context, '/v2/bot/channel/webhook/endpoint');
  const set = found.status === 200 ? answerObject(found) : {};
  const url = stringOf(set.endpoint);
  const advise = (zh: string, en: string): HealthCheck => ({
    name: 'webhook',
    ok: false,
    advice: { zh, en },
  });
  if (url !== '' && url !== endpoint)
    return advise(
      `频道现在连到 ${url}。在 LINE Developers → Messaging API → Webhook URL 改成上面的地址。`,
      `The channel is connected to ${url}. Change it to the address above under LINE Developers → Messaging API → Webhook URL.`,
    );
  if (url === '') {
    const put = await call(context, '/v2/bot/channel/webhook/endpoint', {
      method: 'PUT',
      body: { endpoint },
    });
    if (put.status !== 200) {
      const { detail } = failureOf(context, put);
      return advise(`LINE 不接受回调地址：${detail}`, `LINE does not take the webhook address: ${detail}`);
    }
  }
  if (set.active === false)
    return advise(
      '在 LINE Developers → Messaging API 打开 Use webhook 和 Webhook redelivery。',
      'Switch on "Use webhook" and "Webhook redelivery" under LINE Developers → Messaging API.',
    );
  const tested = answerObject(await call(context, '/v2/bot/channel/webhook/test', { body: { endpoint } }));
  if (tested.success === false)
    return advise(
      `LINE 的测试回调失败（${stringOf(tested.statusCode)} ${stringOf(tested.reason)}）。401 表示 Channel secret 不对。`,
      `LINE's test call failed (${stringOf(tested.statusCode)} ${stringOf(tested.reason)}). 401 means that the channel secret is wrong.`,
    );
  return { name: 'webhook', ok: true };
}

async function quota(context: AdapterContext): Promise<HealthCheck> {
  const allowed = answerObject(await call(context, '/v2/bot/message/quota'));
  const used =
    numberIn(answerObject(await call(context, '/v2/bot/message/quota/consumption')).totalUsage) ?? 0;
  const value = numberIn(allowed.value);
  if (allowed.type !== 'limited' || value === null || used < value) return { name: 'quota', ok: true };
  return {
    name: 'quota',
    ok: false,
    advice: {
      zh: `本月推送额度 ${value} 已用完，只能用回复令牌回复；在 LINE Official Account Manager 升级套餐。`,
      en: `This month's ${value} pushes are used up; only replies go out. Change the plan in LINE Official Account Manager.`,
    },
  };
}
