import type { Evidence, Violation } from './judge/evidence';
import type { Options } from './options';

/** What a run came to; written as JSON where asked for. */
export interface Report {
  seed: number;
  seconds: number;
  gateways: number;
  workers: number;
  /** Texts handed to queues; acknowledged ones among them; acknowledgements in all. */
  written: number;
  acknowledged: number;
  acknowledgements: number;
  /** Acknowledgements of something that was acknowledged before. */
  retries: number;
  stored: number;
  conversations: number;
  connections: number;
  processFaults: Record<string, number>;
  lineFaults: Record<string, number>;
  answers: Record<string, number>;
  acknowledgedMs: { p50: number; p99: number };
  /** What was surprising and is no broken promise. */
  troubles: string[];
  violations: Violation[];
}

type Counts = Pick<
  Report,
  | 'stored'
  | 'conversations'
  | 'connections'
  | 'processFaults'
  | 'lineFaults'
  | 'answers'
  | 'troubles'
  | 'violations'
>;

function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 10) / 10;
}

export function reportOf(options: Options, evidence: Evidence, counts: Counts): Report {
  const { seed, seconds, gateways, workers } = options;
  const acknowledged = new Set(evidence.answers.map(({ clientMessageId }) => clientMessageId)).size;
  const took = evidence.answers.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  return {
    ...{ seed, seconds, gateways, workers },
    written: evidence.writings.length,
    acknowledged,
    acknowledgements: evidence.answers.length,
    retries: evidence.answers.length - acknowledged,
    acknowledgedMs: { p50: quantile(took, 0.5), p99: quantile(took, 0.99) },
    ...counts,
  };
}

const listed = (counts: Record<string, number>) =>
  Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

/** The report for people; its last line is `violations: N`. */
export function printed(report: Report): string[] {
  const { acknowledgedMs: ms } = report;
  return [
    `seed ${report.seed}, ${report.seconds} s, ${report.gateways} gateways, ${report.workers} workers`,
    `written ${report.written}, acknowledged ${report.acknowledged} (${(report.acknowledged / report.seconds).toFixed(1)}/s), retries answered ${report.retries}`,
    `stored ${report.stored} entries in ${report.conversations} conversations`,
    `acknowledged after p50 ${ms.p50} ms, p99 ${ms.p99} ms (faults included)`,
    `connections ${report.connections}`,
    `processes: ${listed(report.processFaults)}`,
    `lines and people: ${listed(report.lineFaults)}`,
    `answers: ${listed(report.answers)}`,
    ...report.troubles.map((trouble) => `trouble: ${trouble}`),
    `violations: ${report.violations.length}`,
  ];
}

/** One violation with what is needed to look for it. */
export function printedViolation({ rule, says, conversationId, client, clientMessageId }: Violation): string {
  const about = [
    conversationId && `conversation ${conversationId}`,
    client && `client ${client}`,
    clientMessageId && `text ${clientMessageId}`,
  ].filter(Boolean);
  return `VIOLATION ${rule}: ${says}${about.length > 0 ? ` (${about.join(', ')})` : ''}`;
}
