// After the word for it, with whatever people write between: "订单号是 YH-82347", "order no. 20261122001".
const NAMED =
  /(?:订单|單號|单号|order)\s*(?:编号|编码|号码|号|number|no\.?|id)?\s*(?:是|为|:|:|#|is)?\s*#?\s*([a-z0-9][a-z0-9-]{4,31})/giu;
const LEAST_DIGITS = 5;

/** Order numbers that a text names, as they are compared: upper case, without what people leave out or add. */
export function orderNumbers(text: string): string[] {
  const found = [...text.normalize('NFKC').matchAll(NAMED)].map((match) =>
    match[1]!.toUpperCase().replace(/-+$/, ''),
  );
  const likely = found.filter((number) => number.replace(/\D/g, '').length >= LEAST_DIGITS);
  return [...new Set(likely)];
}
