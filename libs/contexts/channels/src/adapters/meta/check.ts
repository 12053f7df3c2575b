import { createHmac } from 'node:crypto';
import type { HealthCheck } from '../adapter';
import { textOf } from '../settings';
import { ask, type Graph } from './graph';

/** Token and account, then the app secret: Graph refuses a proof made with a wrong one. */
export async function checkAccount(graph: Graph, path: string): Promise<HealthCheck[]> {
  const found = await ask(graph, path);
  if (!found.ok)
    return [
      {
        name: 'token',
        ok: false,
        advice: {
          zh: `Meta 拒绝了令牌或账号编号（${found.failure.detail}）。核对编号，并重新生成含所需权限的令牌。`,
          en: `Meta refused the token or the account's id (${found.failure.detail}). Check the id and make a new token with the rights it needs.`,
        },
      },
    ];
  const { settings } = graph.context;
  const proof = createHmac('sha256', textOf(settings, 'appSecret'))
    .update(textOf(settings, 'accessToken'))
    .digest('hex');
  const proved = await ask(graph, `${path}${path.includes('?') ? '&' : '?'}appsecret_proof=${proof}`);
  return [
    { name: 'token', ok: true },
    proved.ok
      ? { name: 'app-secret', ok: true }
      : {
          name: 'app-secret',
          ok: false,
          advice: {
            zh: '应用密钥与令牌不属于同一个应用；从“设置 → 基本”重新复制。否则所有回调都会被拒绝。',
            en: 'The app secret does not belong to the app of the token; copy it again from Settings → Basic. Until then every webhook is refused.',
          },
        },
  ];
}

/** Whether the account sends its events to the app; it is subscribed here when it does not. */
export async function checkSubscription(graph: Graph, path: string, fields?: string): Promise<HealthCheck> {
  const listed = await ask(graph, path);
  if (listed.ok && Array.isArray(listed.body.data) && listed.body.data.length > 0)
    return { name: 'subscription', ok: true };
  const subscribed = await ask(graph, path, fields ? { subscribed_fields: fields } : {});
  if (subscribed.ok) return { name: 'subscription', ok: true };
  return {
    name: 'subscription',
    ok: false,
    advice: {
      zh: `账号还没有把消息发给应用（${subscribed.failure.detail}）。`,
      en: `The account does not send its messages to the app (${subscribed.failure.detail}).`,
    },
  };
}
