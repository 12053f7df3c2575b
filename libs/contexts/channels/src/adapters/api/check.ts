import { randomUUID } from 'node:crypto';
import type { AdapterContext, HealthCheck } from '../adapter';
import { textOf } from '../settings';
import { bodyOf, isAllowed, post } from './send';

/** Sends a signed `ping` to the receiver: whoever answers 2xx has the right secret, or does not look. */
export async function check(context: AdapterContext): Promise<HealthCheck[]> {
  const url = textOf(context.settings, 'webhookUrl');
  if (url === '') return [];
  const found = isAllowed(url) ? await ping(context) : 'not https';
  if (found === null) return [{ name: 'receiver', ok: true }];
  const advice = {
    zh: `接收地址没有正常回答（${found}）。核对地址与签名密钥，并让它对 ping 回答 2xx。`,
    en: `The receiver does not answer as it should (${found}). Compare address and secret, and let it answer ping with 2xx.`,
  };
  return [{ name: 'receiver', ok: false, advice }];
}

async function ping(context: AdapterContext): Promise<string | null> {
  try {
    const { status } = await post(
      { id: `ping_${randomUUID()}`, body: bodyOf('ping', {}, context.now()) },
      context,
    );
    return status >= 200 && status < 300 ? null : String(status);
  } catch (error) {
    return error instanceof Error ? error.message : 'no answer';
  }
}
