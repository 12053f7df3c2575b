import type { Language } from '@yingda/contracts/names';

/** What a variable stands for, in an inbox or in all, in a language or in both. */
interface ShopValue {
  name: string;
  inboxId: string | null;
  language: Language | null;
  value: string;
}

/** What the shop has set: of the inbox before that of all, of the language before that of both. Null: nothing. */
export function valueOf(
  values: readonly ShopValue[],
  asked: { name: string; inboxId: string | null; language: Language },
): string | null {
  const fitting = values.filter(
    ({ name, inboxId, language }) =>
      name === asked.name &&
      (inboxId === null || inboxId === asked.inboxId) &&
      (language === null || language === asked.language),
  );
  const weight = (one: ShopValue) => (one.inboxId === null ? 0 : 2) + (one.language === null ? 0 : 1);
  return fitting.sort((one, other) => weight(other) - weight(one))[0]?.value ?? null;
}
