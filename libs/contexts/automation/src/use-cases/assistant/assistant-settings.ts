import { type AssistantSettings, type AssistantUse } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import type { AssistantTables } from '../../storage/assistant/assistant-tables';
import type { Completions } from './completions';

/** Whether agents have an assistant: it must be there, and switched on by who answers for what leaves the shop. */
export class AssistantSwitch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tables: AssistantTables,
    private readonly completions: Completions,
    private readonly audit: AuditLog,
  ) {}

  async read(): Promise<AssistantSettings> {
    const settings = await this.tables.settings();
    const { available } = this.completions;
    return { available, ...settings, active: available && settings.active };
  }

  /** @throws Refusal not-permitted, assistant-off, stale-edit */
  async set(
    actor: Actor,
    edited: { active: boolean; masksOrders: boolean; version: number },
  ): Promise<AssistantSettings> {
    requireSwitch(actor);
    const { active, masksOrders, version } = edited;
    if (active && !this.completions.available)
      throw new Refusal('assistant-off', 'This installation has no assistant; set ASSISTANT_URL first.');
    return this.unitOfWork.run(async () => {
      if (!(await this.tables.save({ active, masksOrders, version })))
        throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
      const { id: actorId, name: actorName } = refOf(actor);
      const subject = { subjectKind: 'assistant', subjectId: null };
      await this.audit.record({
        ...{ actorId, actorName, action: 'assistant.edited', ...subject },
        details: { active, masksOrders },
      });
      return this.read();
    });
  }

  /** @throws Refusal not-permitted */
  uses(actor: Actor): Promise<AssistantUse[]> {
    requireSwitch(actor);
    return this.tables.uses();
  }
}

function requireSwitch(actor: Actor): void {
  if (actor.kind === 'system') return;
  const permission = 'assistant.edit';
  if (actor.kind === 'agent' && actor.permissions[permission] === 'all') return;
  throw new Refusal('not-permitted', 'Your role does not allow this; ask a manager.', { permission });
}
