import { type CoverShift as CoverShiftBody, type Shift } from '@yingda/contracts';
import { Refusal, type ShiftProblemKind } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type AuditLog, type Clock, newId, type Outbox, type UnitOfWork } from '@yingda/platform';
import { problemsOfShifts } from '../domain/shift-problems';
import { requirePlanner } from '../domain/staffing-rights';
import { requireStorable } from '../domain/storable';
import type { PlannedShift } from '../domain/planned-shift';
import type { Shifts } from '../storage/shifts';
import type { ShiftNotices } from '../storage/shift-notices';
import { by } from './audited';
import type { CoverGround } from './cover-ground';
import { isOverlap, shiftNotFound, shiftRecord } from './shift-records';

/** Somebody takes another's shift (替班). Both find a notice, which stays until they have seen it. */
export class CoverShift {
  constructor(
    private readonly shifts: Shifts,
    private readonly notices: ShiftNotices,
    private readonly ground: CoverGround,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal shift-not-found, not-permitted, shifts-not-possible (details: problems) */
  async execute(actor: Actor, command: CoverShiftBody & { shiftId: string }): Promise<Shift> {
    requireStorable(command);
    return this.unitOfWork.run(async () => {
      await this.shifts.lockPlans();
      const [shift] = await this.shifts.byIds([command.shiftId]);
      if (!shift) throw shiftNotFound();
      requirePlanner(actor, [shift.teamId]);
      await this.requirePossible(shift, command.agentId);
      return this.give(actor, shift, command);
    });
  }

  private async requirePossible(shift: PlannedShift, agentId: string): Promise<void> {
    const { startsAt, endsAt, breaks } = shift;
    const refuse = (why: ShiftProblemKind, other: string | null = null) =>
      new Refusal('shifts-not-possible', 'This agent cannot take the shift.', {
        problems: [{ place: 0, agentId, date: shift.date, why, with: other }],
      });
    // What is over has been worked by whoever worked it.
    if (endsAt <= this.clock.now()) throw refuse('gone');
    if (agentId === shift.agentId) throw refuse('overlap', `${shift.date} ${shift.start}–${shift.end}`);
    const wanted = { ...shift, agentId, times: { startsAt, endsAt, breaks, minutes: 1 } };
    const [problem] = problemsOfShifts([wanted], await this.ground.of(shift, agentId));
    if (problem) throw refuse(problem.why, problem.with);
  }

  private async give(actor: Actor, shift: PlannedShift, { agentId, note }: CoverShiftBody): Promise<Shift> {
    const { id: shiftId, teamId, agentId: before } = shift;
    const now = this.clock.now();
    const planned = shift.coversAgentId ?? before;
    const coversAgentId = planned === agentId ? null : planned;
    await this.shifts.give(shiftId, { agentId, coversAgentId }, now).catch((error: unknown) => {
      throw isOverlap(error) ? new Refusal('shifts-not-possible', 'This agent works then already.') : error;
    });
    const told = { shiftId, note: note.trim(), byName: by(actor).actorName, at: now };
    await this.notices.add({ ...told, id: newId(), agentId, kind: 'covers', otherAgentId: before });
    await this.notices.add({ ...told, id: newId(), agentId: before, kind: 'covered', otherAgentId: agentId });
    const agentIds = [before, agentId];
    await this.outbox.append('shift.updated', teamId, { teamId, agentIds, toldIds: agentIds });
    await this.audit.record({
      ...by(actor),
      action: 'shift.covered',
      subjectKind: 'shift',
      subjectId: shiftId,
      details: { from: before, to: agentId, date: shift.date, start: shift.start, end: shift.end, note },
    });
    return shiftRecord({ ...shift, agentId, coversAgentId });
  }
}
