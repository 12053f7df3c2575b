import type { MatchMode } from '@yingda/contracts/names';
import type { AutoReply } from './auto-reply';
import type { Found } from './word-index';

/** One set of keywords of one reply; what is found of it is judged together. */
export interface Source {
  reply: AutoReply;
  match: MatchMode;
}

/** A keyword, or a wording that is none. */
export interface Literal {
  source: Source;
  /** As it is written in the keywords. */
  word: string;
  excepts: boolean;
}

/** A keyword that stands in a text. */
export interface Hit {
  source: Source;
  word: string;
  start: number;
  end: number;
}

/** A reply that fits, and what made it. */
export interface Match {
  reply: AutoReply;
  /** As it is written in the keywords. */
  word: string;
  match: MatchMode;
  /** How much of the text its words are: of two with the same priority the one that says more of it comes first. */
  weight: number;
  /** Where its first word stands. */
  at: number;
}

// May stand beside words that must be all there is.
const PARTICLES =
  /[啊呀哦呢吗嘛哈亲喂嗨诶哎的了吧哟~\s]|\b(?:there|all|everyone|please|dear|team|guys|sir|madam|again)\b/gu;

/** Whether what was found, and what says nothing, is all that was said. */
export function isAll(said: string, found: readonly Found<Literal>[]): boolean {
  const units = said.split('');
  for (const { start, end } of found) units.fill(' ', start, end);
  return units.join('').replace(PARTICLES, '') === '';
}

/** The replies that were hit: by priority, then by how much of the text is theirs, then by who is named first. */
export function rank(hits: readonly Hit[]): Match[] {
  const byReply = new Map<AutoReply, Hit[]>();
  for (const hit of hits) put(byReply, hit.source.reply, hit);
  return [...byReply].map(([reply, own]) => matchOf(reply, own)).sort(byPlace);
}

function matchOf(reply: AutoReply, hits: Hit[]): Match {
  const longest = hits.reduce((best, one) => (one.end - one.start > best.end - best.start ? one : best));
  const covered = new Set<number>();
  for (const { start, end } of hits) for (let at = start; at < end; at++) covered.add(at);
  const at = Math.min(...hits.map(({ start }) => start));
  return { reply, word: longest.word, match: longest.source.match, weight: covered.size, at };
}

function byPlace(one: Match, other: Match): number {
  return one.reply.priority - other.reply.priority || other.weight - one.weight || one.at - other.at;
}

export function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
