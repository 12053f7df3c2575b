/** What a mail program puts below an answer, in the languages of those who write to shops. */
const FROM = '(?:From|发件人|發件人|寄件者|寄件人|差出人|Von|De)';
const OTHERS =
  '(?:Sent|Date|To|Cc|Subject|Reply-To|发送时间|發送時間|发送日期|日期|时间|時間|收件人|收件者|抄送|副本|主题|主旨|主題|' +
  '送信日時|宛先|件名|Gesendet|An|Betreff|Envoyé|À|Objet|Enviado|Para|Asunto)';
const FROM_LINE = new RegExp(`^\\s*(?:[*_]{1,2})?${FROM}\\s*(?:[*_]{1,2})?\\s*[:：]`, 'i');
const OTHER_LINE = new RegExp(`^\\s*(?:[*_]{1,2})?${OTHERS}\\s*(?:[*_]{1,2})?\\s*[:：]`, 'i');
const SEPARATOR =
  /^\s*-{2,}\s*(?:Original(?: Message)?|Replied Message|原始邮件|原始郵件|原邮件|回复的原邮件|回復的原郵件|Ursprüngliche Nachricht|Message d'origine|Mensaje original|元のメッセージ)\s*-{2,}\s*$/i;
const RULE = /^\s*_{10,}\s*$/;
const ATTRIBUTION = [
  /^\s*On\b.{4,250}\bwrote\s*[:：]\s*$/i,
  /^\s*At\s\d{4}-.{4,250}\bwrote\s*[:：]\s*$/i,
  /^.{0,200}\d{4}.{2,200}(?:写道|寫道)\s*[:：]\s*$/,
  /^\s*\d{4}年\d{1,2}月\d{1,2}日.{0,120}<\S+@\S+>\s*[:：]\s*$/,
  /^\s*(?:Am|Le|El|Il)\b.{4,250}(?:schrieb|écrit|escribió|scritto).{0,80}[:：]\s*$/i,
];
// An attribution is broken over so many lines by programs that wrap at 78 characters.
const WRAPPED_LINES = 3;
const HEADER_LINES = 7;
const LONGEST_LINE = 600;

/** The words of a mail, and below them what it answers. `quoted` null: nothing was folded. */
export interface Folded {
  text: string;
  quoted: string | null;
}

/**
 * Folds the quoted history away: from the attribution or header block of a mail program, or a trailing run of `>` lines,
 * to the end. Answers written between the quoted lines stay with them, or they would say nothing. A mail that is nothing
 * but quoted text (forwarded) is left whole.
 */
export function foldQuoted(written: string): Folded {
  const lines = written.replaceAll('\r\n', '\n').split('\n');
  for (let i = 0; i < lines.length; i++) {
    if (!beginsQuote(lines, i)) continue;
    const text = lines.slice(0, i).join('\n').trim();
    if (text === '') return { text: written.trim(), quoted: null };
    return { text, quoted: lines.slice(i).join('\n').trim() };
  }
  return { text: written.trim(), quoted: null };
}

/** Whether this line is the attribution that a mail program puts above a quote. */
export function isAttribution(line: string): boolean {
  return line.length <= LONGEST_LINE && ATTRIBUTION.some((form) => form.test(line));
}

function beginsQuote(lines: readonly string[], i: number): boolean {
  const line = lines[i]!;
  if (line.length > LONGEST_LINE) return false;
  if (SEPARATOR.test(line)) return true;
  if (RULE.test(line)) return isHeaderBlock(lines, nextWritten(lines, i + 1));
  if (isHeaderBlock(lines, i)) return true;
  const after = attributionEnd(lines, i);
  if (after !== null) return restIsQuote(lines, after);
  return isQuoteLine(line) && restIsQuote(lines, i);
}

/** The line after an attribution that begins here; null when none does. Apple Mail quotes its attribution, too. */
function attributionEnd(lines: readonly string[], i: number): number | null {
  let joined = '';
  for (let j = i; j < Math.min(i + WRAPPED_LINES, lines.length); j++) {
    const line = lines[j]!.replace(/^\s*>\s?/, '').trim();
    if (line === '' || joined.length > LONGEST_LINE) return null;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (isAttribution(joined)) return j + 1;
  }
  return null;
}

function isHeaderBlock(lines: readonly string[], i: number): boolean {
  if (i >= lines.length || !FROM_LINE.test(lines[i]!.slice(0, LONGEST_LINE))) return false;
  const next = lines.slice(i + 1, i + 1 + HEADER_LINES).filter((line) => line.length <= LONGEST_LINE);
  return next.filter((line) => OTHER_LINE.test(line)).length >= 2;
}

/** All to the end is quoted, but for empty lines and a signature; or nothing is marked at all, as below Outlook's lines. */
function restIsQuote(lines: readonly string[], from: number): boolean {
  const rest = lines.slice(from);
  const signature = rest.findIndex((line) => /^-- ?$/.test(line));
  const body = (signature < 0 ? rest : rest.slice(0, signature)).filter((line) => line.trim() !== '');
  return body.every(isQuoteLine) || !body.some(isQuoteLine);
}

function isQuoteLine(line: string): boolean {
  return /^\s*>/.test(line);
}

function nextWritten(lines: readonly string[], from: number): number {
  let i = from;
  while (i < lines.length && lines[i]!.trim() === '') i++;
  return i;
}
