/** Kinds of what is masked, as placeholders name them. */
type Kind = 'SECRET' | 'EMAIL' | 'ID' | 'CARD' | 'PHONE' | 'ADDRESS' | 'NAME' | 'ORDER' | 'NUMBER' | 'TEXT';

const D = '[0-9０-９]';
const SEP = '[ \\-‐‑–.]?';
const NOT_IN_WORD = '(?<![A-Za-z0-9０-９])';
const NOT_ON = '(?![0-9０-９])';

/** Somebody's, found by how it looks, the surest first. Group 1 is what is masked where there is one. */
const PATTERNS: readonly (readonly [Kind, RegExp])[] = [
  // What looks like a placeholder is hidden like a value, so that none is taken for another's.
  ['TEXT', /[[【]\s*(?:SECRET|EMAIL|ID|CARD|PHONE|ADDRESS|NAME|ORDER|NUMBER|TEXT)[ _]?[0-9]+\s*[\]】]/gi],
  ['SECRET', /\b(?:sk|pk|ghp|xox[abp]|AKIA)[-_A-Za-z0-9]{16,}/g],
  ['SECRET', /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g],
  [
    'SECRET',
    /(?:验证码|校验码|动态码|密码|口令|password|passcode|\bpwd|\bpin|\botp|verification code|security code|\bcvv)(?:\s|[是为:：=]|\bis\b)*([A-Za-z0-9!@#$%^&*_-]{3,64})/gi,
  ],
  ['EMAIL', /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}/g],
  [
    'ID',
    new RegExp(
      `${NOT_IN_WORD}[1-9]${D}{5}(?:18|19|20)${D}{2}${D}{2}${D}{2}${D}{3}[0-9０-９Xx](?![A-Za-z0-9])`,
      'g',
    ),
  ],
  ['CARD', new RegExp(`${NOT_IN_WORD}${D}{4}(?:${SEP}${D}{4}){2,3}(?:${SEP}${D}{1,7})${NOT_ON}`, 'g')],
  ['CARD', new RegExp(`${NOT_IN_WORD}${D}{13,19}${NOT_ON}`, 'g')],
  ['PHONE', new RegExp(`(?<![A-Za-z0-9])(?:\\+|00)${D}{1,3}(?:[ \\-.()]{0,2}${D}){6,13}${NOT_ON}`, 'g')],
  ['PHONE', new RegExp(`${NOT_IN_WORD}[1１][3-9３-９]${D}${SEP}${D}{4}${SEP}${D}{4}${NOT_ON}`, 'g')],
  ['PHONE', new RegExp(`${NOT_IN_WORD}\\(?0${D}{2,3}\\)?${SEP}${D}{7,8}${NOT_ON}`, 'g')],
  ['PHONE', new RegExp(`${NOT_IN_WORD}\\(?${D}{3}\\)?[ \\-.]${D}{3}[ \\-.]${D}{4}${NOT_ON}`, 'g')],
  ['ID', /(?<![A-Za-z0-9])[EGPSD][A-Za-z]?[0-9]{7,8}(?![A-Za-z0-9])/g],
  [
    'ADDRESS',
    /\p{Script=Han}{1,8}(?:省|市|区|县|镇)[\p{Script=Han}0-9０-９A-Za-z-]{2,40}?(?:号|室|楼|栋|单元)(?:[0-9０-９A-Za-z-]{1,6}(?:号|室|楼|栋|单元)?)*/gu,
  ],
  [
    'NAME',
    /(?:我叫|我是叫|姓名|收件人|收货人|联系人|户名)(?:\s|[是为:：])*(\p{Script=Han}{2,4})(?!\p{Script=Han})/gu,
  ],
  [
    'NAME',
    /\b(?:[Mm]y name is|[Ii] am called|[Nn]ame:|[Rr]ecipient:|[Aa]ddressee:)\s*([A-Z][a-z'-]+(?: [A-Z][a-z'-]+){0,2})/g,
  ],
];
const ORDERS: readonly (readonly [Kind, RegExp])[] = [
  ['ORDER', /(?<![A-Za-z0-9])[A-Za-z]{1,6}-?[0-9]{6,22}(?![A-Za-z0-9])/g],
];
const REST: readonly (readonly [Kind, RegExp])[] = [
  // Seven digits in a row may reach somebody; whose they are is not known.
  ['NUMBER', new RegExp(`${NOT_IN_WORD}${D}{7,}${NOT_ON}`, 'g')],
];

const PLACEHOLDER =
  /[[【]\s*(SECRET|EMAIL|ID|CARD|PHONE|ADDRESS|NAME|ORDER|NUMBER|TEXT)[ _]?([0-9]+)\s*[\]】]/gi;

/** What is known to be personal besides its looks. */
export interface MaskOptions {
  /** Names of the people of the conversation. */
  names: readonly string[];
  /** Order numbers, too. */
  orders: boolean;
}

/**
 * Puts placeholders for personal data and secrets before a text leaves, and the data back into what comes. One mask
 * serves one request: the same value has the same placeholder in all of its texts. `show(hide(text))` is the text.
 */
export class Mask {
  private readonly values = new Map<string, string>();
  private readonly placeholders = new Map<string, string>();
  private readonly counts = new Map<Kind, number>();
  private readonly patterns: readonly (readonly [Kind, RegExp])[];

  constructor({ names, orders }: MaskOptions) {
    const known = [...new Set(names.map((name) => name.trim()).filter((name) => [...name].length >= 2))]
      .sort((one, other) => other.length - one.length)
      .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const byName = known.length > 0 ? [['NAME', new RegExp(known.join('|'), 'gi')] as const] : [];
    const [literal, ...looks] = PATTERNS;
    this.patterns = [literal!, ...byName, ...looks, ...(orders ? ORDERS : []), ...REST];
  }

  /** How many different values were hidden. */
  get count(): number {
    return this.values.size;
  }

  hide(text: string): string {
    // What is hidden already is out of the next pattern's reach.
    const parts: (string | { placeholder: string })[] = [text];
    for (const [kind, pattern] of this.patterns)
      for (let index = 0; index < parts.length; index++) {
        const part = parts[index]!;
        if (typeof part !== 'string') continue;
        const split = this.split(part, kind, pattern);
        parts.splice(index, 1, ...split);
        index += split.length - 1;
      }
    return parts.map((part) => (typeof part === 'string' ? part : part.placeholder)).join('');
  }

  /** What nobody asked to be hidden stays as it is: a placeholder that was made up shows nothing. */
  show(text: string): string {
    return text.replace(
      PLACEHOLDER,
      (found, kind: string, number: string) =>
        this.values.get(`[${kind.toUpperCase()}_${Number(number)}]`) ?? found,
    );
  }

  private split(text: string, kind: Kind, pattern: RegExp): (string | { placeholder: string })[] {
    const parts: (string | { placeholder: string })[] = [];
    let from = 0;
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? match[0];
      if (value === '') continue;
      const at = match.index + match[0].lastIndexOf(value);
      parts.push(text.slice(from, at), { placeholder: this.placeholderOf(kind, value) });
      from = at + value.length;
    }
    return [...parts, text.slice(from)].filter((part) => part !== '');
  }

  private placeholderOf(kind: Kind, value: string): string {
    const known = this.placeholders.get(value);
    if (known) return known;
    const number = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, number);
    const placeholder = `[${kind}_${number}]`;
    this.placeholders.set(value, placeholder);
    this.values.set(placeholder, value);
    return placeholder;
  }
}
