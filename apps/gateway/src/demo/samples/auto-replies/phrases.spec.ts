import { compileReplies } from '@yingda/automation/testing';
import { cutWords } from '@yingda/platform';
import { ENGLISH } from './phrases-en';
import { CHINESE } from './phrases-zh';
import { HELD_OUT } from './held-out';
import { SHIPPED } from './replies';
import { UNSEEN } from './unseen';

interface Phrase {
  expected: string | null;
  text: string;
}
const phrasesOf = (table: string): Phrase[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [key, ...text] = line.split(' | ');
      return { expected: key === '-' ? null : key!.trim(), text: text.join(' | ') };
    });

const replies = compileReplies(SHIPPED, cutWords);

/** Precision: of what was said, how much was right. Recall: of what should be said, how much was. */
function judge(phrases: Phrase[]) {
  const answered = phrases.map(({ expected, text }) => ({
    expected,
    text,
    said: replies.match(text)[0]?.reply.key ?? null,
  }));
  const said = answered.filter((one) => one.said !== null);
  const due = answered.filter((one) => one.expected !== null);
  const right = due.filter((one) => one.said === one.expected);
  const wrong = answered.filter((one) => one.said !== one.expected);
  return {
    precision: right.length / said.length,
    recall: right.length / due.length,
    none: phrases.length - due.length,
    wrong: wrong.map(({ expected, text, said }) => `${expected ?? 'none'} but ${said ?? 'none'}: ${text}`),
  };
}
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

describe('the shipped auto-replies', () => {
  it.each([
    ['Chinese', CHINESE, 150, 0.95, 0.85],
    ['English', ENGLISH, 120, 0.95, 0.85],
    ['written apart', HELD_OUT, 90, 0.9, 0.8],
    ['by somebody who had seen none of the others', UNSEEN, 80, 0.95, 0.85],
  ])('answer what shoppers write, and keep silent at what only sounds like it: %s', (...row) => {
    const [name, table, least, precision, recall] = row;
    const phrases = phrasesOf(table);
    const judged = judge(phrases);
    console.info(
      `${name}: ${phrases.length} phrases, ${judged.none} of them for nobody; precision ${percent(judged.precision)}, ` +
        `recall ${percent(judged.recall)}\n${judged.wrong.join('\n')}`,
    );
    expect(phrases.length).toBeGreaterThanOrEqual(least);
    expect(judged.none / phrases.length).toBeGreaterThanOrEqual(0.25);
    expect(judged.precision).toBeGreaterThanOrEqual(precision);
    expect(judged.recall).toBeGreaterThanOrEqual(recall);
  });
});
