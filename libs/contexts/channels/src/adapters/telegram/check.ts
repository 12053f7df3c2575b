import type { AdapterContext, HealthCheck } from '../adapter';
import { recordOf, stringOf } from '../json';
import { textOf } from '../settings';
import { call } from './call';
import { UPDATES } from './pull';

const TOKEN_ADVICE = {
  zh: 'Telegram 不认识这个令牌。在 @BotFather 中用 /token 查看，完整复制。',
  en: 'Telegram does not know this token. Ask @BotFather with /token and copy all of it.',
};

/** The token, then the webhook, which is set here: Telegram has no page where an operator could do it. */
export async function check(context: AdapterContext): Promise<HealthCheck[]> {
  const me = await call(context, 'getMe', {});
  if (!me.ok) return [{ name: 'token', ok: false, advice: TOKEN_ADVICE }];
  const token = { name: 'token', ok: true };
  if (context.settings.mode === 'polling') return [token, await polling(context)];
  return [token, await webhook(context)];
}

async function polling(context: AdapterContext): Promise<HealthCheck> {
  // While a webhook is set, Telegram refuses to be polled.
  const removed = await call(context, 'deleteWebhook', {});
  return removed.ok
    ? { name: 'polling', ok: true }
    : { name: 'polling', ok: false, advice: said('无法停用回调', removed.failure.detail) };
}

async function webhook(context: AdapterContext): Promise<HealthCheck> {
  const info = await call(context, 'getWebhookInfo', {});
  if (!info.ok) return { name: 'webhook', ok: false, advice: said('查询回调失败', info.failure.detail) };
  const hook = recordOf(info.result);
  const url = stringOf(hook.url);
  const ours = context.settings.hookUrl;
  if (url !== '' && url !== ours && context.settings.takeOver !== true)
    return {
      name: 'webhook',
      ok: false,
      advice: {
        zh: `机器人现在连到 ${url}。先在那里断开，或在更多设置里勾选“接管其他系统的回调地址”。`,
        en: `The bot is connected to ${url}. Disconnect it there, or tick "Take over from another system" under more settings.`,
      },
    };
  // Also when it is ours already: the secret may be a new one.
  const set = await call(context, 'setWebhook', {
    url: ours,
    secret_token: textOf(context.settings, 'secretToken'),
    allowed_updates: UPDATES,
  });
  if (!set.ok) return { name: 'webhook', ok: false, advice: said('设置回调失败', set.failure.detail) };
  const trouble = url === ours ? stringOf(hook.last_error_message) : '';
  return trouble
    ? { name: 'webhook', ok: false, advice: said('Telegram 调用本系统时出错', trouble) }
    : { name: 'webhook', ok: true };
}

function said(zh: string, detail: string) {
  return { zh: `${zh}：${detail}`, en: `Telegram says: ${detail}` };
}
