import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { type PromiseParts, workableBy } from './promise-ground';
import type { WorkPromises } from './work-promise';

const MOST = 500;

/** Many handed over at once: at the end of a shift, before a holiday, in somebody's absence. */
export class HandOverPromises {
  constructor(
    private readonly parts: PromiseParts,
    private readonly work: WorkPromises,
  ) {}

  /**
   * Each by itself, so that one which was done meanwhile keeps back none; said again, it goes on. Of one person: all
   * they owe. Answers with how many changed hands.
   * @throws Refusal not-permitted, agent-not-found, invalid-payload
   */
  async execute(
    actor: AgentActor,
    command: { ids?: readonly string[]; fromId?: string; toId: string; reason: string },
  ): Promise<number> {
    const { ownerId } = workableBy(actor);
    const { ids, fromId, toId, reason } = command;
    if (!ids?.length && !fromId)
      throw new Refusal('invalid-payload', 'Say which, or whose.', { field: 'ids' });
    if (fromId && ownerId && fromId !== actor.agentId)
      throw new Refusal('not-permitted', 'Only who leads hands over what somebody else owes.', {
        permission: 'promise.work',
      });
    const to = await this.parts.staff.find(toId);
    if (!to?.active) throw new Refusal('agent-not-found', 'There is nobody of this name to owe it.');
    let handed = 0;
    for (const id of ids?.length ? ids : (await this.parts.promises.owedBy(fromId!)).slice(0, MOST))
      if (await this.one(actor, { id, ownerId: toId, reason })) handed += 1;
    return handed;
  }

  private async one(
    actor: AgentActor,
    command: { id: string; ownerId: string; reason: string },
  ): Promise<boolean> {
    try {
      const before = await this.parts.promises.find(command.id);
      if (before?.ownerId === command.ownerId) return false;
      await this.work.reassign(actor, command);
      return true;
    } catch (error) {
      // Done by somebody meanwhile, or of a team one does not lead: the others are handed over all the same.
      if (error instanceof Refusal && ['already-taken', 'promise-not-found'].includes(error.code))
        return false;
      throw error;
    }
  }
}
