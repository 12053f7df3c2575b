/** Whether the last digit is the check digit of the others (Luhn, ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    sum += index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return digits.length > 0 && sum % 10 === 0;
}

// Issuers and lengths in use; other numbers of this length are orders, parcels and times.
const ISSUERS: readonly { begins: RegExp; lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [16, 19] },
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^(?:30[0-5]|36|3[89])/, lengths: [14] },
  { begins: /^35(?:2[89]|[3-8])/, lengths: [16] },
  { begins: /^(?:6011|64[4-9]|65)/, lengths: [16] },
  { begins: /^62/, lengths: [16, 17, 18, 19] },
  { begins: /^9558/, lengths: [16, 19] },
];

/** Whether digits are the number of a bank card: an issuer's beginning and length, and the check digit. */
export function isCardNumber(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits)) return false;
  return (
    ISSUERS.some(({ begins, lengths }) => begins.test(digits) && lengths.includes(digits.length)) &&
    passesLuhn(digits)
  );
}

const PROVINCES = new Set(
  [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 83,
  ].map(String),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether 18 signs are a Chinese identity number: province, day of birth and check sign (GB 11643). */
export function isIdentityNumber(signs: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(signs) || !PROVINCES.has(signs.slice(0, 2))) return false;
  if (!isDay(Number(signs.slice(6, 10)), Number(signs.slice(10, 12)), Number(signs.slice(12, 14))))
    return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(signs[index]), 0);
  return '10X98765432'[sum % 11] === signs[17]!.toUpperCase();
}

/** Whether 15 digits have the form of an identity number of before 1999, which had no check sign. */
export function isOldIdentityNumber(digits: string): boolean {
  if (!/^\d{15}$/.test(digits) || !PROVINCES.has(digits.slice(0, 2))) return false;
  return isDay(1900 + Number(digits.slice(6, 8)), Number(digits.slice(8, 10)), Number(digits.slice(10, 12)));
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= days[month - 1]!;
}
