import type { HealthCheck } from '../adapter';
import { keysOf, textOf } from '../settings';
import { ProviderUnreachable } from '../../domain/provider-error';
import { isAesKey } from './secure-mode';
import { ProviderRefused, type TencentApi } from './tencent-api';

type Advice = { zh: string; en: string };

/** One line that is right or says what to do. */
export function line(name: string, ok: boolean, advice: Advice): HealthCheck {
  return ok ? { name, ok } : { name, ok, advice };
}

/** A line that asks the provider: `advice` by its code, else the code itself is shown. */
export async function asked(
  name: string,
  ask: () => Promise<unknown>,
  advice: Readonly<Record<string, Advice>>,
): Promise<HealthCheck> {
  try {
    await ask();
    return { name, ok: true };
  } catch (error) {
    if (error instanceof ProviderUnreachable) {
      return line(name, false, {
        zh: '连接不到接口地址，请检查网络和“接口地址”。',
        en: 'The API address does not answer: check the network and the address.',
      });
    }
    if (!(error instanceof ProviderRefused)) throw error;
    const { code, detail } = error.outcome;
    return line(
      name,
      false,
      advice[code] ?? {
        zh: `服务商返回 ${code}：${detail}`,
        en: `The provider answered ${code}: ${detail}`,
      },
    );
  }
}

/** Token and AES key: whether they can be right at all. Only the provider's own handshake shows that they are. */
export function pushKeyLines(api: TencentApi, mode: string): HealthCheck[] {
  const { settings } = api.context;
  const aesKeys = keysOf(settings, 'encodingAesKey');
  const lines = [
    line('token', keysOf(settings, 'token').length > 0, {
      zh: '请填写令牌 (Token)，并与平台上的一致。',
      en: 'Enter the token, the same as at the provider.',
    }),
  ];
  if (mode === 'plain') {
    return [
      ...lines,
      line('encryption', false, {
        zh: '明文模式下消息可被伪造：请在平台改为安全模式，并在这里填写 EncodingAESKey。',
        en: 'In plain mode messages can be forged: choose secure mode at the provider and enter the EncodingAESKey here.',
      }),
    ];
  }
  return [
    ...lines,
    line('encryption', aesKeys.length > 0 && aesKeys.every(isAesKey), {
      zh: 'EncodingAESKey 应为 43 位，请从平台复制完整。',
      en: 'The EncodingAESKey has 43 characters: copy all of it from the provider.',
    }),
  ];
}

const CREDENTIALS: Readonly<Record<string, Advice>> = {
  40013: { zh: 'AppID 不正确，请从平台复制。', en: 'The AppID is wrong: copy it from the provider.' },
  40125: {
    zh: 'AppSecret 不正确或已重置，请重新复制。',
    en: 'The AppSecret is wrong or was reset: copy it anew.',
  },
  40001: {
    zh: 'AppSecret 不正确或已重置，请重新复制。',
    en: 'The AppSecret is wrong or was reset: copy it anew.',
  },
  40164: {
    zh: '本服务器的 IP 不在白名单：请在平台的“IP 白名单”中加入。',
    en: 'This server’s IP address is not on the allow-list: add it at the provider.',
  },
};

const NOT_GRANTED: Advice = {
  zh: '账号没有客服消息权限：请完成认证，或在平台开通“客服消息”。',
  en: 'The account may not send customer service messages: have it verified, or switch the feature on.',
};

// No follower has it; what is answered tells whether the right is there.
const NOBODY = 'o000000000000000000000000000';
const MAY_SEND = new Set(['40003', '45015', '45047', '45072', '45080', '45081']);

/** AppID with secret and address, the right to send, and the keys of pushes. */
export async function check(api: TencentApi, path: string): Promise<HealthCheck[]> {
  const mode = textOf(api.context.settings, 'mode') || 'secure';
  const credentials = await asked('credentials', () => api.newToken(), CREDENTIALS);
  const keys = pushKeyLines(api, mode);
  if (!credentials.ok) return [credentials, ...keys];
  const sending = await asked('sending', () => tryTyping(api, path), {
    48001: NOT_GRANTED,
    48004: NOT_GRANTED,
    40200: NOT_GRANTED,
  });
  return [credentials, sending, ...keys];
}

async function tryTyping(api: TencentApi, path: string): Promise<void> {
  try {
    await api.callAgain(path, { json: { touser: NOBODY, command: 'CancelTyping' } });
  } catch (error) {
    if (!(error instanceof ProviderRefused) || !MAY_SEND.has(error.outcome.code)) throw error;
  }
}
