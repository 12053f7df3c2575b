/** How a text goes over the air as SMS: what composers show beside it, and what splitting counts. */
export interface SmsSegments {
  encoding: 'gsm-7' | 'ucs-2';
  /** Paid parts; 0 for an empty text. */
  segments: number;
  /** Units used: septets in GSM-7, UTF-16 code units in UCS-2. */
  units: number;
  /** Units that still fit without one more segment. */
  left: number;
}

// 3GPP TS 23.038: the default alphabet, and what costs an escape beside it.
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà',
);
const ESCAPED = new Set('^{}\\[~]|€\f');

const SIZES = { 'gsm-7': { one: 160, each: 153 }, 'ucs-2': { one: 70, each: 67 } } as const;

/** Counts segments as networks do: neither an escape pair nor a surrogate pair is cut between two of them. */
export function smsSegments(text: string): SmsSegments {
  const costs = costsOf(text);
  const encoding = costs ? 'gsm-7' : 'ucs-2';
  const each = costs ?? Array.from(text, (character) => character.length);
  const units = each.reduce((sum, cost) => sum + cost, 0);
  const size = SIZES[encoding];
  if (units <= size.one) return { encoding, segments: units === 0 ? 0 : 1, units, left: size.one - units };
  let segments = 1;
  let used = 0;
  for (const cost of each) {
    if (used + cost > size.each) {
      segments += 1;
      used = 0;
    }
    used += cost;
  }
  return { encoding, segments, units, left: size.each - used };
}

/** Septets of each character; null when one of them is not in the alphabet. */
function costsOf(text: string): number[] | null {
  const costs: number[] = [];
  for (const character of text) {
    if (BASIC.has(character)) costs.push(1);
    else if (ESCAPED.has(character)) costs.push(2);
    else return null;
  }
  return costs;
}
