import type { ChannelAdapter } from './adapter';
import type { Settings } from './settings';

const IN_ADDRESSES = /([?&](?:access_token|token|secret|appsecret|corpsecret|key|signature|sig)=)[^&\s"']+/gi;
const BOT_TOKEN = /\bbot\d+:[\w-]+/g;
const BEARER = /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/g;

/** A provider's words without what would let others act as us: tokens in addresses, and every secret of the account. */
export function hideSecrets(
  text: string,
  account: { fields: ChannelAdapter['fields']; settings: Settings },
): string {
  let shown = text.replace(IN_ADDRESSES, '$1***').replace(BOT_TOKEN, 'bot***').replace(BEARER, '$1 ***');
  for (const secret of secretsOf(account)) shown = shown.split(secret).join('***');
  return shown;
}

function secretsOf({ fields, settings }: { fields: ChannelAdapter['fields']; settings: Settings }): string[] {
  return fields
    .filter((field) => field.kind === 'secret')
    .flatMap((field) => [settings[field.name], settings[`${field.name}Previous`]])
    .filter((value): value is string => typeof value === 'string' && value.length >= 4);
}
