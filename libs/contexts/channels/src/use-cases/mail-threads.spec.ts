import type { StaffEntry } from '@yingda/contracts';
import { Cryptor, newId } from '@yingda/platform';
import { conversationOfToken, tokenAmong, tokenOfMessageId } from '../adapters/email/threading';
import type { AnsweredMessages } from '../storage/answered';
import type { StoredPiece } from '../storage/delivery-row';
import type { Accounts } from './accounts';
import { MAIL_THREAD_KEY, MailThreads } from './mail-threads';
import type { Target } from './outgoing';

const cryptor = new Cryptor('a secret key for specs that is long enough');
const entry = { id: newId(), conversationId: newId() } as StaffEntry;
const target = {
  inbox: { id: newId(), channel: 'email' },
  address: { externalId: 'anna@buyer.example', name: 'Anna' },
} as Target;
const mails: StoredPiece[] = [{ body: { kind: 'text', text: '1' } }, { body: { kind: 'text', text: '2' } }];

async function tied(chain: { id: string; theirs: boolean }[], automatic = false) {
  const threads = new MailThreads(
    { settingsOf: () => ({ address: 'support@shop.example' }) } as unknown as Accounts,
    { chain: async () => chain } as unknown as AnsweredMessages,
    { of: async () => '订单' },
    cryptor,
  );
  return (await threads.tie(mails, { entry, target, automatic })).map((piece) => piece.thread!);
}

describe('the thread of our mails', () => {
  it('answers the customer’s newest mail, with what came before from old to new', async () => {
    const [thread] = await tied([
      { id: '<1@buyer>', theirs: true },
      { id: '<2@shop>', theirs: false },
      { id: '<3@buyer>', theirs: true },
    ]);
    expect(thread).toMatchObject({
      inReplyTo: '<3@buyer>',
      references: ['<1@buyer>', '<2@shop>', '<3@buyer>'],
      subject: 'Re: 订单',
    });
  });

  it('gives each of several mails of one message an id of its own, all naming the conversation by one key', async () => {
    const threads = await tied([]);
    expect(new Set(threads.map((one) => one.messageId)).size).toBe(2);
    const key = cryptor.derive(MAIL_THREAD_KEY);
    for (const { messageId, replyToAddress } of threads) {
      expect(conversationOfToken(tokenOfMessageId(messageId)!, key)).toBe(entry.conversationId);
      expect(conversationOfToken(tokenAmong([replyToAddress!])!, key)).toBe(entry.conversationId);
    }
  });

  it('names no mail that came without an id: the key it is kept under is no Message-ID', async () => {
    const [thread] = await tied([
      { id: '<1@buyer>', theirs: true },
      { id: 'sha256-of-a-mail-without-an-id', theirs: true },
    ]);
    expect(thread).toMatchObject({ inReplyTo: '<1@buyer>', references: ['<1@buyer>'] });
  });

  it('says of automatic mail that it is', async () => {
    expect((await tied([], true)).map((one) => one.automatic)).toEqual([true, true]);
    expect((await tied([])).map((one) => one.automatic)).toEqual([false, false]);
  });
});
