import type { DomainEvent } from '@yingda/events';
import {
  currentRequest,
  inRequest,
  type Commit,
  type Reaction,
  type RunStatement,
  type Watch,
} from '@yingda/platform';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';
import type { Tracing } from './tracing';

const LONGEST_TEXT = 600;
/** One statement is told of so often: when the database is slow, all are, and the log need not say so a thousand times. */
const TOLD_EVERY_MS = 1_000;
const MOST_TOLD = 500;

/** What is counted, logged and traced of a running process. */
export class ServerWatch implements Watch {
  private readonly statements: Record<RunStatement['connection'], { add(seconds: number): void }>;
  private readonly commits: Record<Commit['how'], { add(seconds: number): void }>;
  private readonly batchSize: { add(size: number): void };
  private readonly told = new Map<string, { until: number; unsaid: number }>();
  private readonly delivery: { add(seconds: number, times: number): void };

  constructor(
    private readonly metrics: Metrics,
    private readonly log: Logger,
    private readonly options: { slowStatementMs: number; tracing: Tracing | null },
  ) {
    const { statement, commit } = metrics;
    this.statements = { pool: statement.at('pool'), writer: statement.at('writer') };
    this.commits = { batch: commit.at('batch'), unit: commit.at('unit') };
    this.batchSize = metrics.batchSize.at();
    this.delivery = metrics.delivery.at();
  }

  statement({ connection, name, text, ms }: RunStatement): void {
    this.statements[connection].add(ms / 1_000);
    if (this.options.slowStatementMs === 0 || ms < this.options.slowStatementMs) return;
    const now = performance.now();
    const told = this.told.get(name ?? text);
    if (told && now < told.until) {
      told.unsaid++;
      return;
    }
    const shown = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT);
    const unsaid = told?.unsaid ? { unsaid: told.unsaid } : {};
    this.log.warn({ connection, name, text: shown, ms: Math.round(ms), ...unsaid }, 'slow statement');
    if (this.told.size >= MOST_TOLD) this.told.clear();
    this.told.set(name ?? text, { until: now + TOLD_EVERY_MS, unsaid: 0 });
  }

  committed(commit: Commit): void {
    this.commits[commit.how].add((commit.ended - commit.began) / 1_000);
    if (commit.how === 'batch') this.batchSize.add(commit.size);
    if (commit.events.length === 0) return;
    this.options.tracing?.committed(commit);
    if (!this.log.isLevelEnabled('debug')) return;
    const { how, size, began, ended } = commit;
    for (const { name, id, aggregateId, requestId } of commit.events)
      this.log.debug(
        { requestId, how, size, event: id, name, aggregateId, ms: rounded(ended - began) },
        'committed',
      );
  }

  repeated(authorKind: string): void {
    this.metrics.messages.at('unknown', authorKind, 'repeated').add();
  }

  /** Hands committed events to the sockets: each as part of the request that caused it, then counted together. */
  fanOut(events: DomainEvent[], committedAt: number | null, deliver: (events: DomainEvent[]) => void): void {
    const whose = currentRequest();
    for (const event of events) {
      const began = performance.now();
      if (event.requestId === undefined || event.requestId === whose) deliver([event]);
      else inRequest(event.requestId, () => deliver([event]));
      if (committedAt === null) continue;
      this.fannedOut(event, began);
      if (event.name === 'message.sent') this.stored(event as DomainEvent<'message.sent'>);
    }
    if (committedAt === null) this.metrics.recovered.at().add(events.length);
    else this.delivery.add((performance.now() - committedAt) / 1_000, events.length);
  }

  async reacting<T>(reaction: Reaction, work: () => Promise<T>): Promise<T> {
    const { subscriber, event } = reaction;
    const began = performance.now();
    const ended = (outcome: 'done' | 'failed') => {
      const ms = performance.now() - began;
      this.metrics.reaction.at(subscriber, outcome).add(ms / 1_000);
      if (this.log.isLevelEnabled('debug'))
        this.log.debug(
          { subscriber, event: event.id, name: event.name, outcome, ms: rounded(ms) },
          'reacted',
        );
    };
    try {
      const { tracing } = this.options;
      const result = await (tracing ? tracing.reacting(reaction, work) : work());
      ended('done');
      return result;
    } catch (error) {
      ended('failed');
      throw error;
    }
  }

  fired(kind: string, lateMs: number): void {
    this.metrics.timerLateness.at(kind).add(lateMs / 1_000);
  }

  worked(job: string, { ms, ok }: { ms: number; ok: boolean }): void {
    this.metrics.job.at(job, ok ? 'done' : 'failed').add(ms / 1_000);
  }

  // Where it was committed; what is recovered has been counted, or its process died with its counters.
  private stored({ payload }: DomainEvent<'message.sent'>): void {
    const { conversation, entries } = payload;
    for (const entry of entries)
      if (entry.entry === 'message')
        this.metrics.messages.at(conversation.channel, entry.author.kind, 'stored').add();
  }

  private fannedOut(event: DomainEvent, began: number): void {
    const { tracing } = this.options;
    const debug = this.log.isLevelEnabled('debug');
    if (!tracing && !debug) return;
    const ended = performance.now();
    tracing?.fannedOut(event, began, ended);
    if (debug)
      this.log.debug(
        { requestId: event.requestId, event: event.id, name: event.name, ms: rounded(ended - began) },
        'fanned out',
      );
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
