import type { CalendarRules } from './calendar-rules';
import { type Segment, segmentsOfDay } from './time-zone';
import { WallDays } from './wall-days';

interface Span {
  from: number;
  to: number;
}

/** The open stretches of some weeks, in order, cut at the ends, never touching each other. */
interface Block {
  spans: readonly Span[];
  /** Open milliseconds before each span. */
  before: readonly number[];
  open: number;
}

const DAY = 86_400_000;
const BLOCK_DAYS = 32;
const BLOCK = BLOCK_DAYS * DAY;
const KEPT_BLOCKS = 500;
// Whoever is closed for two years on end is closed for good.
const FARTHEST_OPENING = 731 * DAY;
// And nobody waits longer than ten years, whatever a shop promises: an hour a year must not be searched for ever.
const FARTHEST_END = 3_653 * DAY;

/**
 * The arithmetic of opening hours. Every answer is found in weeks that were worked out once and kept, by halving; whole
 * weeks in between are skipped by their sum. So a month costs microseconds, and minutes are never walked.
 *
 * When clocks change, the wall decides: an hour that comes twice is open twice, one that is left out is not there.
 */
export class Calendar {
  /** IANA name. */
  readonly timeZone: string;
  private readonly wall: WallDays;
  private readonly blocks = new Map<number, Block>();

  /** Rules must be sound (`problemsOf`). They are read here: later changes to them do not count. */
  constructor(rules: CalendarRules) {
    this.wall = new WallDays(rules);
    this.timeZone = rules.timeZone;
  }

  /** Whether it is open at a moment. */
  isOpen(at: Date): boolean {
    const time = at.getTime();
    const { spans } = this.block(blockOf(time));
    const span = spans[firstEndingAfter(spans, time)];
    return span !== undefined && span.from <= time;
  }

  /** The first open moment from `at` on (`at` itself when open then); null when there is none within two years. */
  nextOpening(at: Date): Date | null {
    const time = at.getTime();
    for (let index = blockOf(time); index * BLOCK <= time + FARTHEST_OPENING; index++) {
      const { spans } = this.block(index);
      const span = spans[firstEndingAfter(spans, time)];
      if (span) return new Date(Math.max(time, span.from));
    }
    return null;
  }

  /**
   * The moment at which so many milliseconds of open time have passed since `from`. A shop that closes exactly then
   * counts as on time: the answer is the closing moment, not the next opening. Null when that is not within ten years.
   */
  addOpenTime(from: Date, ms: number): Date | null {
    const time = from.getTime();
    if (ms <= 0) return new Date(time);
    let index = blockOf(time);
    let left = ms + openBefore(this.block(index), time);
    for (; index * BLOCK <= time + FARTHEST_END; index++) {
      const block = this.block(index);
      if (left <= block.open) return new Date(momentIn(block, left));
      left -= block.open;
    }
    return null;
  }

  /** The open milliseconds between two moments; 0 when they are the wrong way round. */
  openTimeBetween(from: Date, to: Date): number {
    const [start, end] = [from.getTime(), to.getTime()];
    if (!(start < end)) return 0;
    const last = blockOf(end);
    let sum = -openBefore(this.block(blockOf(start)), start);
    for (let index = blockOf(start); index < last; index++) sum += this.block(index).open;
    return sum + openBefore(this.block(last), end);
  }

  private block(index: number): Block {
    let block = this.blocks.get(index);
    if (!block) {
      // Nobody asks about so many years at once; who walks through them must not fill the memory.
      if (this.blocks.size >= KEPT_BLOCKS) this.blocks.clear();
      this.blocks.set(index, (block = this.made(index)));
    }
    return block;
  }

  private made(index: number): Block {
    const found: Span[] = [];
    for (let day = index * BLOCK_DAYS; day < (index + 1) * BLOCK_DAYS; day++) {
      for (const segment of segmentsOfDay(this.timeZone, day)) found.push(...this.spansIn(segment));
    }
    const spans = joined(found);
    let open = 0;
    const before = spans.map(({ from, to }) => (open += to - from) - (to - from));
    return { spans, before, open };
  }

  // Within a segment local time is UTC plus a constant, so the wall's hours are shifted and cut, and nothing else.
  private spansIn({ from, to, offset }: Segment): Span[] {
    const found: Span[] = [];
    const lastDay = Math.floor((to - 1 + offset) / DAY);
    // One day earlier too, for hours that began the evening before.
    for (let localDay = Math.floor((from + offset) / DAY) - 1; localDay <= lastDay; localDay++) {
      const midnight = localDay * DAY - offset;
      for (const span of this.wall.on(localDay)) {
        const start = Math.max(from, midnight + span.from);
        const end = Math.min(to, midnight + span.to);
        if (start < end) found.push({ from: start, to: end });
      }
    }
    return found;
  }
}

function blockOf(time: number): number {
  return Math.floor(time / BLOCK);
}

function joined(spans: Span[]): Span[] {
  spans.sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

/** The place of the first span that is not over at a moment. */
function firstEndingAfter(spans: readonly Span[], time: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.to > time) high = middle;
    else low = middle + 1;
  }
  return low;
}

function openBefore({ spans, before, open }: Block, time: number): number {
  const at = firstEndingAfter(spans, time);
  const span = spans[at];
  return span ? before[at]! + Math.max(0, time - span.from) : open;
}

/** The moment at which so much of a block's open time is over; `open` is more than 0 and at most all of it. */
function momentIn({ spans, before }: Block, open: number): number {
  let [low, high] = [0, spans.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (before[middle]! < open) low = middle;
    else high = middle - 1;
  }
  return spans[low]!.from + open - before[low]!;
}
