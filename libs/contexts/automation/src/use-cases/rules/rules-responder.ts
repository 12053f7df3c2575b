import { type Content } from '@yingda/contracts';
import { type Heard, Responder } from '../../domain/heard';
import type { Facts } from '../../domain/rules/facts';
import type { AskRules } from './ask-rules';

/** Rules are asked before all others what they say to a customer's message. */
export class RulesResponder extends Responder {
  constructor(private readonly ask: AskRules) {
    super();
  }

  /** True when a rule says something to it straight away. */
  override async answer(heard: Heard): Promise<boolean> {
    const runs = await this.ask.execute({
      ...{ eventId: heard.eventId, trigger: 'message.customer', at: heard.at },
      ...{ conversationId: heard.conversationId, customerId: heard.customerId, position: heard.position },
      facts: {
        ...{ 'conversation.status': heard.status, 'conversation.channel': heard.channel },
        ...{ 'conversation.inbox': heard.inboxId, 'conversation.team': heard.teamId },
        'conversation.agent': heard.agentId,
        ...messageFacts(heard.content, heard.text),
      },
      cause: undefined,
    });
    return runs.some(({ actions }) => {
      const wait = actions.findIndex(({ kind }) => kind === 'wait');
      return actions.slice(0, wait === -1 ? undefined : wait).some(({ kind }) => kind === 'reply');
    });
  }
}

const FILES: readonly Content['kind'][] = ['image', 'file', 'voice', 'video'];

/** What a message says of itself. */
export function messageFacts(content: Content, text: string): Facts {
  const attached = content.kind === 'email' && content.attachments.length > 0;
  return {
    'message.kind': content.kind,
    'message.text': text,
    'message.hasAttachment': FILES.includes(content.kind) || attached,
  };
}
