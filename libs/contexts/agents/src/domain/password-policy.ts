import { codePoints, Refusal } from '@yingda/contracts/names';

export const SHORTEST_PASSWORD = 10;
const FEWEST_DIFFERENT = 4;
// The rest of a password that contains one's name or address must be worth something by itself.
const SHORTEST_REST = 6;

// The commonest passwords of ten and more characters; shorter ones are refused by their length.
const COMMON = new Set(
  `1234567890 0123456789 9876543210 0987654321 12345678910 123456789a a123456789 a1234567890 1234567890a
  qwertyuiop qwertyuiop123 qwerty12345 qwerty123456 1q2w3e4r5t q1w2e3r4t5 1qaz2wsx3edc 1qazxsw23edc qazwsxedcrfv
  asdfghjkl123 zxcvbnm123 zxcvbnm123456 password12 password123 password1234 passw0rd123 p@ssw0rd123 p@ssword123
  administrator admin12345 admin123456 admin@12345 root123456 letmein123 welcome123 welcome1234 changeme123
  iloveyou123 iloveyou1314 woaini1314 woaini5201314 woaini520520 5201314520 5201314521 1314520520 abc1234567
  abcd123456 abcde12345 abcdefghij abcdefg123 aa12345678 aa123456789 qq123456789 qq1234567890 wang123456 zhang123456
  li123456789 test123456 test1234567 user123456 demo123456 yingda12345 yingda123456 customer123 service123
  superman123 football123 baseball123 princess123 sunshine123 dragon123456 monkey123456 michael123 111222333444
  112233445566 123123123123 1231231231 1212121212 1122334455 147258369 1472583690 159753456852 123321123321`.split(
    /\s+/,
  ),
);

interface Person {
  email: string;
  name: string;
}

/** Refuses passwords that are tried first. @throws Refusal password-too-weak */
export function requireStrong(password: string, person: Person): void {
  const reason = weaknessOf(password, person);
  if (!reason) return;
  throw new Refusal('password-too-weak', SENTENCES[reason], { reason, shortest: SHORTEST_PASSWORD });
}

type Weakness = 'short' | 'common' | 'personal' | 'monotonous';

const SENTENCES: Record<Weakness, string> = {
  short: `Use at least ${SHORTEST_PASSWORD} characters.`,
  common: 'This password is among the first that are tried; choose another.',
  personal: 'Do not use your name or e-mail address as password.',
  monotonous: 'Use more different characters.',
};

function weaknessOf(password: string, person: Person): Weakness | null {
  const lower = password.trim().toLowerCase();
  if (codePoints(lower) < SHORTEST_PASSWORD) return 'short';
  if (COMMON.has(lower)) return 'common';
  if (new Set(lower).size < FEWEST_DIFFERENT) return 'monotonous';
  const own = [person.email, person.email.split('@')[0] ?? '', person.name, person.name.replace(/\s+/g, '')];
  return own.some((word) => isMadeOf(lower, word.trim().toLowerCase())) ? 'personal' : null;
}

function isMadeOf(password: string, word: string): boolean {
  return (
    codePoints(word) >= 3 &&
    password.includes(word) &&
    codePoints(password.replaceAll(word, '')) < SHORTEST_REST
  );
}
