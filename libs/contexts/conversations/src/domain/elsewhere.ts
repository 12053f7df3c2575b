import { type Author } from '@yingda/contracts';
import type { Channel } from '@yingda/contracts/names';
import { excerptOf } from './content';
import { isOpen, type Conversation } from './conversation';
import type { NewMessage } from './messages';
import { step, type Moment, type Step } from './step';

/** What customers are told of who wrote: the client's name, the same in every language. */
const CLIENTS: Partial<Record<Channel, string>> = {
  wecom: 'WeCom',
  messenger: 'Messenger',
  instagram: 'Instagram',
};

/** Somebody of the shop, at the provider: which of its people is known there only. */
function authorAt(channel: Channel): Author {
  return { kind: 'agent', name: CLIENTS[channel] ?? channel, elsewhere: channel };
}

/**
 * What somebody of the shop wrote in a provider's own client. The customer has it: it answers them, and counts as a
 * response. Nobody here has taken the conversation by it, and one that is over stays so.
 */
export function answeredElsewhere(
  conversation: Conversation,
  message: NewMessage,
  where: { channel: Channel; moment: Moment; identityId: string | undefined },
): Step<'message.sent'> {
  const { now } = where.moment;
  const author = authorAt(where.channel);
  const open = isOpen(conversation);
  const firstResponse = open && conversation.firstResponseAt === null;
  const turns = open && conversation.waitingFor === 'us';
  return step(conversation, 'message.sent', {
    set: {
      lastMessageAuthorKind: 'agent',
      lastMessageAuthorId: null,
      lastMessageAuthorName: author.name,
      lastMessageExcerpt: excerptOf(message.content),
      lastMessageAt: now,
      ...(turns ? { waitingFor: 'customer', waitingSince: now } : {}),
      ...(firstResponse ? { firstResponseAt: now, firstResponseId: message.id } : {}),
    },
    entries: [
      {
        id: message.id,
        entry: 'message',
        author,
        content: message.content,
        createdAt: now,
        clientMessageId: message.clientMessageId,
        ...(where.identityId ? { identityId: where.identityId } : {}),
        shown: true,
      },
    ],
    extra: { firstResponse },
    moment: where.moment,
  });
}
