import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type Clock, newId, type Outbox, type UnitOfWork } from '@yingda/platform';
import { type CallTime, callTimes } from '../domain/call-times';
import { callableNumber } from '../domain/phone';
import type { CallPlanning } from '../ports';
import type { Callback, CallbackTable } from '../storage/callbacks';
import type { RulesTable } from '../storage/rules';
import type { EnterQueue } from './enter-queue';
import type { QueueWatcher } from './queue-watcher';

export interface PlanCallbackCommand {
  conversationId: string;
  phone: string;
  /** The beginning of one of the times that can be chosen. */
  from: Date;
}

/** What planning reads and writes. */
export interface CallbackParts {
  callbacks: CallbackTable;
  rules: RulesTable;
  enterQueue: EnterQueue;
  watcher: QueueWatcher;
  planning: CallPlanning;
}

/**
 * A customer wants to be called instead of waiting. Their conversation stays in its team's queue, with all that was
 * written, and comes to an agent when the time has come. Asked again it is the same call, or the same with another time
 * or number: there is one call at a time.
 */
export class PlanCallback {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly parts: CallbackParts,
  ) {}

  /** Times that can be chosen, all within opening hours. @throws Refusal conversation-not-found, not-permitted */
  async times(actor: Actor, conversationId: string): Promise<CallTime[]> {
    const teamId = await this.parts.planning.teamOf(conversationId, actor);
    return callTimes(await this.parts.planning.hours(teamId), this.clock.now());
  }

  /** @throws Refusal invalid-payload (details.field), not-permitted, conversation-not-found, conversation-not-open */
  async execute(actor: Actor, command: PlanCallbackCommand): Promise<void> {
    const phone = callableNumber(command.phone);
    if (!phone) throw new Refusal('invalid-payload', 'This is no number to call.', { field: 'phone' });
    const { conversationId } = command;
    const { planning, rules, callbacks } = this.parts;
    const teamId = await planning.teamOf(conversationId, actor);
    if (!(await rules.of(teamId)).rules.overflow.some(({ target }) => target === 'callback'))
      throw new Refusal('not-permitted', 'This shop does not call back.');
    await this.unitOfWork.run(async () => {
      // Before the conversation's own lock, always: two who ask at once come one after the other.
      await callbacks.lock(conversationId);
      const known = await callbacks.openOf(conversationId);
      if (known && isSame(known, phone, command.from)) return;
      const time = callTimes(await planning.hours(teamId), this.clock.now()).find(
        ({ from }) => from.getTime() === command.from.getTime(),
      );
      if (!time)
        throw new Refusal('invalid-payload', 'That time cannot be chosen any more; choose another.', {
          field: 'from',
        });
      await this.write(actor, known, { conversationId, teamId, phone, ...time });
    });
  }

  private async write(
    actor: Actor,
    known: Callback | null,
    wish: Pick<Callback, 'conversationId' | 'teamId' | 'phone'> & CallTime,
  ): Promise<void> {
    const { callbacks, enterQueue, watcher, planning } = this.parts;
    const { conversationId, teamId, from, until } = wish;
    await planning.awaitCall(conversationId, { from, until }, actor);
    const id = known?.id ?? newId();
    if (known) await callbacks.change(id, wish);
    else await callbacks.add({ id, ...wish, plannedAt: this.clock.now() });
    await enterQueue.setApart(conversationId, 'callback', from);
    watcher.changed(teamId);
    await this.outbox.append('callback.planned', conversationId, {
      ...{ callbackId: id, conversationId, teamId, from: from.toISOString(), until: until.toISOString() },
    });
  }
}

function isSame(known: Callback, phone: string, from: Date): boolean {
  return known.phone === phone && known.from.getTime() === from.getTime();
}
