import { cityInEnglish, phrases } from '../samples/phrases';
import type { Both, Good } from '../samples/goods';
import type { Person } from '../stage/episode';
import type { Random } from './random';

/** What a story is about. */
export interface Matter {
  good: Good;
  person: Person;
  /** Public names: of who serves, and of a colleague. */
  agent: string;
  colleague: string;
  /** About how many orders the shop had by then. */
  orders: number;
  /** Too late for what leaves tomorrow. */
  late: boolean;
}

/** Fills the words of one story: what it chose once (an order's number, a colour) stays the same to its end. */
export class Teller {
  private readonly filled: Record<string, string>;
  private readonly turn: number;

  constructor(
    private readonly random: Random,
    matter: Matter,
  ) {
    this.filled = facts(random, matter);
    this.turn = random.whole(0, 59);
  }

  /** `(one|other)` is chosen, `(#one|other)` always the same of all such in a story, `{name}` filled in. */
  tell(text: string): string {
    const chosen = text.replace(/\((#?)([^()]*\|[^()]*)\)/g, (_, together: string, list: string) => {
      const options = list.split('|');
      return together ? options[this.turn % options.length]! : this.random.pick(options);
    });
    const told = chosen.replace(/\{(\w+)\}/g, (_, name: string) => this.word(name));
    return told.charAt(0).toUpperCase() + told.slice(1);
  }

  private word(name: string): string {
    const known = this.filled[name];
    if (known !== undefined) return known;
    const options = phrases[this.filled['language'] as Person['language']][name];
    if (!options) throw new Error(`A story of the demo says {${name}}, which nobody fills`);
    const word = this.random.pick(options).replace(/\{(\w+)\}/g, (_, inner: string) => this.word(inner));
    // Greetings may differ from one sentence to the next; a day that was promised may not.
    if (STAYS.has(name)) this.filled[name] = word;
    return word;
  }
}

const STAYS = new Set(['eta', 'pickup', 'when', 'days', 'company', 'weekday']);

function facts(
  random: Random,
  { good, person, agent, colleague, orders, late }: Matter,
): Record<string, string> {
  const { language } = person;
  const of = (both: Both) => both[language === 'en' ? 1 : 0];
  const [first, second] = two(good.asked, random);
  const city = person.shopper?.attributes['city'] ?? '上海';
  const digits = (count: number) => Array.from({ length: count }, () => random.whole(0, 9)).join('');
  const cutoff =
    language === 'en' ? 'If you order now it leaves the day after tomorrow' : '现在下单，后天一早发出';
  const phone = `100000${digits(5)}`;
  return {
    language,
    ...(late ? { cutoff, cutoffShort: '下单，后天一早发出。' } : {}),
    agent,
    agentBefore: colleague,
    title: of(good.title),
    name: of(good.name),
    price: String(good.price),
    colour: of(random.pick(good.colours)),
    soldOut: of(good.soldOut ?? good.colours[0]!),
    q1: of(first[0]),
    a1: of(first[1]),
    q2: of(second[0]),
    a2: of(second[1]),
    fault: of(good.fault[0]),
    done: of(good.fault[1]),
    city: language === 'en' ? (cityInEnglish[city] ?? 'Shanghai') : city,
    person: person.shopper?.name ?? (language === 'en' ? 'Alex Moore' : '李先生'),
    email: person.shopper?.email ?? `a${digits(4)}@mail.example`,
    phone: person.shopper?.phone ?? phone,
    phoneEnd: (person.shopper?.phone ?? phone).slice(-4),
    order: `HJ-${orders - random.whole(0, 60)}`,
    tracking: `SD ${random.whole(4200, 4420)} ${digits(4)} ${digits(3)}`,
    number: String(random.whole(12, 480)),
    number2: `${random.whole(2, 18)}0${random.whole(1, 4)}`,
    code: `${random.whole(1, 9)}-${random.whole(1, 9)}-${digits(4)}`,
    amount: String(random.whole(2, 20) * 10),
    spent: String(random.whole(300, 590)),
    taxNumber: `${digits(12)}X`,
  };
}

function two<T>(items: readonly T[], random: Random): [T, T] {
  const first = random.whole(0, items.length - 1);
  return [items[first]!, items[(first + 1) % items.length]!];
}
