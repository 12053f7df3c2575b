import { chineseTime } from './chinese-times';
import { isAside, promisesInChinese, promisesInEnglish } from './commitments';
import { englishTime } from './english-times';
import { type Said, Wall } from './wall';

/** Something that an agent seems to have promised. */
export interface SpokenPromise {
  /** The sentence it was found in. */
  quote: string;
  dueAt: Date;
}

const LONGEST_TEXT = 5_000;
const LONGEST_QUOTE = 300;
/** Further away it is no promise that is worked on by its time. */
const FARTHEST_MS = 366 * 86_400_000;
const MOST = 3;

/**
 * What an agent promises in their own words, with a time: “我下午五点前回您”, “I'll write by 5 p.m.”. Only sentences that
 * have both a deed of ours and a time to come; conditions, questions, what is over, what the customer or others do, and
 * what is usual are none. Vague words (“尽快”, “soon”) are none either: nothing can be due then. It suggests, and an agent
 * decides.
 */
export function findPromises(text: string, said: Said): SpokenPromise[] {
  const wall = new Wall(said);
  const found: SpokenPromise[] = [];
  for (const sentence of sentencesOf(text.slice(0, LONGEST_TEXT))) {
    const dueAt = dueIn(sentence, wall);
    const ms = dueAt ? dueAt.getTime() - said.now.getTime() : 0;
    if (!dueAt || ms <= 0 || ms > FARTHEST_MS) continue;
    found.push({ quote: sentence.slice(0, LONGEST_QUOTE), dueAt });
    if (found.length === MOST) break;
  }
  return found;
}

/** The time of the promise in a sentence: in the clause that promises, else in the one before it, else after it. */
function dueIn(sentence: string, wall: Wall): Date | null {
  const chinese = /[\u4e00-\u9fff]/.test(sentence);
  const clauses = sentence.split(/[，,、]\s*/).filter(Boolean);
  const promises = chinese ? promisesInChinese : promisesInEnglish;
  const timeIn = (clause: string | undefined) => {
    if (!clause || isAside(clause)) return null;
    return chinese ? (chineseTime(clause, wall) ?? englishTime(clause, wall)) : englishTime(clause, wall);
  };
  for (const [index, clause] of clauses.entries()) {
    if (!promises(clause, sentence)) continue;
    const dueAt = timeIn(clause) ?? lead(clauses[index - 1], timeIn) ?? lead(clauses[index + 1], timeIn);
    if (dueAt) return dueAt;
  }
  return null;
}

/** A clause beside it counts only where it is not much more than the time: “明天下午三点前，”, “tomorrow by noon,”. */
function lead(clause: string | undefined, timeIn: (clause: string) => Date | null): Date | null {
  const length = clause?.trim().length ?? 0;
  const longest = clause && /[\u4e00-\u9fff]/.test(clause) ? 14 : 32;
  return clause && length <= longest && !/(?:您|你|you)/i.test(clause) ? timeIn(clause) : null;
}

/** “p.m.” and “a.m.” end no sentence. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/\b([ap])\.m\.?(?=\W|$)/gi, '$1m')
    .split(/(?<=[。！!？?；;\n])|(?<=\w\.)\s+/)
    .map((one) => one.replace(/[。！!；;.\s]+$/u, '').trim())
    .filter(Boolean);
}
