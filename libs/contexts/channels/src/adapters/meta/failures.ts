import type { AdapterContext, FailureClass, ProviderAnswer } from '../adapter';
import { hideSecrets } from '../hide-secrets';
import { numberIn, recordOf, stringOf, type JsonRecord } from '../json';
import { classOfStatus, failed, unreadable, type Failed } from '../outcomes';
import { answerObject, overriddenClass, retryAfterOf } from '../provider-answer';
import type { SettingField, Settings } from '../settings';

/** Codes of all Graph products; a code with its subcode (`10/2018278`) goes before the code alone. */
const SHARED: Readonly<Record<string, FailureClass>> = {
  '0': 'not-permitted',
  '1': 'retry-later',
  '2': 'retry-later',
  '3': 'not-permitted',
  '4': 'retry-later',
  '10': 'not-permitted',
  '32': 'retry-later',
  '100': 'bad-content',
  '190': 'not-permitted',
  '368': 'not-permitted',
  '613': 'retry-later',
  '80007': 'retry-later',
};

export const WHATSAPP_CODES: Readonly<Record<string, FailureClass>> = {
  '130429': 'retry-later',
  '131000': 'retry-later',
  '131008': 'bad-content',
  '131009': 'bad-content',
  '131016': 'retry-later',
  '131026': 'recipient-unreachable',
  '131031': 'not-permitted',
  '131047': 'window-closed',
  '131048': 'retry-later',
  // Withheld by Meta, and stopped marketing: this message is not to be sent again, the customer can be reached.
  '131049': 'not-permitted',
  '131050': 'not-permitted',
  '131051': 'bad-content',
  '131052': 'bad-content',
  '131053': 'bad-content',
  '131056': 'retry-later',
  '131062': 'bad-content',
};

export const MESSENGER_CODES: Readonly<Record<string, FailureClass>> = {
  '10/2018278': 'window-closed',
  // The same sentence has another subcode on Instagram.
  '10/2534022': 'window-closed',
  '10/1893063': 'not-permitted',
  '100/2018001': 'recipient-unreachable',
  '100/2534014': 'recipient-unreachable',
  '551': 'recipient-unreachable',
  '1200': 'retry-later',
};

/** A product's own codes, and the fields whose values are secret. */
export interface MetaProduct {
  codes: Readonly<Record<string, FailureClass>>;
  fields: readonly SettingField[];
}

/** What an `{code, error_subcode, message…}` of Meta means, in an answer or in a status that failed. */
export function classOfError(
  error: JsonRecord,
  product: MetaProduct,
  settings: Settings,
): FailureClass | null {
  const code = stringOf(error.code);
  if (code === '') return null;
  const names = [`${code}/${stringOf(error.error_subcode)}`, code];
  for (const name of names) {
    const chosen = overriddenClass(settings, name);
    if (chosen) return chosen;
  }
  const known = names.map((name) => product.codes[name] ?? SHARED[name]).find((meant) => meant !== undefined);
  if (known) return known;
  const number = Number(code);
  if (number >= 200 && number <= 299) return 'not-permitted';
  if (number >= 132_000 && number <= 132_999) return 'bad-content';
  return error.is_transient === true ? 'retry-later' : null;
}

/** What an error says, with its code and without secrets. */
export function wordsOfError(error: JsonRecord, product: MetaProduct, settings: Settings) {
  const subcode = stringOf(error.error_subcode);
  const details = stringOf(recordOf(error.error_data).details);
  const message = stringOf(error.message) || stringOf(error.title);
  const detail = [message, details === message ? '' : details].filter((part) => part !== '').join(' · ');
  return {
    code: [stringOf(error.code), subcode].filter((part) => part !== '').join('/'),
    detail: hideSecrets(detail, { fields: product.fields, settings }),
  };
}

/** Why Meta did not take it. */
export function failureOf(context: AdapterContext, answer: ProviderAnswer, product: MetaProduct): Failed {
  const error = recordOf(answerObject(answer).error);
  const words = wordsOfError(error, product, context.settings);
  if (answer.status >= 200 && answer.status < 300 && words.code === '') return unreadable;
  const meant = classOfError(error, product, context.settings) ?? classOfStatus(answer.status);
  return failed(
    meant,
    {
      code: words.code || String(answer.status),
      detail: words.detail || `Meta answered ${answer.status}.`,
    },
    meant === 'retry-later' ? waitOf(answer, context.now()) : undefined,
  );
}

/** Seconds by Retry-After, or minutes by the usage header that says when access is regained. */
function waitOf(answer: ProviderAnswer, now: Date): number | undefined {
  const asked = retryAfterOf(answer.headers, now);
  if (asked !== undefined) return asked;
  const usage = /"estimated_time_to_regain_access"\s*:\s*(\d{1,5})/.exec(
    answer.headers.get('x-business-use-case-usage') ?? '',
  );
  const minutes = numberIn(usage?.[1]);
  return minutes ? minutes * 60_000 : undefined;
}
