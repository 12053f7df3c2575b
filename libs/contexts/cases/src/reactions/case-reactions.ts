import { type Content } from '@yingda/contracts';
import type { Relay } from '@yingda/platform';
import type { FollowCustomers } from '../use-cases/follow-customers';
import type { HandCases } from '../use-cases/hand-cases';
import type { HearCustomer } from '../use-cases/hear-customer';

/** What moves a case on by itself. */
export class CaseReactions {
  constructor(
    private readonly hear: HearCustomer,
    private readonly handing: HandCases,
    private readonly follow: FollowCustomers,
  ) {}

  register(relay: Relay): void {
    relay.subscribe('cases', {
      'message.sent': async ({ payload: { conversation, entries, by } }) => {
        if (by.kind !== 'customer') return;
        const text = entries.map(({ content }) => wordsOf(content)).join('\n');
        await this.hear.wrote({ conversationId: conversation.id, text });
      },
      'identity.joined': ({ payload }) => this.follow.moved({ ...payload, joined: true }),
      'identity.separated': ({ payload }) => this.follow.moved({ ...payload, joined: false }),
      'agent.deactivated': ({ payload }) => this.handing.left(payload.agentId, payload.successorId),
    });
  }
}

function wordsOf(content: Content | undefined): string {
  if (!content) return '';
  if ('text' in content && typeof content.text === 'string') return content.text;
  return 'caption' in content && typeof content.caption === 'string' ? content.caption : '';
}
