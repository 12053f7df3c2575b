import {
  type CustomerFilePage,
  type SegmentCondition,
  type SegmentCount,
  type SegmentRecord,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import { segmentSql } from '../../domain/files/segment-sql';
import type { CustomerFacts } from '../../storage/files/customer-facts';
import type { Segment, Segments } from '../../storage/files/segments';
import { fileCursor, fileStart } from '../files/file-cursor';
import type { FileRows } from '../files/file-rows';

const PAGE = 50;

/** Segments, who is in them, and how many. Nothing of it is kept: it is asked of the facts when it is wanted. */
export class SegmentReader {
  constructor(
    private readonly segments: Segments,
    private readonly facts: CustomerFacts,
    private readonly rows: FileRows,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<SegmentRecord[]> {
    return (await this.segments.all()).map(segmentRecord);
  }

  /** @throws Refusal segment-not-found */
  async one(id: string): Promise<SegmentRecord> {
    return segmentRecord(await this.known(id));
  }

  /** @throws Refusal segment-not-found */
  async conditionsOf(id: string): Promise<SegmentCondition> {
    return (await this.known(id)).conditions;
  }

  /** @throws Refusal invalid-payload */
  async count(conditions: SegmentCondition): Promise<SegmentCount> {
    const { where, values } = this.compiled(conditions);
    // Everybody is known without looking: the differences are written with the rows.
    const everybody = where === 'true';
    const [counted, tallies] = await Promise.all([
      everybody ? null : this.facts.count(where, values),
      this.facts.tallies(),
    ]);
    const all = tallies.filter(({ dimension }) => dimension !== 'stage');
    const of = Math.max(
      0,
      all.reduce((sum, { amount }) => sum + amount, 0),
    );
    return { customers: counted ?? of, of };
  }

  /** The newest customers first. @throws Refusal invalid-payload */
  async members(
    conditions: SegmentCondition,
    query: { cursor?: string | null | undefined; limit?: number | undefined },
  ): Promise<CustomerFilePage> {
    const limit = query.limit ?? PAGE;
    const { where, values } = this.compiled(conditions);
    const after = fileStart(query.cursor ?? undefined, 'uuid');
    const found = await this.facts.page({ where, values, order: 'newest', after, limit: limit + 1 });
    const last = found.length > limit ? found[limit - 1] : undefined;
    const items = await this.rows.of(found.slice(0, limit).map(({ id }) => id));
    return { items, next: last ? fileCursor(last) : null };
  }

  /** Which of these segments a customer is in now: archived ones and ones that are gone have nobody. */
  async among(customerId: string, segmentIds: string[]): Promise<string[]> {
    return (await this.amongMany([customerId], segmentIds)).get(customerId) ?? [];
  }

  /** As `among`, of many customers at once. */
  async amongMany(customerIds: string[], segmentIds: string[]): Promise<Map<string, string[]>> {
    return this.met(customerIds, await this.segments.some(segmentIds));
  }

  /** Every segment a customer is in now. */
  async of(customerId: string): Promise<string[]> {
    return (await this.met([customerId], await this.segments.all())).get(customerId) ?? [];
  }

  private async met(customerIds: string[], segments: Segment[]): Promise<Map<string, string[]>> {
    const known = segments.filter((one) => !one.archived);
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value) + 1}`;
    const wheres = known.map(({ conditions }) => segmentSql(conditions, bind, this.clock.now()));
    const met = await this.facts.meets(customerIds, wheres, values);
    return new Map(
      [...met].map(([customer, meets]) => [customer, known.filter((_, at) => meets[at]).map(({ id }) => id)]),
    );
  }

  private compiled(conditions: SegmentCondition): { where: string; values: unknown[] } {
    const values: unknown[] = [];
    const where = segmentSql(conditions, (value) => `$${values.push(value)}`, this.clock.now());
    return { where, values };
  }

  private async known(id: string): Promise<Segment> {
    const found = await this.segments.find(id);
    if (!found) throw new Refusal('segment-not-found', 'There is no such segment.');
    return found;
  }
}

export function segmentRecord(segment: Segment): SegmentRecord {
  return { ...segment, updatedAt: segment.updatedAt.toISOString() };
}
