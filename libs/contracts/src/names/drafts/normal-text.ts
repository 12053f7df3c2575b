/** Gives the simplified form of one traditional character; others as they are. */
export type FoldCharacter = (character: string) => string;

/** How far apart two signs stand in the text: side by side, with something small between, or in two clauses. */
export type Gap = 0 | 1 | 2;

/** What is left of a text when case, width, spaces and ornament are taken away, and where each sign of it stands. */
export interface NormalText {
  signs: string[];
  /** UTF-16 units in the text, `from` included, `to` not. */
  from: number[];
  to: number[];
  /** Before each sign. */
  gap: Gap[];
}

const SIGN = /[\p{L}\p{N}%]/u;
/** Not there for readers: joiners, soft hyphens, variation selectors, marks of direction. */
const UNSEEN = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\p{Variation_Selector}/u;
const CLAUSE_END = /[\n\r。！？!?；;，,：:、…]/u;
/** More than this between two signs is no way of writing one word. */
const WIDEST_GAP = 3;

/** The signs of a text, whatever their width, case and form; what stands between them is remembered as a gap. */
export function normalText(text: string, fold: FoldCharacter): NormalText {
  const normal: NormalText = { signs: [], from: [], to: [], gap: [] };
  let at = 0;
  let between = 0;
  let ended = false;
  for (const character of text) {
    const end = at + character.length;
    if (!UNSEEN.test(character)) {
      const signs = signsOf(character, fold);
      for (const sign of signs) {
        normal.signs.push(sign);
        normal.from.push(at);
        normal.to.push(end);
        normal.gap.push(ended || between > WIDEST_GAP ? 2 : between > 0 ? 1 : 0);
        between = 0;
        ended = false;
      }
      if (signs.length === 0) {
        between += 1;
        ended ||= CLAUSE_END.test(character);
      }
    }
    at = end;
  }
  return normal;
}

// Most characters are plain: they are not sent through Unicode's tables.
function signsOf(character: string, fold: FoldCharacter): string[] {
  const code = character.charCodeAt(0);
  if (code < 0x80) {
    const plain = code >= 0x41 && code <= 0x5a ? character.toLowerCase() : character;
    return SIGN.test(plain) ? [plain] : [];
  }
  if (code >= 0x4e00 && code <= 0x9fff) return [fold(character)];
  return [...character.normalize('NFKC').toLowerCase()].filter((sign) => SIGN.test(sign)).map(fold);
}

/** Letters and digits of scripts that are written with spaces between words. */
export function isAlphabetic(sign: string): boolean {
  return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sign);
}
