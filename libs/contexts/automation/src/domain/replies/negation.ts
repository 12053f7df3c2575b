const HAN_NEGATION =
  /(?<![是要用想必需])(?:不要|不用|不需要|不需|不想|不必|无需|无须|不打算|没打算|没想|没有要|没要|不是要|不是来|不是想|不是说|不是|用不着|不考虑|不准备|不愿意|(?<![级特分性个区差告识])别)(?:再|给|帮|我|你|您|们|去|来|办|开|申请|任何|什么|联系|转|接|找|麻烦|做|那个|这个|的|要|想|跟|和|叫|用|谈|说)*$/u;
const REFUSED = 'need|want|require|wish|like|care|mean|plan';
const LATIN_NEGATION = new RegExp(
  `(?:\\b(?:(?:do|does|did|wo|would|could)(?:nt| not)|never|no longer|not) (?:really |actually |even |yet )?(?:${REFUSED})(?:ing|ed)?|` +
    `\\bno need|\\bwithout|\\bnot|\\bplease dont|\\bdont|\\bdo not|\\bno)` +
    `((?: (?:a|an|the|any|my|your|this|that|to|for|about|here|looking|asking|trying|going|want|need|start|make|get|file|have|be|with|talk|speak|you|me))*) $`,
  'u',
);
// Alone before a word these mean other things too: "not available", "no refund yet".
const BARE = /\b(?:not|no|dont|do not)$/u;

/** How far back a refusal may stand before what it refuses; in characters. */
const REACH = 60;

/** Whether the words right before `start`, in the same clause, say that this is not wanted. */
export function isRefused(text: string, start: number): boolean {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - REACH);
  const before = text.slice(from, start);
  if (before === '') return false;
  if (HAN_NEGATION.test(before.trimEnd())) return true;
  const found = LATIN_NEGATION.exec(before);
  if (!found) return false;
  return found[1] !== '' || !BARE.test(before.trimEnd()) || /\bdont$|do not$/u.test(before.trimEnd());
}
