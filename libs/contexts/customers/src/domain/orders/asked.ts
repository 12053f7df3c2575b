const NUMBER = /[A-Z0-9][A-Z0-9-]{4,31}/g;
const LEAST_DIGITS = 4;

/** What a customer gave to be told of an order: numbers it may have, and last digits of a phone. */
export function givenIn(texts: readonly string[]): { numbers: string[]; ends: string[] } {
  const words = texts.flatMap((text) => text.normalize('NFKC').toUpperCase().match(NUMBER) ?? []);
  const numbers = words
    .map((word) => word.replace(/-+$/, ''))
    .filter((word) => word.replace(/\D/g, '').length >= LEAST_DIGITS && word.length >= 5);
  // Four digits by themselves, or the whole phone: its end.
  const digits = texts.flatMap(
    (text) => text.normalize('NFKC').match(/(?<![\dA-Za-z-])\d+(?![\dA-Za-z-])/g) ?? [],
  );
  const ends = digits.filter(({ length }) => length === 4 || length === 11).map((one) => one.slice(-4));
  return { numbers: [...new Set(numbers)].slice(0, 5), ends: [...new Set(ends)].slice(0, 5) };
}

/** Whether somebody asks for money back rather than for a parcel. */
export function asksForRefund(text: string): boolean {
  return /退款|退钱|退费|返款|钱.{0,4}退|refund|money back|reimburs/i.test(text.normalize('NFKC'));
}
