import type { PushResult } from '../../world/pushes';
import type { Desk } from '../chat/desk';
import type { SmsSettings } from './account';
import { type Parameters, sign, withBodyDigest } from './signature';

const TIMEOUT_MS = 15_000;

/** Calls the product: once, as Twilio does not try again unless told to. Null: there is no address to call. */
export function callProduct(
  desk: Desk<SmsSettings>,
  what: { event: string; url: string | null; parameters: Parameters },
): Promise<PushResult> | null {
  const { url, event } = what;
  if (!url) return null;
  return desk.push({
    event,
    schedule: [0],
    timeoutMs: TIMEOUT_MS,
    build({ tamper }) {
      const { settings } = desk;
      const parameters: [string, string][] = what.parameters.map(([name, value]) => [name, value]);
      if (settings.unknown_parameter) parameters.push([settings.unknown_parameter, 'x']);
      const account = tamper === 'wrong_receive_id' ? `AC${'0'.repeat(32)}` : settings.id;
      parameters.push(['AccountSid', account], ['ApiVersion', '2010-04-01']);
      // Twilio signs no time: an old push is one that was signed with a token of former days.
      const token = tamper === null ? settings.token : `${settings.token.slice(1)}0`;
      return settings.format === 'json'
        ? json(settings, { url, token, parameters })
        : form(settings, { url, token, parameters });
    },
    judge(answer) {
      const taken = answer !== null && answer.status >= 200 && answer.status < 300;
      return {
        taken,
        verdict: answer === null ? '11200 no answer' : taken ? 'taken' : `11200 HTTP ${answer.status}`,
      };
    },
  });
}

interface Signed {
  url: string;
  token: string;
  parameters: [string, string][];
}

function form(settings: SmsSettings, { url, token, parameters }: Signed) {
  return {
    method: 'POST' as const,
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': sign(token, signedUrl(settings, url), parameters),
      'user-agent': 'TwilioProxy/1.1',
    },
    body: Buffer.from(new URLSearchParams(parameters).toString()),
  };
}

function json(settings: SmsSettings, { url, token, parameters }: Signed) {
  const body = Buffer.from(JSON.stringify(Object.fromEntries(parameters)));
  return {
    method: 'POST' as const,
    url: withBodyDigest(url, body),
    headers: {
      'content-type': 'application/json',
      'x-twilio-signature': sign(token, withBodyDigest(signedUrl(settings, url), body), []),
      'user-agent': 'TwilioProxy/1.1',
    },
    body,
  };
}

/** What Twilio believes it calls: the proxy's address, or the product's own. */
function signedUrl({ signed_base: base, signs_port: withPort }: SmsSettings, url: string): string {
  const { pathname } = new URL(url);
  const believed = base ? `${base.replace(/\/$/, '')}${pathname}` : url;
  return withPort
    ? believed.replace(
        /^(https?):\/\/([^/:]+)\//,
        (_, scheme: string, host: string) => `${scheme}://${host}:${scheme === 'https' ? 443 : 80}/`,
      )
    : believed;
}
