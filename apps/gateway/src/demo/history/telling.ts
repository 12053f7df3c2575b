import type { Resolved } from '@yingda/contracts/names';
import { comments } from '../samples/phrases';
import { serving, staff, type StaffKey, type TeamKey } from '../samples/staff';
import { shown } from '../samples/today';
import type { Story } from '../samples/stories';
import type { Deed, Move, Person } from '../stage/episode';
import { Random } from './random';
import { Teller, type Matter } from './tell';

/** Who says nothing for a day is not waited for any longer, as in the conversations context. */
const SILENCE_MS = 24 * 3_600_000;

/** How quick and how liked somebody is; one of them is slower than the rest. */
const MANNER: Partial<Record<StaffKey, { pace: number; care: number }>> = {
  agent1: { pace: 0.8, care: 0.1 },
  agent2: { pace: 1.05, care: 0 },
  agent3: { pace: 0.9, care: 0.15 },
  agent4: { pace: 1, care: 0.05 },
  agent5: { pace: 1.7, care: -0.25 },
  agent6: { pace: 0.95, care: 0.1 },
};

/** Everything that is given before a story is told. */
export interface Occasion {
  story: Story;
  person: Person;
  openedAt: Date;
  good: Matter['good'];
  orders: number;
  late: boolean;
  /** Came in at the other team, which hands it over. */
  strayed: boolean;
  /** How busy the day is; 1 is ordinary. */
  pressure: number;
  random: Random;
}

export function publicName(key: StaffKey): string {
  return staff.find((member) => member.key === key)?.publicName ?? '';
}

/** Who of a team serves: the senior one less often, and not where the story hands over to them. */
export function server(team: TeamKey, needsSenior: boolean, random: Random): StaffKey {
  const [one, other, senior] = serving[team] as [StaffKey, StaffKey, StaffKey];
  return random.weighted([
    [one, 5],
    [other, 4],
    [senior, needsSenior ? 0 : 2.5],
  ]);
}

/** Tells a story move by move, at the pace of people, from its opening to the rating. */
export class Telling {
  readonly moves: Move[] = [];
  private time: number;
  private agent: StaffKey;
  private readonly teller: Teller;
  private waited = 0;

  constructor(private readonly occasion: Occasion) {
    const { story, random, person, good, orders, late, openedAt } = occasion;
    this.time = openedAt.getTime();
    this.agent = server(
      story.team,
      story.lines.some((line) => line.startsWith('H ')),
      random,
    );
    const colleague = random.pick(serving[story.team].filter((key) => key !== this.agent));
    const names = { agent: publicName(this.agent), colleague: publicName(colleague) };
    this.teller = new Teller(random, { good, person, orders, late, ...names });
  }

  tell(): Move[] {
    const lines = this.occasion.story.lines;
    const firstAnswer = lines.findIndex((line) => /^[AE] /.test(line));
    for (const [index, line] of lines.entries()) {
      if (index === firstAnswer) {
        if (this.occasion.strayed) this.handOver();
        this.assign();
      }
      this.line(line, lines[index - 1]?.[0] ?? null);
    }
    this.end();
    return this.moves;
  }

  private line(line: string, before: string | null): void {
    const { random, good } = this.occasion;
    const [who, text] = [line[0], this.teller.tell(line.slice(2))];
    switch (who) {
      case 'P':
        return this.add(2, { do: 'show', by: 'customer', product: shown(good.id) });
      case 'C': {
        const thinking = before === 'C' || before === 'P' || before === null;
        this.add(thinking ? random.between(3, 15) : random.around(35, 0.7), {
          do: 'say',
          by: 'customer',
          text,
        });
        return;
      }
      case 'A': {
        const typing = (before === 'A' ? random.between(6, 22) : random.around(20, 0.6)) + text.length * 0.2;
        return this.add(typing * this.pace(), { do: 'say', by: this.agent, text });
      }
      case 'N':
        return this.add(random.between(10, 40), { do: 'note', by: this.agent, text });
      case 'E':
        return this.add(random.between(15, 60), { do: 'escalate', by: this.agent, reason: text });
      case 'H': {
        const senior = serving[this.occasion.story.team][2]!;
        this.add(random.between(20, 90), {
          do: 'transfer',
          by: this.agent,
          to: { agent: senior },
          note: text,
        });
        this.agent = senior;
        return;
      }
      default:
        throw new Error(`A story of the demo has a line that nobody says: ${line}`);
    }
  }

  private assign(): void {
    const { random, pressure } = this.occasion;
    this.waited = Math.min(900, random.around(14 * pressure ** 1.6, 0.9));
    this.add(this.waited, { do: 'assign', to: this.agent });
    // The agent looks at it first.
    this.time += random.around(9, 0.5) * this.pace() * 1_000;
  }

  // First somebody of the team that answers the entrance, who sees that it is the other team's.
  private handOver(): void {
    const { random, story, person } = this.occasion;
    const first = server('pre-sale', false, random);
    const [text, note] =
      person.language === 'en'
        ? [
            'Hello! My colleagues for orders will look after that; no need to explain it again.',
            'After-sale, please',
          ]
        : [
            '您好，这个由售后同事来处理更快，我帮您转过去，您不用再说一遍。',
            `售后问题，${this.teller.tell(story.summary)}`,
          ];
    this.add(random.around(12, 0.6), { do: 'assign', to: first });
    this.add(random.around(24, 0.5), { do: 'say', by: first, text });
    this.add(random.between(8, 40), { do: 'transfer', by: first, to: { team: story.team }, note });
  }

  private end(): void {
    const { story, random } = this.occasion;
    const [yes, partly, no] = story.resolved ?? [88, 10, 2];
    const resolved = random.weighted<Resolved>([
      ['yes', yes],
      ['partly', partly],
      ['no', no],
    ]);
    const what = { topic: story.topic, resolved, summary: this.teller.tell(story.summary) };
    if (resolved !== 'no' && random.chance(0.14)) {
      this.add(random.around(50, 0.5), { do: 'leave' });
      this.rate(resolved);
      return this.add(random.between(60, 600), { do: 'dispose', by: this.agent, ...what });
    }
    const last = this.moves[this.moves.length - 1]!;
    const waitsForCustomer = last.do === 'say' && last.by !== 'customer';
    if (waitsForCustomer && resolved !== 'no' && random.chance(0.08)) {
      this.add(SILENCE_MS / 1_000 + random.between(5, 60), { do: 'fall-silent' });
      return this.add(random.between(120, 3_000), { do: 'dispose', by: this.agent, ...what });
    }
    this.add(random.around(70, 0.6) * this.pace(), { do: 'close', by: this.agent, ...what });
    this.rate(resolved);
  }

  private rate(resolved: Resolved): void {
    const { random, person } = this.occasion;
    if (!random.chance(resolved === 'yes' ? 0.46 : 0.55)) return;
    const base = { yes: 4.95, partly: 3.6, no: 1.9 }[resolved];
    const care = MANNER[this.agent]?.care ?? 0;
    const felt = base + care * 2 - Math.max(0, this.waited - 120) / 240 + random.between(-1.1, 0.6);
    const score = Math.min(5, Math.max(1, Math.round(felt)));
    const mood = score >= 4 ? 'good' : score === 3 ? 'middling' : 'bad';
    const comment = random.chance(score < 4 ? 0.6 : 0.22)
      ? this.teller.tell(random.pick(comments[person.language][mood]))
      : undefined;
    const rating: Extract<Deed, { do: 'rate' }> = { do: 'rate', score };
    if (random.chance(0.7)) rating.resolved = score >= 4 ? 'yes' : resolved === 'yes' ? 'partly' : resolved;
    if (comment) rating.comment = comment;
    this.add(random.around(60, 0.8), rating);
  }

  private pace(): number {
    return (MANNER[this.agent]?.pace ?? 1) * Math.min(1.6, this.occasion.pressure ** 0.35);
  }

  private add(
    seconds: number,
    move: Move extends infer M ? (M extends unknown ? Omit<M, 'at'> : never) : never,
  ): void {
    this.time += Math.max(1, seconds) * 1_000;
    this.moves.push({ ...move, at: new Date(Math.round(this.time)) } as Move);
  }
}
