/** As much of a customer's name as a department needs to speak of them: 陈晓琳 → 陈**, Anna Berg → A***. */
export function maskedName(name: string): string {
  const [first = ''] = name.trim();
  if (!first) return '';
  return /\p{Script=Han}/u.test(first) ? `${first}**` : `${first.toUpperCase()}***`;
}
