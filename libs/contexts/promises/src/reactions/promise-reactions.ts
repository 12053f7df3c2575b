import type { SurveyAnswered } from '@yingda/events';
import type { Relay } from '@yingda/platform';
import type { HearTold } from '../use-cases/hear-told';
import type { MakePromises } from '../use-cases/make-promise';
import { PROMISES, type WorkPromises } from '../use-cases/work-promise';

/** What makes a promise by itself, and what moves it on. */
export class PromiseReactions {
  constructor(
    private readonly make: MakePromises,
    private readonly work: WorkPromises,
    private readonly told: HearTold,
  ) {}

  register(relay: Relay): void {
    relay.subscribe('promises', {
      'survey.answered': ({ payload }) => this.lowScore(payload),
      // A low score may come only with the change; one that was raised is still worth the call that was promised.
      'survey.changed': ({ payload }) => this.lowScore(payload),
      'message.sent': ({ payload }) => this.told.execute(payload.entries),
      'agent.deactivated': ({ payload }) => this.work.left(payload.agentId, payload.successorId),
    });
  }

  /** A word after a low score is owed at once, and once for each survey. Nobody can be called after an anonymous one. */
  private async lowScore(answer: SurveyAnswered): Promise<void> {
    const { low, anonymous, surveyId, conversationId, customerId, teamId, inboxId, comment } = answer;
    if (!low || anonymous || !conversationId) return;
    await this.make.execute(PROMISES, {
      ...{ kind: 'low-score', what: comment ?? '', conversationId, customerId, teamId, inboxId, surveyId },
      due: { openHours: low.dueOpenHours, since: new Date(answer.changedAt) },
      score: low.score,
      onceKey: `survey ${surveyId}`,
    });
  }
}
