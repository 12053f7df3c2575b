import { Refusal } from '@yingda/contracts/names';
import { type Clock, isTransient, type Log, type UnitOfWork } from '@yingda/platform';
import type { Measures } from '../ports';
import type { ActionsTable, PendingAction } from '../storage/actions';

const BATCH = 50;
const TRIES = 3;
const PAUSE_MS = 5_000;

class DoneByAnother extends Error {}

/** Does what was to be done by itself: each by itself and once, so that a failure is shown and stops no other. */
export class RunActions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly actions: ActionsTable,
    private readonly measures: Measures,
    private readonly log: Log,
  ) {}

  async runDue(): Promise<void> {
    for (const action of await this.actions.due(this.clock.now(), BATCH)) await this.run(action);
  }

  private async run(action: PendingAction): Promise<void> {
    try {
      await this.unitOfWork.run(async () => {
        await this.perform(action);
        if (!(await this.actions.done(action.id, this.clock.now()))) throw new DoneByAnother();
      });
    } catch (error) {
      if (error instanceof DoneByAnother) return;
      await this.missed(action, error);
    }
  }

  private perform({ action, conversationId, details }: PendingAction): Promise<void> {
    switch (action) {
      case 'record':
        return this.measures.record(conversationId, details);
      case 'raise-priority':
        return this.measures.raisePriority(conversationId);
      case 'reassign':
        if (!details['agentId']) throw new Refusal('conversation-not-open', 'Nobody has it.');
        return this.measures.reassign(conversationId, details['agentId']);
      case 'escalate':
        return this.measures.escalate(conversationId, details['policyName'] ?? '');
      default:
        throw new Error(`${action} is done with its event`);
    }
  }

  // A refusal is an answer; anything else may pass.
  private async missed(action: PendingAction, error: unknown): Promise<void> {
    const why = error instanceof Error ? error.message : String(error);
    const now = this.clock.now();
    if (!(error instanceof Refusal) && (isTransient(error) || action.tries + 1 < TRIES)) {
      this.log.warn({ err: error, action: action.action }, 'A service level action is tried again');
      const wait = PAUSE_MS * 3 ** Math.min(action.tries, TRIES);
      return this.actions.again(action.id, new Date(now.getTime() + wait), why);
    }
    this.log.warn({ err: error, action: action.action }, 'A service level action failed');
    await this.actions.failed(action.id, now, why);
  }
}
