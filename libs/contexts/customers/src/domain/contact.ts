/** A way to reach somebody, in the form in which equal ones are equal. */
export interface Contact {
  kind: 'email' | 'phone';
  value: string;
}

const EMAIL = /^[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]{2,}$/;

/** Lower case, without spaces around; null when it is no e-mail address. */
export function emailOf(text: string): string | null {
  const email = text.normalize('NFKC').trim().toLowerCase();
  return email.length <= 254 && EMAIL.test(email) ? email : null;
}

/** Digits, with "+" for other countries; "+86" before a mainland mobile number is left out. Null when it is no number. */
export function phoneOf(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s().\-–—]/g, '')
    .replace(/^00/, '+');
  if (!/^\+?\d{5,15}$/.test(plain)) return null;
  return /^\+?86(1\d{10})$/.exec(plain)?.[1] ?? plain;
}

/** What somebody typed into the one field for a phone number or an e-mail address. */
export function contactOf(text: string): Contact | null {
  const email = emailOf(text);
  if (email) return { kind: 'email', value: email };
  const phone = phoneOf(text);
  return phone ? { kind: 'phone', value: phone } : null;
}
