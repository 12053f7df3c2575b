import type { Language } from '@yingda/contracts/names';

/** "¥1,269.00" of fen. */
export function moneyText(fen: number, language: Language, currency = 'CNY'): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(fen / 100);
}
