import { type EditShiftTemplate, type ShiftTemplate } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type AuditLog, type Clock, isUniqueViolation, newId, type UnitOfWork } from '@yingda/platform';
import { timesOf } from '../domain/shift-times';
import { requireAnyPlanner } from '../domain/staffing-rights';
import { requireStorable } from '../domain/storable';
import type { ShiftTemplateRows } from '../storage/shift-templates';
import { by } from './audited';
import { ANY_DAY, STEADY_WALL } from './shift-records';

/** Times to plan with, shared by all teams. What is planned keeps its own times, whatever becomes of a template. */
export class ShiftTemplates {
  constructor(
    private readonly rows: ShiftTemplateRows,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, invalid-setting, already-exists */
  async add(actor: Actor, template: EditShiftTemplate): Promise<ShiftTemplate> {
    const added = checked(actor, { ...template, id: newId() });
    return this.write(actor, 'shift-template.added', added, () => this.rows.add(added, this.clock.now()));
  }

  /** @throws Refusal not-permitted, not-found, invalid-setting, already-exists */
  async edit(actor: Actor, template: ShiftTemplate): Promise<ShiftTemplate> {
    const edited = checked(actor, template);
    return this.write(actor, 'shift-template.edited', edited, async () => {
      if (!(await this.rows.save(edited, this.clock.now()))) throw notFound();
    });
  }

  /** @throws Refusal not-permitted, not-found */
  async remove(actor: Actor, id: string): Promise<void> {
    requireAnyPlanner(actor);
    await this.unitOfWork.run(async () => {
      if (!(await this.rows.remove(id))) throw notFound();
      await this.record(actor, 'shift-template.removed', { id });
    });
  }

  // eslint-disable-next-line no-restricted-syntax -- who, what it is called, what it is, and how it is written
  private write(
    actor: Actor,
    action: string,
    template: ShiftTemplate,
    write: () => Promise<void>,
  ): Promise<ShiftTemplate> {
    const run = this.unitOfWork.run(async () => {
      await write();
      await this.record(actor, action, template);
      return template;
    });
    return run.catch((error: unknown) => {
      if (!isUniqueViolation(error, 'shift_templates_name_key')) throw error;
      throw new Refusal('already-exists', 'Another template has this name.', { field: 'name' });
    });
  }

  private record(actor: Actor, action: string, { id, ...details }: { id: string }): Promise<unknown> {
    return this.audit.record({
      ...by(actor),
      action,
      subjectKind: 'shift-template',
      subjectId: id,
      details: { ...details },
    });
  }
}

function checked(actor: Actor, { id, name, color, start, end, breaks }: ShiftTemplate): ShiftTemplate {
  requireAnyPlanner(actor);
  requireStorable(name);
  if (!timesOf({ date: ANY_DAY, start, end, breaks }, STEADY_WALL))
    throw new Refusal('invalid-setting', 'At most 16 hours, with all breaks inside of them and apart.', {
      field: 'breaks',
    });
  return {
    id,
    name: name.trim(),
    color,
    start,
    end,
    breaks: breaks.map(({ open, close }) => ({ open, close })),
  };
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such template of shifts.');
}
