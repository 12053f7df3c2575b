import { type ReportOptions } from '@yingda/contracts';
import { TIER_REPLY_TARGET_SECONDS, type FigureKey } from '@yingda/contracts/names';
import { GOLDEN, type Golden, type Worked, type WorkedTurn } from './conversations.golden';
import { at, boundsOf } from './golden-histories';

/**
 * Figures of October as a person adds them up from what was worked out of each conversation: lists and sums, nothing of
 * the engine's. What a figure is broken down by is `whose`.
 */
export interface Pencilled {
  whose: { agent: string | null; team: string; channel: string; tier: string };
  /** A time; of shares 1 or 0; of ratios what is above. */
  value: number;
  /** Of ratios: what is below. */
  below?: number;
}
export interface Sheet {
  cases: Pencilled[];
  unanswered: Pencilled[] | null;
}

interface Item {
  golden: Golden;
  worked: Worked;
}
const OCTOBER = [at('10-1 00:00:00'), at('11-1 00:00:00')] as const;
const isIn = (time: number | null) => time !== null && time >= OCTOBER[0] && time < OCTOBER[1];

function items(options: ReportOptions): Item[] {
  const counted = GOLDEN.filter((golden) => {
    const { openedAt, closedAt } = boundsOf(golden);
    return isIn(options.period === 'opening' ? openedAt : closedAt);
  });
  return counted.flatMap((golden) =>
    options.reopened === 'apart' && golden.apart
      ? golden.apart.map((worked) => ({ golden, worked }))
      : [{ golden, worked: golden.worked }],
  );
}

const first = ({ worked }: Item) => worked.parts[0]?.[0] ?? null;
const last = ({ worked }: Item) => worked.parts.at(-1)?.[0] ?? null;

function whose(item: Item, options: ReportOptions, own?: string | null): Pencilled['whose'] {
  const { golden } = item;
  const began = golden.team ?? 'S';
  const ended = golden.lastTeam ?? began;
  const of = { channel: golden.channel ?? 'web', tier: golden.tier ?? 'standard' };
  if (options.credit === 'first') return { agent: first(item), team: began, ...of };
  if (options.credit === 'last' || own === undefined) return { agent: last(item), team: ended, ...of };
  // Eve is of the other team, where what she has is.
  return { agent: own, team: own === 'eve' ? 'A' : began, ...of };
}

function seconds(
  [wall, assigned, , open = wall, assignedOpen = assigned!]: WorkedTurn,
  options: ReportOptions,
) {
  if (options.clock === 'business') return options.start === 'assignment' ? assignedOpen : open;
  return options.start === 'assignment' ? assigned : wall;
}

/** Questions: all, or the first ones. */
function questions(
  options: ReportOptions,
  which: 'all' | 'first',
): { item: Item; turn: WorkedTurn; answered: boolean }[] {
  return items(options).flatMap((item) => {
    const { worked } = item;
    const bots = options.bots === 'in' && worked.withBots;
    const answered = bots ? bots : worked.turns;
    const rest = worked.unanswered ?? [];
    if (which === 'all')
      return [
        ...answered.map((turn) => ({ item, turn, answered: true })),
        ...rest.map((turn) => ({ item, turn, answered: false })),
      ];
    const one = bots ? bots[0] : worked.first === null ? undefined : worked.turns[worked.first];
    if (one) return [{ item, turn: one, answered: true }];
    const never = worked.state === 'merged' || answered.length > 0 ? undefined : rest.at(-1);
    return never ? [{ item, turn: never, answered: false }] : [];
  });
}

function response(options: ReportOptions, which: 'all' | 'first'): Sheet {
  const asked = questions(options, which);
  const sheet = (some: typeof asked) =>
    some.flatMap(({ item, turn }) => {
      const value = seconds(turn, options);
      return value === null ? [] : [{ whose: whose(item, options, turn[2]), value }];
    });
  const never = asked.filter(({ answered }) => !answered);
  const counted = asked.filter(({ answered }) => answered || options.unanswered === 'within');
  return {
    cases: sheet(counted),
    unanswered: never.map(({ item, turn }) => ({ whose: whose(item, options, turn[2]), value: 1 })),
  };
}

/** Of questions: those answered within so many seconds. `left`: those who left the queue count as not answered. */
function answeredWithin(
  options: ReportOptions,
  how: { which: 'all' | 'first'; within(item: Item): number; left?: boolean },
): Sheet {
  const asked = questions(options, how.which);
  const counted = asked.filter(
    ({ item, answered, turn }) =>
      (answered && seconds(turn, options) !== null) ||
      (how.left && item.worked.state === 'abandoned') ||
      (options.unanswered === 'within' && (how.left || seconds(turn, options) !== null)),
  );
  const cases = counted.map(({ item, turn, answered }) => {
    const time = seconds(turn, options);
    const value = answered && time !== null && time <= how.within(item) ? 1 : 0;
    return { whose: whose(item, options, turn[2]), value, below: 1 };
  });
  const never = asked.filter(({ answered }) => !answered);
  return {
    cases,
    unanswered: never.map(({ item, turn }) => ({ whose: whose(item, options, turn[2]), value: 1 })),
  };
}

/** Conversations: a merged one is counted where it went. With `each`, of everybody who had it. */
function conversations(options: ReportOptions, count: (worked: Worked) => [number, number] | null): Sheet {
  const cases = items(options)
    .filter(({ worked }) => worked.state !== 'merged')
    .flatMap((item) => {
      const counted = count(item.worked);
      if (!counted) return [];
      const [value, below] = counted;
      return [{ whose: whose(item, { ...options, credit: options.credit ?? 'last' }), value, below }];
    });
  return { cases, unanswered: null };
}

/** Parts of agents, of merged conversations, too. */
function parts(
  options: ReportOptions,
  pick: (part: Worked['parts'][number]) => [number, number] | null,
): Sheet {
  const cases = items(options).flatMap((item) =>
    item.worked.parts.flatMap((part) => {
      const picked = pick(part);
      if (!picked) return [];
      return [
        { whose: whose(item, { ...options, credit: 'each' }, part[0]), value: picked[0], below: picked[1] },
      ];
    }),
  );
  return { cases, unanswered: null };
}

const isOver = ({ state }: Worked) => state === 'closed';
const handled = (worked: Worked) => worked.parts.reduce((sum, [, handle]) => sum + handle, 0);
const said = (worked: Worked) => worked.parts.reduce((sum, [, , count]) => sum + count, 0);

/** What the engine must answer for October. */
export const PENCIL: Partial<Record<FigureKey, (options: ReportOptions) => Sheet>> = {
  conversations: (options) => conversations({ period: 'opening', ...options }, () => [1, 1]),
  closed: (options) => conversations(options, (worked) => (isOver(worked) ? [1, 1] : null)),
  abandoned: (options) => conversations(options, (worked) => (worked.state === 'abandoned' ? [1, 1] : null)),
  'messages-left': (options) =>
    conversations({ period: 'opening', ...options }, (worked) => (worked.leftMessage ? [1, 1] : null)),
  'first-response': (options) => response({ credit: 'each', ...options }, 'first'),
  'average-response': (options) => response({ credit: 'each', ...options }, 'all'),
  'within-target': (options) =>
    answeredWithin(
      { credit: 'each', ...options },
      {
        which: 'first',
        within: ({ golden }) => options.withinSeconds ?? TIER_REPLY_TARGET_SECONDS[golden.tier ?? 'standard'],
        left: true,
      },
    ),
  'answered-within': (options) =>
    answeredWithin(
      { credit: 'each', ...options },
      { which: 'first', within: () => options.withinSeconds ?? 30 },
    ),
  'three-minute-rate': (options) =>
    answeredWithin({ credit: 'each', unanswered: 'within', ...options }, { which: 'all', within: () => 180 }),
  'waiting-time': (options) => ({
    cases: items(options).flatMap((item) =>
      item.worked.waits.map((wait) => ({
        whose: whose(item, {}),
        value: typeof wait === 'number' ? wait : wait[options.clock === 'business' ? 1 : 0],
      })),
    ),
    unanswered: null,
  }),
  'abandon-rate': (options) =>
    conversations(options, (worked) =>
      worked.queued && worked.state !== 'open' ? [worked.state === 'abandoned' ? 1 : 0, 1] : null,
    ),
  'resolution-rate': (options) =>
    conversations(options, (worked) =>
      isOver(worked) && worked.resolved ? [worked.resolved === 'yes' ? 1 : 0, 1] : null,
    ),
  'handle-time': (options) =>
    options.credit === 'each'
      ? parts(options, ([, handle]) => (Number.isNaN(handle) ? null : [handle, 1]))
      : conversations(options, (worked) =>
          isOver(worked) && worked.parts.length > 0 ? [handled(worked), 1] : null,
        ),
  'transfer-rate': (options) =>
    conversations(options, (worked) => [worked.transfers ?? 0, worked.parts.length > 0 ? 1 : 0]),
  'escalation-rate': (options) =>
    conversations(options, (worked) => [worked.escalations ?? 0, worked.parts.length > 0 ? 1 : 0]),
  'answer-ratio': (options) =>
    options.credit === 'each'
      ? parts(options, ([, , answers, heard]) => [answers, heard])
      : conversations(options, (worked) => (worked.parts.length > 0 ? [said(worked), worked.heard] : null)),
};

/** The quantile between the two nearest values, as far between them as its rank is. */
export function quantile(values: number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = share * (sorted.length - 1);
  const [low, high] = [Math.floor(rank), Math.ceil(rank)];
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (rank - low);
}
