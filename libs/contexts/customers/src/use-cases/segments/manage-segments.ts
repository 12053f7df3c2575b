import { type EditSegment, type SegmentRecord } from '@yingda/contracts';
import { CUSTOMER_LIMITS, Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import {
  type AuditLog,
  type Clock,
  isUniqueViolation,
  newId,
  type Outbox,
  type UnitOfWork,
} from '@yingda/platform';
import { requireRight } from '../../domain/rights';
import { segmentSql } from '../../domain/files/segment-sql';
import { requireStorable } from '../../domain/storable';
import type { Segment, Segments } from '../../storage/files/segments';
import { by } from '../audited';
import { segmentRecord } from './segment-reader';

/** What changing segments writes with. */
export interface SegmentGround {
  segments: Segments;
  outbox: Outbox;
  audit: AuditLog;
  unitOfWork: UnitOfWork;
  clock: Clock;
}

/** Leads say which customers belong together; rules, routing and exports go by it from then on. */
export class ManageSegments {
  constructor(private readonly ground: SegmentGround) {}

  /** @throws Refusal not-permitted, invalid-payload, already-exists */
  async add(actor: Actor, body: EditSegment): Promise<SegmentRecord> {
    requireRight(actor, 'segment.edit');
    return this.keep(actor, body, async () => {
      // Two at once may be one too many; nothing depends on the number.
      if ((await this.ground.segments.count()) >= CUSTOMER_LIMITS.segments)
        throw new Refusal('invalid-payload', `There can be ${CUSTOMER_LIMITS.segments} segments.`);
      return { id: newId(), description: '', archived: false, version: 0 };
    });
  }

  /** @throws Refusal not-permitted, segment-not-found, stale-edit, invalid-payload, already-exists */
  async edit(actor: Actor, segmentId: string, body: EditSegment): Promise<SegmentRecord> {
    requireRight(actor, 'segment.edit');
    return this.keep(actor, body, async () => {
      const known = await this.ground.segments.lock(segmentId);
      if (!known) throw new Refusal('segment-not-found', 'There is no such segment.');
      if (body.version !== undefined && body.version !== known.version)
        throw new Refusal('stale-edit', 'The segment was changed meanwhile.', { version: known.version });
      return known;
    });
  }

  /** Rules that name it find nobody in it from now on. @throws Refusal not-permitted, segment-not-found */
  async remove(actor: Actor, segmentId: string): Promise<void> {
    requireRight(actor, 'segment.edit');
    const { segments, outbox, audit, unitOfWork } = this.ground;
    await unitOfWork.run(async () => {
      const known = await segments.lock(segmentId);
      if (!known) throw new Refusal('segment-not-found', 'There is no such segment.');
      await segments.remove(segmentId);
      await outbox.append('segment.updated', segmentId, { segmentId, removed: true });
      await audit.record({
        ...{ ...by(actor), action: 'segment.removed', subjectKind: 'segment', subjectId: segmentId },
        details: { name: known.name },
      });
    });
  }

  private async keep(
    actor: Actor,
    body: EditSegment,
    before: () => Promise<Pick<Segment, 'id' | 'description' | 'archived' | 'version'>>,
  ): Promise<SegmentRecord> {
    requireStorable(body);
    const { segments, outbox, audit, unitOfWork, clock } = this.ground;
    segmentSql(body.conditions, () => '$1', clock.now());
    try {
      return await unitOfWork.run(async () => {
        const known = await before();
        const segment: Segment = {
          id: known.id,
          name: body.name.trim(),
          description: body.description?.trim() ?? known.description,
          conditions: body.conditions,
          archived: body.archived ?? known.archived,
          version: known.version + 1,
          updatedAt: clock.now(),
          updatedByName: refOf(actor).name,
        };
        await segments.put(segment);
        await outbox.append('segment.updated', segment.id, { segmentId: segment.id, removed: false });
        await audit.record({
          ...{ ...by(actor), action: known.version === 0 ? 'segment.added' : 'segment.edited' },
          ...{ subjectKind: 'segment', subjectId: segment.id, details: { name: segment.name } },
        });
        return segmentRecord(segment);
      });
    } catch (error) {
      if (isUniqueViolation(error, 'segments_name_key'))
        throw new Refusal('already-exists', 'There is a segment of this name.', { field: 'name' });
      throw error;
    }
  }
}
