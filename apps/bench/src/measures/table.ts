/** What one benchmark's figure is compared with. */
export interface Aim {
  unit: string;
  /** Whether more is better, or less. */
  better: 'more' | 'less';
  goal: number;
  /** What the median must reach for the run to pass. */
  atLeast: number;
}

const more = (goal: number, atLeast: number, unit = 'ratio'): Aim => ({
  unit,
  better: 'more',
  goal,
  atLeast,
});
const less = (goal: number, atLeast: number, unit = 'ratio'): Aim => ({
  unit,
  better: 'less',
  goal,
  atLeast,
});

/** Every figure, what we want it to be, and what it must be. Decided in the issue that asked for them. */
export const AIMS = {
  /** Messages stored, acknowledged and shown to the agent ÷ relayed by bare socket.io; 200 conversations. */
  'relay-ratio': more(0.75, 0.4),
  /** The same ÷ a statement for each message. */
  'group-commit': more(2.5, 2),
  /** The same ÷ pgbench running the product's own statement for one message, 20 clients. */
  pgbench: more(1.4, 1),
  /** Delivery at 500 messages/s offered, product − relay. */
  'latency-p50': less(1, 2, 'ms'),
  'latency-p99': less(5, 10, 'ms'),
  /** An idle authenticated socket ÷ an idle bare one; 10,000 sockets. */
  memory: less(1.3, 1.75),
  /** CPU of the gateway for one more receiver ÷ for a message. */
  receiver: less(0.35, 0.5),
  /** Delivery to another node through Redis ÷ on the same node, p50. */
  'across-nodes': less(3, 4),
  /** 10⁷ stored messages ÷ 10⁵, p50. */
  'volume-write': less(1.3, 2),
  'volume-history': less(1.3, 2),
  'volume-catch-up': less(1.3, 2),
  'volume-inbox': less(1.3, 2),
  'volume-search': less(1.3, 2),
  /** Loads of 1,000 agents with 10⁵ open conversations: kept ÷ counted. */
  counters: less(0.03, 0.1),
  /** A message looked through for 1,000 keyword rules; with 4,000 ÷ with 1,000, where 4 is in proportion and the rest noise. */
  keywords: less(0.5, 2, 'ms'),
  'keywords-growth': less(3, 5),
  /** A message judged by 500 rules, a tenth of which can match; with ten times as many that can ÷ that, 10 is in proportion. */
  rules: less(0.5, 2, 'ms'),
  'rules-growth': less(8, 12),
  /** CPU of a message with two gateways ÷ with one. */
  'two-gateways': less(1.15, 1.3),
  /** Heap after garbage collection, most of it later ÷ after a sixth of the time. */
  soak: less(1.05, 1.1),
  /** Of a started gateway, and until its first acknowledgement. */
  'start-memory': less(180, 180, 'MB'),
  'start-seconds': less(2, 2, 's'),
} satisfies Record<string, Aim>;

export type Figure = keyof typeof AIMS;

/** Whether a value is at least as good as another by this aim. */
export function reaches(aim: Aim, value: number, mark: number): boolean {
  return aim.better === 'more' ? value >= mark : value <= mark;
}
