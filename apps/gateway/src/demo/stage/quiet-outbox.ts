import type { DomainEvent, DomainEventMap, EventName } from '@yingda/events';
import { Outbox, type Clock, type Database, type Log } from '@yingda/platform';

/**
 * The outbox of what has long happened: facts reach search and reports by the relay as always, but no screen is told
 * (they are marked as fanned out in the transaction that writes them), and those of `withheld` are not told at all.
 */
export class QuietOutbox extends Outbox {
  /** Kinds of facts that would set somebody working now on what is over. */
  withheld: ReadonlySet<EventName> = new Set();

  constructor(
    private readonly rows: Database,
    private readonly time: Clock,
    log: Log,
  ) {
    super(rows, time, log);
  }

  override async append<N extends EventName>(
    name: N,
    aggregateId: string,
    payload: DomainEventMap[N],
  ): Promise<DomainEvent<N>> {
    if (this.withheld.has(name))
      return { id: '', name, aggregateId, occurredAt: this.time.now().toISOString(), payload };
    const event = await super.append(name, aggregateId, payload);
    await this.rows.query('update outbox_events set fanned_out_at = occurred_at where id = $1', [event.id]);
    return event;
  }
}
