import { type Absence, type AddAbsence } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type AuditLog, type Clock, newId, type Outbox, type UnitOfWork } from '@yingda/platform';
import { requirePlanner } from '../domain/staffing-rights';
import { requireStorable } from '../domain/storable';
import { daysBetween } from '../domain/week-days';
import type { Absences } from '../storage/absences';
import { by } from './audited';
import { isOverlap } from './shift-records';
import type { StaffingFiles } from './staffing-files';

const LONGEST_DAYS = 366;

/** Days on which agents do not work. Their shifts stay where they are, and count for nobody until they are covered. */
export class KeepAbsences {
  constructor(
    private readonly absences: Absences,
    private readonly files: StaffingFiles,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal agent-not-found, not-permitted, invalid-setting, already-exists */
  async add(actor: Actor, wanted: AddAbsence): Promise<Absence> {
    requireStorable(wanted);
    const { agentId, from, to, reason } = wanted;
    const teamIds = await this.files.teamsOf(agentId);
    requirePlanner(actor, teamIds);
    const days = daysBetween(from, to);
    if (days < 0 || days >= LONGEST_DAYS)
      throw new Refusal('invalid-setting', 'An absence lasts from one day to a year.', { field: 'to' });
    const absence = { id: newId(), agentId, from, to, reason, note: wanted.note.trim() };
    const run = this.unitOfWork.run(async () => {
      await this.absences.add(absence, this.clock.now());
      await this.tell(actor, 'absence.added', { absence, teamIds });
      return absence;
    });
    return run.catch((error: unknown) => {
      if (!isOverlap(error)) throw error;
      throw new Refusal('already-exists', 'The agent is absent on some of these days already.', {
        field: 'from',
      });
    });
  }

  /** @throws Refusal not-found, not-permitted */
  async remove(actor: Actor, absenceId: string): Promise<void> {
    const absence = await this.absences.find(absenceId);
    if (!absence) throw notFound();
    const teamIds = await this.files.teamsOf(absence.agentId);
    requirePlanner(actor, teamIds);
    await this.unitOfWork.run(async () => {
      if (!(await this.absences.remove(absenceId))) throw notFound();
      await this.tell(actor, 'absence.removed', { absence, teamIds });
    });
  }

  private async tell(
    actor: Actor,
    action: string,
    { absence, teamIds }: { absence: Absence; teamIds: string[] },
  ): Promise<void> {
    const { agentId, from, to, reason } = absence;
    for (const teamId of teamIds)
      await this.outbox.append('shift.updated', teamId, { teamId, agentIds: [agentId], toldIds: [] });
    await this.audit.record({
      ...by(actor),
      action,
      subjectKind: 'agent',
      subjectId: agentId,
      details: { from, to, reason },
    });
  }
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such absence.');
}
