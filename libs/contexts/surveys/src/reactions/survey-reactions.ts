import type { Relay } from '@yingda/platform';
import type { InvitationsTable } from '../storage/invitations';
import type { KeepCourse } from '../use-cases/keep-course';
import type { PlanSurvey } from '../use-cases/plan-survey';

/** What happens to conversations, as far as somebody is asked about it. */
export class SurveyReactions {
  constructor(
    private readonly plan: PlanSurvey,
    private readonly keep: KeepCourse,
    private readonly invitations: InvitationsTable,
  ) {}

  register(relay: Relay): void {
    relay.subscribe('surveys', {
      'conversation.closed': ({ payload, occurredAt }) =>
        payload.endedBy === 'merge'
          ? this.keep.withdraw(payload.conversation.id)
          : this.plan.execute('conversation-closed', payload.conversation.id, new Date(occurredAt)),
      'conversation.abandoned': ({ payload, occurredAt }) =>
        this.plan.execute('conversation-closed', payload.conversation.id, new Date(occurredAt)),
      'conversation.reopened': ({ payload }) => this.keep.withdraw(payload.conversation.id),
      'conversation.merged': ({ payload }) => this.keep.withdraw(payload.conversation.id),
      'conversation.disposed': ({ payload }) =>
        this.invitations.setTopic(payload.conversation.id, payload.disposition.topicId),
      'delivery.changed': async ({ payload: { conversationId, messageId, delivery } }) => {
        if (delivery.state === 'failed') await this.keep.undelivered(conversationId, messageId);
      },
      // Whether a greeting was of help is no question.
      'auto-reply.sent': async ({ payload: { kind, conversationId }, occurredAt }) => {
        if (kind === 'keyword')
          await this.plan.execute('auto-reply-sent', conversationId, new Date(occurredAt));
      },
    });
  }
}
