import type { Relay } from '@yingda/platform';
import { writtenFeedback } from '../domain/feedback/written';
import { FEEDBACK } from '../use-cases/feedback/feedback-ground';
import type { ReceiveFeedback } from '../use-cases/feedback/receive-feedback';

/** The entry of every channel that has no form: a message that says of itself that it is feedback. */
export class FeedbackReactions {
  constructor(private readonly receive: ReceiveFeedback) {}

  register(relay: Relay): void {
    relay.subscribe('feedback', {
      'message.sent': async ({ payload: { conversation, entries, by } }) => {
        if (by.kind !== 'customer') return;
        for (const { id, content } of entries) {
          const written = content?.kind === 'text' ? writtenFeedback(content.text) : null;
          // The message names it, so that told again it is the same.
          if (written)
            await this.receive.execute(FEEDBACK, {
              ...{ feedbackId: id, conversationId: conversation.id, text: written.text },
              ...(written.sort ? { sort: written.sort } : {}),
            });
        }
      },
    });
  }
}
