/** Eleven digits for a mainland mobile; with a country code 7 to 15 (E.164). Spaces and hyphens do not count. */
export function checkPhone(text: string): boolean {
  const digits = text.replace(/[\s()-]/g, '');
  return digits.startsWith('+') ? /^\+\d{7,15}$/.test(digits) : /^(1\d{10}|0\d{9,11})$/.test(digits);
}

/** Something before the @, a dot after it; the mail itself proves the rest. */
export function checkEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim());
}
