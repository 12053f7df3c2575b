import type { AdapterContext, HealthCheck } from '../adapter';
import { stringOf } from '../json';
import { answerObject } from '../provider-answer';
import { keysOf, textOf } from '../settings';
import { accountUrl, basic } from './send';
import { providerOf } from './settings';

/** Credentials, as far as they can be tried without sending anything. */
export async function check(context: AdapterContext): Promise<HealthCheck[]> {
  return providerOf(context.settings) === 'http' ? checkBridge(context) : checkTwilio(context);
}

async function checkTwilio(context: AdapterContext): Promise<HealthCheck[]> {
  const { settings } = context;
  if (textOf(settings, 'accountSid') === '' || keysOf(settings, 'authToken').length === 0) {
    return [
      {
        name: 'credentials',
        ok: false,
        advice: {
          zh: '填写 Account SID 与 Auth Token（Twilio 控制台首页）。',
          en: 'Fill in Account SID and Auth Token (first page of the Twilio console).',
        },
      },
    ];
  }
  const answer = await context.fetch(`${accountUrl(settings)}.json`, {
    headers: { authorization: basic(settings) },
  });
  const credentials: HealthCheck =
    answer.status === 200
      ? { name: 'credentials', ok: true }
      : {
          name: 'credentials',
          ok: false,
          advice: {
            zh: `Twilio 回答 ${answer.status}：核对 Account SID 与 Auth Token。`,
            en: `Twilio answered ${answer.status}: compare Account SID and Auth Token.`,
          },
        };
  if (!credentials.ok) return [credentials];
  const status = stringOf(answerObject(answer).status);
  return [
    credentials,
    status === 'active'
      ? { name: 'account', ok: true }
      : {
          name: 'account',
          ok: false,
          advice: {
            zh: `该 Twilio 账户的状态是 ${status || '未知'}，现在不能发送。`,
            en: `This Twilio account is ${status || 'in an unknown state'} and cannot send now.`,
          },
        },
  ];
}

async function checkBridge(context: AdapterContext): Promise<HealthCheck[]> {
  const { settings } = context;
  const secret: HealthCheck =
    keysOf(settings, 'signingSecret').length > 0
      ? { name: 'signing-secret', ok: true }
      : {
          name: 'signing-secret',
          ok: false,
          advice: {
            zh: '设置签名密钥，网关用同一个密钥签名和验证。',
            en: 'Set a signing secret; the gateway signs and verifies with the same one.',
          },
        };
  const url = textOf(settings, 'providerUrl');
  const advice = {
    zh: '网关没有回答：核对发送地址，并确认它在运行。',
    en: 'The gateway does not answer: compare its address and see that it runs.',
  };
  if (url === '') return [secret, { name: 'gateway', ok: false, advice }];
  // A read changes nothing at the gateway; any answer of its own, even "only POST", says that it is there.
  const ok = await context.fetch(url).then(
    (answer) => answer.status < 500,
    () => false,
  );
  return [secret, ok ? { name: 'gateway', ok } : { name: 'gateway', ok, advice }];
}
