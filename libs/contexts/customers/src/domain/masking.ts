/** "138 **** 0417": enough to recognise, too little to call. International numbers keep their country. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const plus = phone.trim().startsWith('+') ? '+' : '';
  if (digits.length < 7) return '****';
  if (digits.length < 11) return `${plus}${digits.slice(0, 2)} **** ${digits.slice(-2)}`;
  return `${plus}${digits.slice(0, plus ? 2 : 3)} **** ${digits.slice(-4)}`;
}

/** "j***@mail.example": the first letter and where it goes. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '***';
  return `${[...email][0]}***${email.slice(at)}`;
}

/** Whether a text was masked: what a screen shows must not be written back. */
export function isMasked(text: string): boolean {
  return text.includes('**');
}
