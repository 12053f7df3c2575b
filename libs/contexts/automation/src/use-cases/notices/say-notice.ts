import { type Content } from '@yingda/contracts';
import { Refusal, type NoticeLeftOut } from '@yingda/contracts/names';
import { isConnectionError, type Log } from '@yingda/platform';
import { v5 as uuidOf } from 'uuid';
import { type Notice, textFor, valuesOf } from '../../domain/notices/notice';
import { filledFor, templateFor } from '../../domain/notices/template';
import type { Said } from '../../ports';
import type { Recipient } from '../../storage/notices/recipients-table';
import type { NoticeParts } from './notice-ground';

/** From it and its line of the list the message's own key is made: said twice it would be the same message. */
const NAMESPACE = '5b4b8a2e-3a0f-4a53-9d4f-6a0f3a1f7c21';
const UNSAID: Record<Exclude<Said, { said: true }>['why'], NoticeLeftOut> = {
  'window-closed': 'window-closed',
  'last-message': 'last-message',
  held: 'not-waiting',
  closed: 'no-channel',
  answered: 'not-waiting',
  spoken: 'not-waiting',
};

/** Then an approved text can go all the same. */
const OUTSIDE = new Set<keyof typeof UNSAID>(['window-closed', 'last-message']);
const wayOf = ({ inboxId, language }: Recipient) => ({ inboxId: inboxId!, language });

/** Says a notice to one customer: the message and what became of it are one transaction. */
export class SayNotice {
  constructor(
    private readonly parts: NoticeParts,
    private readonly log: Log,
  ) {}

  /** False when there was nobody left here, or the notice has been stopped. */
  async next(noticeId: string, inboxId: string): Promise<boolean> {
    let taken: Recipient | null = null;
    try {
      return await this.parts.unitOfWork.run(async () => {
        taken = null;
        const notice = await this.parts.notices.running(noticeId);
        taken = notice && (await this.parts.recipients.takeNext(noticeId, inboxId));
        if (!notice || !taken) return false;
        await this.parts.recipients.save(taken, await this.say(notice, taken));
        return true;
      });
    } catch (error) {
      if (isConnectionError(error) || !taken) throw error;
      await this.fail(taken, error);
      return true;
    }
  }

  private async say(notice: Notice, one: Recipient): Promise<Recipient> {
    const { people, speaking, clock } = this.parts;
    const out = (reason: NoticeLeftOut): Recipient => ({
      ...{ ...one, state: 'left-out', reason, at: clock.now() },
    });
    const way = { channel: one.channel!, purpose: notice.purpose };
    const obstacle = await people.obstacle(one.customerId, way);
    if (obstacle) return out(obstacle);
    const storeName = await people.shopName(one.inboxId!);
    const customerName = (await people.names([one.customerId])).get(one.customerId) ?? '';
    const reader = { language: one.language, customerName, storeName, channel: one.channel };
    const text = textFor(notice, reader);
    if (text === null) return out('no-text');
    const say = (content: Content) =>
      speaking.say({
        conversationId: one.conversationId!,
        clientMessageId: uuidOf(`${notice.id} ${one.customerId}`, NAMESPACE),
        content,
        speaker: { kind: 'system', name: storeName },
        by: 'notices',
        ...(notice.audience === 'segment'
          ? { alsoClosed: true }
          : { onlyWhile: ['queued', 'offered'] as const }),
      });
    let said = await say({ kind: 'text', text });
    // Who has written meanwhile gets the words; whose window has closed meanwhile, what was approved.
    const template = !said.said && OUTSIDE.has(said.why) && templateFor(notice.templates, wayOf(one));
    if (template) {
      const filled = filledFor(template, valuesOf(reader));
      if (!filled) return out('no-text');
      said = await say(filled);
    }
    if (!said.said) return out(UNSAID[said.why]);
    const at = clock.now();
    const { id: messageId, sequence = null } = said;
    return { ...one, state: 'sent', reason: null, messageId, sequence, sentAt: at, at };
  }

  /** What cannot be said to one is written down and holds up nobody else. */
  private async fail(one: Recipient, error: unknown): Promise<void> {
    const { unitOfWork, recipients, clock } = this.parts;
    this.log.warn({ err: error, notice: one.noticeId }, 'A notice could not be said to one customer');
    await unitOfWork.run(async () => {
      const again = await recipients.waitingOne(one.id);
      const reason = error instanceof Refusal ? error.code : 'internal-error';
      if (again) await recipients.save(again, { ...again, state: 'failed', reason, at: clock.now() });
    });
  }
}
