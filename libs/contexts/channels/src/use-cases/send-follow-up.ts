import { type Clock, newId, type Timers, type UnitOfWork } from '@yingda/platform';
import { lookAfter, mailboxFor } from '../domain/follow-up';
import type { Inbox } from '../domain/inbox';
import { sendingRules } from '../domain/sending-rules';
import type { Attendance, MailPeople, UnreadTalk, UnreadTalks } from '../follow-up-ports';
import type { AbsenceTable } from '../storage/absences';
import type { Delivery } from '../storage/delivery-row';
import type { DeliveryTable } from '../storage/deliveries';
import type { FollowUpTable } from '../storage/follow-ups';
import type { InboxTable } from '../storage/inboxes';
import type { LaneTable } from '../storage/lanes';
import type { WindowTable } from '../storage/windows';
import type { DeliveryNews } from './delivery-news';
import type { Outgoing } from './outgoing';
import type { WriteFollowUp } from './write-follow-up';

/** Storage and others that follow-ups need. */
export interface FollowUpParts {
  inboxes: InboxTable;
  followUps: FollowUpTable;
  absences: AbsenceTable;
  lanes: LaneTable;
  deliveries: DeliveryTable;
  windows: WindowTable;
  outgoing: Outgoing;
  write: WriteFollowUp;
  news: DeliveryNews;
  attendance: Attendance;
  unread: UnreadTalks;
  people: MailPeople;
  timers: Pick<Timers, 'set'>;
  wake: () => void;
}

/** The timer that looks after a conversation with something unread, and what it carries. */
export const FOLLOW_UP_TIMER = 'channels.follow-up';
export interface FollowUpLook {
  conversationId: string;
  customerId: string;
}

/**
 * Answers on the web that a shopper who has left did not read go out as one mail. Which message goes with which mail is
 * a row with the message as its key: of two who look at the same moment one is undone, and who dies in between leaves
 * either all of it or nothing.
 */
export class SendFollowUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly parts: FollowUpParts,
  ) {}

  /** In the unit of work of the timer. */
  async execute({ conversationId, customerId }: FollowUpLook): Promise<void> {
    const { followUps, absences, attendance, unread, inboxes } = this.parts;
    // Asked of all nodes, so before anything is locked.
    const here = await attendance.isHere(customerId);
    const now = this.clock.now();
    await followUps.ask(conversationId, customerId, now);
    const pending = await followUps.lock(conversationId);
    const talk = await this.unsent(await unread.of(conversationId, { lock: true }));
    const shop = talk && (await inboxes.byId(talk.inboxId));
    const rules = shop && sendingRules(shop.sending);
    if (!pending || !talk || !shop || !rules?.mail) return followUps.remove(conversationId);
    const goneSince = here ? null : await absences.since(customerId);
    const afterMs = rules.mailAfterSeconds * 1_000;
    const look = lookAfter({ here, goneSince }, pending, { now, afterMs });
    if (look.kind === 'again') {
      if (look.gone) await absences.left(customerId, now);
      await followUps.looked(conversationId);
      return this.parts.timers.set(FOLLOW_UP_TIMER, conversationId, look.at, { conversationId, customerId });
    }
    await followUps.remove(conversationId);
    if (look.kind === 'send') await this.send(conversationId, talk, shop);
  }

  /**
   * Under the lane's lock, before a mail goes out: false, and it is forgotten, when one of its messages was read, changed
   * or taken back since. What is left of it is looked at again.
   */
  async isStillDue(mail: Delivery): Promise<boolean> {
    const { followUps, unread, inboxes, outgoing, timers } = this.parts;
    const { conversationId, identityId, piece } = mail;
    const ids = new Set(await followUps.carriedBy(mail.messageId));
    const talk = await unread.of(conversationId);
    const messages = talk?.messages.filter(({ id }) => ids.has(id)) ?? [];
    const shop = talk && (await inboxes.byId(talk.inboxId));
    const target = await outgoing.target(conversationId, { identityId });
    if (shop && target && messages.length === ids.size && piece.body.kind === 'email') {
      const text = await this.parts.write.text(messages, { conversationId, shop, target });
      if (piece.body.text === text) return true;
    }
    await followUps.removeMail(mail.id);
    if (talk) {
      const look: FollowUpLook = { conversationId, customerId: talk.customerId };
      await timers.set(FOLLOW_UP_TIMER, conversationId, this.clock.now(), look);
    }
    return false;
  }

  private async unsent(talk: UnreadTalk | null): Promise<UnreadTalk | null> {
    if (!talk || talk.messages.length === 0) return null;
    const sent = await this.parts.followUps.sentAmong(talk.messages.map(({ id }) => id));
    const messages = talk.messages.filter(({ id }) => !sent.has(id));
    return messages.length > 0 ? { ...talk, messages } : null;
  }

  private async send(conversationId: string, talk: UnreadTalk, shop: Inbox): Promise<void> {
    const { inboxes, people, outgoing, lanes, deliveries, followUps, news, write } = this.parts;
    const mailbox = mailboxFor(shop, sendingRules(shop.sending).mailInboxId, await inboxes.all());
    const person = mailbox && (await people.identity(talk.customerId, mailbox.id));
    if (!mailbox || !person || (await this.isStopped(mailbox.id, person))) return;
    const target = await outgoing.target(conversationId, { identityId: person.identityId });
    if (!target) return;
    const { messages } = talk;
    const lane = { conversationId, identityId: target.identityId, inboxId: mailbox.id };
    const createdAt = this.clock.now();
    const mailId = newId();
    await lanes.wake(lane, createdAt);
    const mail: Delivery = {
      ...{ id: newId(), messageId: mailId, pieceNo: 0, place: messages.at(-1)!.position, ...lane },
      ...{ recipient: person.address, automatic: false },
      piece: await write.execute(messages, mailId, { conversationId, shop, target }),
      ...{
        state: 'queued' as const,
        windowOpenedAt: null,
        providerId: null,
        tries: 0,
        retryAt: null,
        createdAt,
      },
      ...{ failureClass: null, failureCode: null, failureDetail: null },
    };
    await deliveries.add([mail]);
    const ids = messages.map(({ id }) => id);
    if (!(await followUps.carry(mail.id, conversationId, ids)))
      throw new Error('Somebody else has just sent these messages by mail');
    await news.message(mail, 'email');
    this.unitOfWork.afterCommit(this.parts.wake);
  }

  /** A mail came back, or whoever reads the address asked for no more. */
  private async isStopped(
    inboxId: string,
    person: { identityId: string; addressIdentityId: string | null },
  ): Promise<boolean> {
    for (const identityId of new Set([person.identityId, person.addressIdentityId ?? person.identityId]))
      if ((await this.parts.windows.find(identityId, inboxId)).unreachableSince) return true;
    return false;
  }
}
