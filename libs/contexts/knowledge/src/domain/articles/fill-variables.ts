import type { Language } from '@yingda/contracts/names';
import { variablesOf } from '../variables';

const PLACE = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g;

/** What stands there until the shop has said its own: true of most, and never braces. */
const FALLBACKS: Record<string, Record<Language, string>> = {
  refund_days: { 'zh-CN': '3–7', en: '3–7' },
  return_days: { 'zh-CN': '7', en: '7' },
  store_name: { 'zh-CN': '我们', en: 'our shop' },
  service_hours: { 'zh-CN': '营业时间内', en: 'during opening hours' },
  customer_name: { 'zh-CN': '您', en: 'you' },
  agent_name: { 'zh-CN': '客服', en: 'customer service' },
};
const UNKNOWN: Record<Language, string> = { 'zh-CN': '（请咨询客服）', en: '(please ask us)' };

/** A text with the shop's values in place of variables. A customer never sees braces. */
export function fillVariables(
  text: string,
  { language, values }: { language: Language; values: Readonly<Record<string, string>> },
): string {
  return text.replace(
    PLACE,
    (_, name: string) => values[name] || FALLBACKS[name]?.[language] || UNKNOWN[language],
  );
}

/** Variables that are filled neither by the shop's values nor by anything usual. */
export function unknownVariables(text: string, values: Readonly<Record<string, string>>): string[] {
  return variablesOf(text).filter((name) => !values[name] && !FALLBACKS[name]);
}
