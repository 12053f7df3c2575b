const NUMBERS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const WRITTEN =
  /^(?:回复|回覆|选|選|我选|reply|option|number|no\.?|#)?\s*(\d{1,2}|[一二三四五六七八九十])\s*[.。、)）!！]?$/iu;

/** The number somebody wrote to choose a line of a menu with so many ("1", "１", "回复1", "二", "reply 2"); null: none. */
export function chosenByWriting(text: string, lines: number): number | null {
  const found = WRITTEN.exec(text.normalize('NFKC').trim());
  if (!found) return null;
  const number = /\d/.test(found[1]!) ? Number(found[1]) : NUMBERS.indexOf(found[1]!);
  return number >= 1 && number <= lines ? number : null;
}
