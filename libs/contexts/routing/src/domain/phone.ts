/**
 * A number that can be called, in the form in which equal ones are equal: mainland mobiles and land lines with their area
 * code, "+" before those of other countries. Null when it is none.
 */
export function callableNumber(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s().\-–—]/g, '')
    .replace(/^00/, '+')
    .replace(/^\+?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$|^0\d{9,11}$|^\+[1-9]\d{7,14}$/.test(plain) ? plain : null;
}

/** All but its beginning and its end covered. */
export function coveredNumber(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
