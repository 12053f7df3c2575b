import type { FeedbackSort } from '@yingda/contracts/names';

const WORDS: [RegExp, FeedbackSort | null][] = [
  [/^(?:我要)?(?:表扬|点赞)|^praise\b/i, 'praise'],
  [/^(?:我有个?|提个?)?建议|^suggestions?\b/i, 'suggestion'],
  [/^问题反馈/, 'problem'],
  [/^(?:意见|反馈|意见反馈|反馈意见)(?=\s*[:：])|^feedback\b/i, null],
];
/** Without it, it is said to somebody: "建议买大一码吗" is a question. */
const COLON = /^\s*[:：]\s*(?=\S)/;

/** Feedback that is written as such where there is no form for it: "建议：…", "feedback: …". Null: something else. */
export function writtenFeedback(text: string): { sort: FeedbackSort | null; text: string } | null {
  const line = text.trim();
  for (const [word, sort] of WORDS) {
    const found = word.exec(line);
    const rest = found && line.slice(found[0].length);
    if (rest && COLON.test(rest)) return { sort, text: rest.replace(COLON, '') };
  }
  return null;
}
