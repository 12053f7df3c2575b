import type { CaseWay } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import {
  answered,
  decided,
  type Feedback,
  sorted,
  type Sorting,
  told,
  wentOn,
} from '../../domain/feedback/feedback';
import type { CasesTable } from '../../storage/cases';
import type { TasksTable } from '../../storage/tasks/tasks';
import type { OwedWork } from '../../work-ports';
import type { OpenCase } from '../open-case';
import { feedbackNotFound, type FeedbackGround, type FeedbackTarget } from './feedback-ground';
import { demandFeedback } from './feedback-rights';

/** What is done with feedback. Each refuses: not-permitted, feedback-not-found, stale-edit, feedback-state. */
export class WorkFeedback {
  constructor(
    private readonly ground: FeedbackGround,
    private readonly opening: OpenCase,
    private readonly needs: { tasks: TasksTable; cases: CasesTable; owed: OwedWork },
  ) {}

  sort(actor: Actor, target: FeedbackTarget & Sorting): Promise<Feedback> {
    demandFeedback(actor, 'work');
    return this.ground.changing(actor, target, async (one) => ({
      ...{ after: sorted(one, target), step: 'sorted', note: target.sort },
    }));
  }

  /** Its clock stops. @throws Refusal window-closed where nothing can be written to the customer */
  answer(actor: Actor, target: FeedbackTarget & { way: CaseWay; text: string }): Promise<Feedback> {
    demandFeedback(actor, 'work');
    const text = target.text.trim();
    return this.ground.changing(actor, target, async (one, at) => {
      const after = answered(one, { text, way: target.way, at, byName: refOf(actor).name });
      await this.ground.say(one, { actor, way: target.way, text }, 'answered');
      return { after, step: 'answered', note: text };
    });
  }

  decide(
    actor: Actor,
    target: FeedbackTarget & { outcome: 'action' | 'no-action'; reason: string },
  ): Promise<Feedback> {
    demandFeedback(actor, 'work');
    const { outcome, reason } = target;
    return this.ground.changing(actor, target, async (one, at) => ({
      ...{ after: decided(one, { outcome, reason: reason.trim(), at }), step: 'decided', note: reason },
    }));
  }

  /** What was changed. @throws Refusal window-closed */
  tell(actor: Actor, target: FeedbackTarget & { way: CaseWay; text: string }): Promise<Feedback> {
    demandFeedback(actor, 'work');
    return this.ground.changing(actor, target, async (one, at) => {
      const after = told(one, at);
      await this.ground.say(one, { ...target, actor }, 'told');
      return { after, step: 'told', note: target.text.trim() };
    });
  }

  /** A problem goes on as a case, whose number the customer is told by it. @throws Refusal what opening a case refuses */
  toCase(actor: Actor, target: FeedbackTarget & { caseId: string; kind: string }): Promise<Feedback> {
    demandFeedback(actor, 'work');
    return this.ground.changing(actor, target, async (one, at) => {
      const { number, id: caseId } = await this.opening.execute(actor, {
        ...{ caseId: target.caseId, kind: target.kind, facts: one.text, source: 'feedback' },
        ...(one.conversationId ? { conversationId: one.conversationId } : {}),
        ...(one.customerId ? { customerId: one.customerId } : {}),
      });
      await this.tasksGoOn(actor, one.id, caseId);
      const after = wentOn(one, { caseId, number, at, byName: refOf(actor).name });
      return { after, step: 'to-case', note: number };
    });
  }

  /** What departments are at work on is asked for the case from now on; who owns it sees it through. */
  private async tasksGoOn(actor: Actor, feedbackId: string, caseId: string): Promise<void> {
    const { cases, owed } = this.needs;
    const moved = await this.needs.tasks.goOn(feedbackId, caseId);
    const ownerId = (await cases.find(caseId))?.ownerId ?? null;
    for (const { id } of moved) await owed.hand(`task:${id}`, ownerId, { reason: '', by: actor });
  }

  async note(actor: Actor, { id, text }: { id: string; text: string }): Promise<Feedback> {
    demandFeedback(actor, 'work');
    const found = await this.ground.parts.feedback.find(id);
    if (!found) throw feedbackNotFound();
    await this.ground.tell(actor, found, { step: 'noted', note: text.trim() });
    return found;
  }
}
