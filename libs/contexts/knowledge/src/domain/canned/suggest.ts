import type { CannedResponse } from '../canned-response';

export interface Suggested {
  cannedResponseId: string;
  score: number;
}

/** Words of a title say more about what a response is for than those of its text. */
const TITLE_WEIGHT = 3;
const MOST = 5;
/** Below this share of the question's weight a response has only little words in common with it. */
const ENOUGH = 0.3;
const WORDS_KEPT = 4_000;

/** Words that are in every question and answer. */
const EMPTY = new Set(
  '的 了 吗 呢 啊 吧 我 你 您 他 是 在 有 就 都 和 也 要 会 能 可以 请 请问 您好 你好 一下 这个 那个 什么 怎么 怎样 为什么 多少 没有 不 还 给 把 被 到 说 想 帮 我们 你们 谢谢 好 a an the i you we it is are was be do does did to of in on for and or my your our me can could will would have has had this that with not please hello hi thanks thank what how when where why'.split(
    ' ',
  ),
);

/** Ranks canned responses by the words they share with what a customer has written. Remembers the words of each. */
export class CannedSuggester {
  private readonly known = new Map<string, Map<string, number>>();

  /** `cut` gives the words of a text. */
  constructor(private readonly cut: (text: string) => string[]) {}

  /** Best first, at most five; none when nothing fits well. Those used more come first among equals. */
  rank(text: string, responses: readonly (CannedResponse & { used: number })[]): Suggested[] {
    const asked = [...new Set(wordsOf(text, this.cut))];
    if (asked.length === 0) return [];
    const all = responses.map((response) => ({ response, words: this.wordsOfResponse(response) }));
    const weights = new Map(
      asked.map((word) => {
        const holding = all.filter(({ words }) => words.has(word)).length;
        return [word, Math.log(1 + (all.length + 1) / (holding + 0.5))];
      }),
    );
    const known = asked.filter((word) => all.some(({ words }) => words.has(word)));
    // What no response speaks of says nothing about which of them fits.
    const most = known.reduce((sum, word) => sum + weights.get(word)!, 0);
    if (most === 0) return [];
    return all
      .map(({ response, words }) => {
        const score = known.reduce((sum, word) => {
          const weight = words.get(word) ?? 0;
          return sum + (weights.get(word)! * weight) / (weight + 0.6);
        }, 0);
        return { cannedResponseId: response.id, used: response.used, score: score / most };
      })
      .filter(({ score }) => score >= ENOUGH)
      .sort(
        (a, b) =>
          b.score - a.score || b.used - a.used || a.cannedResponseId.localeCompare(b.cannedResponseId),
      )
      .slice(0, MOST)
      .map(({ cannedResponseId, score }) => ({ cannedResponseId, score: Math.round(score * 1_000) / 1_000 }));
  }

  private wordsOfResponse(response: CannedResponse): Map<string, number> {
    const name = `${response.id} ${response.version}`;
    let words = this.known.get(name);
    if (!words) {
      words = new Map();
      for (const { title, body } of response.texts) {
        for (const word of wordsOf(body, this.cut)) words.set(word, Math.max(words.get(word) ?? 0, 1));
        for (const word of wordsOf(title, this.cut)) words.set(word, TITLE_WEIGHT);
      }
      if (this.known.size >= WORDS_KEPT) this.known.clear();
      this.known.set(name, words);
    }
    return words;
  }
}

/** What shoppers call what the shop calls otherwise. */
const SAME: readonly (readonly string[])[] = [
  ['物流', '快递', '包裹', '运单', 'delivery', 'parcel', 'shipping'],
  ['便宜', '优惠', '打折', '价格', '议价', 'discount', 'cheaper', 'price'],
  ['退货', '退换', '换货', 'return', 'returns', 'exchange'],
  ['坏了', '破损', '质量', '瑕疵', 'broken', 'faulty', 'fault', 'damaged'],
  ['没货', '缺货', '库存', '补货', 'stock', 'restock'],
  ['地址', '改地址', 'address'],
  ['生气', '投诉', '差劲', 'complaint', 'complain', 'angry'],
];
const CALLED = new Map(SAME.flatMap((group, at) => group.map((word) => [word, `~${at}`] as const)));

// Pairs of characters beside words: "开发票" and "发票" are cut differently and mean the same.
function wordsOf(text: string, cut: (text: string) => string[]): string[] {
  const plain = text.replace(/\{\{[^{}]*\}\}/g, ' ').toLowerCase();
  const words = new Set(cut(plain).filter((word) => !EMPTY.has(word)));
  for (const [run] of plain.matchAll(/\p{Script=Han}{2,}/gu))
    for (let at = 0; at + 2 <= run.length; at += 1) {
      const pair = run.slice(at, at + 2);
      if (!EMPTY.has(pair) && ![...pair].some((sign) => EMPTY.has(sign))) words.add(pair);
    }
  for (const word of [...words]) {
    const called = CALLED.get(word);
    if (called) words.add(called);
  }
  return [...words];
}
