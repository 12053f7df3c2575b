import { type StaffEntry } from '@yingda/contracts';
import type { Cryptor } from '@yingda/platform';
import { conversationToken, ourMessageId, referencesFor, replyAddress } from '../adapters/email/threading';
import { mailSettings } from '../adapters/email/settings';
import type { AnsweredMessages } from '../storage/answered';
import type { StoredPiece } from '../storage/delivery-row';
import type { MailSubjects } from '../ports';
import type { Accounts } from './accounts';
import type { Target } from './outgoing';

/** What a token of our addresses is signed with. */
export const MAIL_THREAD_KEY = 'mail-thread';

/** Ties mails to their thread: ids, references and the address by which an answer finds its conversation. */
export class MailThreads {
  constructor(
    private readonly accounts: Accounts,
    private readonly answered: AnsweredMessages,
    private readonly subjects: MailSubjects,
    private readonly cryptor: Cryptor,
  ) {}

  async tie(
    pieces: StoredPiece[],
    to: {
      entry: Pick<StaffEntry, 'id' | 'conversationId'>;
      target: Target;
      automatic: boolean;
      /** Of a conversation that has none. */
      subject?: string;
    },
  ): Promise<StoredPiece[]> {
    const { entry, target, automatic } = to;
    if (target.inbox.channel !== 'email') return pieces;
    const own = mailSettings(this.accounts.settingsOf(target.inbox));
    const token = conversationToken(entry.conversationId, this.cryptor.derive(MAIL_THREAD_KEY));
    const known = await this.answered.chain(target.inbox.id, entry.conversationId);
    // A mail that came without an id is kept under a key of ours, which says nothing to anybody else.
    const chain = known.filter((one) => one.id.startsWith('<'));
    const last = chain.findLast((one) => one.theirs) ?? chain.at(-1);
    const subject = await this.subjects.of(entry.conversationId);
    return pieces.map((piece, index) => ({
      ...piece,
      thread: {
        subject: subject ? answerTo(subject) : to.subject || own.subject || own.name || own.address,
        messageId: ourMessageId({ messageId: entry.id, piece: index, token, domain: own.domain }),
        ...(last
          ? referencesFor({
              messageId: last.id,
              references: chain.filter((one) => one !== last).map((one) => one.id),
            })
          : { references: [] }),
        replyToAddress: replyAddress(own.address, token),
        automatic,
        to: {
          address: target.address.externalId,
          ...(target.address.name ? { name: target.address.name } : {}),
        },
      },
    }));
  }
}

function answerTo(subject: string): string {
  return /^\s*(re|aw|sv|antw|回复|答复)\s*[:：]/i.test(subject) ? subject : `Re: ${subject}`;
}
