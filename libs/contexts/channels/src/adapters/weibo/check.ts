import type { AdapterContext, HealthCheck } from '../adapter';
import { numberIn, stringOf } from '../json';
import { addressOf } from '../limit-field';
import { answerObject } from '../provider-answer';
import { textOf } from '../settings';
import { ADDRESSES } from './fields';

const SOON_SECONDS = 14 * 24 * 3_600;

/** The switch, the token, and how long it still lasts. */
export async function check(context: AdapterContext): Promise<HealthCheck[]> {
  const { settings } = context;
  if (settings['enabled'] !== true) {
    const advice = { zh: '在设置中启用微博。', en: 'Switch Weibo on in the settings.' };
    return [{ name: 'switch', ok: false, advice }];
  }
  const base = addressOf(settings, 'authBase', ADDRESSES.authBase);
  const answer = await context.fetch(`${base}/oauth2/get_token_info`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ access_token: textOf(settings, 'accessToken') }).toString(),
  });
  const object = answerObject(answer);
  const account = stringOf(object['uid']);
  if (answer.status !== 200 || account === '') {
    const code = stringOf(object['error_code']) || String(answer.status);
    const advice = {
      zh: `微博不接受这个访问令牌（${code}）：重新生成后粘贴到这里。`,
      en: `Weibo does not take this access token (${code}): make a new one and paste it here.`,
    };
    return [{ name: 'token', ok: false, advice }];
  }
  return [lifeOf(numberIn(object['expire_in'])), ...accountOf(account, textOf(settings, 'accountId'))];
}

function lifeOf(seconds: number | null): HealthCheck {
  if (seconds === null || seconds > SOON_SECONDS) return { name: 'token', ok: true };
  const days = Math.max(0, Math.floor(seconds / 86_400));
  const advice = {
    zh: `访问令牌 ${days} 天后失效，请重新生成。`,
    en: `The access token ends in ${days} days; make a new one.`,
  };
  return { name: 'token', ok: false, advice };
}

function accountOf(found: string, set: string): HealthCheck[] {
  if (set === '') return [];
  const advice = { zh: `令牌属于账号 ${found}。`, en: `The token belongs to the account ${found}.` };
  return [found === set ? { name: 'account', ok: true } : { name: 'account', ok: false, advice }];
}
