import { fewAtOnce, isConnectionError, type Log, newId, Rounds } from '@yingda/platform';
import type { Notice } from '../../domain/notices/notice';
import { takeTurns } from '../../domain/notices/pace';
import type { NoticeTimes } from '../../storage/notices/notices-table';
import type { Addressee } from '../../notice-ports';
import type { Recipient } from '../../storage/notices/recipients-table';
import { type NoticeParts, pacesOf } from './notice-ground';
import type { SayNotice } from './say-notice';

const POLL_MS = 500;
/** Members looked at in one transaction, and messages said before anything else is looked at. */
const PAGE = 500;
const MOST = 40;
/** How soon a notice under way is looked at again, and how soon for those who have begun to wait since. */
const AGAIN_MS = 200;
const BANNER_MS = 2_000;

/** So many may go through this entrance now. */
interface Turns {
  inboxId: string;
  turns: number;
}

/**
 * Sends notices. Every worker looks: the list of a notice is made by one at a time (its row's lock, which is held for a
 * page), its messages are said by all of them, each in a transaction with its line of the list, which nobody else can
 * take meanwhile. So a node that dies leaves no half: what it had in hand is taken by another.
 */
export class WorkNotices {
  private readonly rounds: Rounds;

  constructor(
    private readonly parts: NoticeParts,
    private readonly say: SayNotice,
    private readonly log: Log,
  ) {
    this.rounds = new Rounds(() => this.look(), { name: 'Sending notices', log, everyMs: POLL_MS });
  }

  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  private async look(): Promise<number> {
    const { notices, clock } = this.parts;
    let trouble = false;
    await fewAtOnce(await notices.due(clock.now(), MOST), (id) => this.step(id), {
      failed: (err, notice) => {
        if (isConnectionError(err)) throw err;
        trouble = true;
        this.log.warn({ err, notice }, 'A notice could not go on and is tried again');
      },
    });
    // It is due still: looked at at once, it would fail as fast as it can.
    if (trouble) return POLL_MS;
    const now = clock.now();
    const next = await notices.nextDue(new Date(now.getTime() + POLL_MS));
    return next ? Math.max(next.getTime() - now.getTime() + 1, 20) : POLL_MS;
  }

  /** One piece of a notice's work: a page of its list, then the messages whose turn has come. */
  async step(id: string): Promise<void> {
    const turns = await this.parts.unitOfWork.run(() => this.advance(id));
    for (const { inboxId, turns: most } of turns)
      for (let said = 0; said < most; said++) if (!(await this.say.next(id, inboxId))) break;
  }

  private async advance(id: string): Promise<Turns[]> {
    const { notices, clock, outbox } = this.parts;
    const locked = await notices.lock(id);
    const now = clock.now();
    if (!locked?.nextAt || locked.nextAt > now) return [];
    const { nextAt: _, nextSendAt, ...before } = locked;
    if (before.way === 'banner' && before.endsAt && before.endsAt <= now)
      return this.end({ ...before, startedAt: before.startedAt ?? now }, nextSendAt);
    let notice: Notice = {
      ...before,
      ...(before.state === 'scheduled'
        ? { state: 'running', startedAt: now, version: before.version + 1 }
        : {}),
    };
    let news = notice.state !== before.state;
    if (!notice.gathered) {
      const { added, ...after } = await this.gather(notice);
      notice = { ...notice, ...after };
      news ||= added.some((one) => one.state === 'shown');
    }
    const waiting = await this.parts.recipients.waitingIn(id);
    if (notice.gathered && waiting.length === 0) return this.end(notice, nextSendAt);
    const { turns, times } = await this.turnsOf(notice, { waiting, nextSendAt, now });
    await notices.save(notice, times);
    const { state, teamIds } = notice;
    if (news) await outbox.append('notice.changed', id, { noticeId: id, state, teamIds });
    return turns;
  }

  /** The next page of its list. */
  private async gather(
    notice: Notice,
  ): Promise<Pick<Notice, 'gathered' | 'cursor'> & { added: Recipient[] }> {
    const { segments, people, recipients, clock } = this.parts;
    const { segmentId, cursor, purpose, channels, inboxIds, teamIds, way } = notice;
    const templated = notice.templates.map((one) => one.inboxId);
    const put = async (found: Addressee[]) => {
      const at = clock.now();
      return recipients.add(found.map((one) => recipientOf(one, { notice, at })));
    };
    if (segmentId) {
      const { ids, next } = await segments.members(segmentId, { cursor, limit: PAGE });
      const added = await put(await people.reached(ids, { purpose, channels, inboxIds, templated }));
      return { added, cursor: next, gathered: next === null };
    }
    const ways = { purpose, inboxIds, teamIds, templated, channels: channelsOf(notice) };
    const page = await people.waiting(ways, { afterId: cursor, limit: PAGE });
    const added = await put(page.people);
    // A banner is for those who come later, too: it begins again at the first.
    return { added, cursor: page.next, gathered: page.next === null && way === 'message' };
  }

  private async turnsOf(
    notice: Notice,
    about: {
      waiting: Awaited<ReturnType<NoticeParts['recipients']['waitingIn']>>;
      nextSendAt: Date | null;
      now: Date;
    },
  ): Promise<{ turns: Turns[]; times: NoticeTimes }> {
    const { waiting, now } = about;
    const busy = waiting.length > 0 || notice.cursor !== null || !(notice.way === 'banner');
    const soon = new Date(now.getTime() + (busy ? AGAIN_MS : BANNER_MS));
    const nextAt = notice.endsAt && notice.endsAt < soon ? notice.endsAt : soon;
    if (waiting.length === 0) return { turns: [], times: { nextAt, nextSendAt: about.nextSendAt } };
    const { notices } = this.parts;
    const own = takeTurns({ nextAt: about.nextSendAt, perMinute: notice.perMinute }, { now, most: MOST });
    const paceOf = await pacesOf(this.parts, waiting);
    const paces = await notices.paces(waiting.map((one) => one.inboxId));
    const turns: Turns[] = [];
    let left = own.turns;
    for (const { inboxId, channel, count } of waiting) {
      const perMinute = paceOf({ inboxId, channel });
      const pace = { nextAt: paces.get(inboxId) ?? null, perMinute };
      const taken = takeTurns(pace, { now, most: Math.min(left, count) });
      if (taken.turns === 0) continue;
      left -= taken.turns;
      turns.push({ inboxId, turns: taken.turns });
      await notices.setPace(inboxId, taken.nextAt);
    }
    const used = own.turns - left;
    const { nextAt: nextSendAt } = takeTurns(
      { nextAt: about.nextSendAt, perMinute: notice.perMinute },
      { now, most: used },
    );
    return { turns, times: { nextAt, nextSendAt } };
  }

  private async end(notice: Notice, nextSendAt: Date | null): Promise<Turns[]> {
    const { notices, clock, outbox } = this.parts;
    const { id, teamIds, version } = notice;
    const after: Notice = { ...notice, state: 'ended', endedAt: clock.now(), version: version + 1 };
    await notices.save(after, { nextAt: null, nextSendAt });
    await outbox.append('notice.changed', id, { noticeId: id, state: 'ended', teamIds });
    return [];
  }
}

/** Who waits on the web has a place for the banner; all others only where it is to go to them as well. */
function channelsOf({ way, alsoMessage, channels }: Notice): Notice['channels'] {
  if (way === 'message') return channels;
  return alsoMessage ? ['web', ...channels.filter((one) => one !== 'web')] : ['web'];
}

function recipientOf(
  { customerId, leftOut, channel, inboxId, conversationId, language }: Addressee,
  { notice, at }: { notice: Notice; at: Date },
): Recipient {
  const shown = notice.way === 'banner' && channel === 'web';
  return {
    ...{ id: newId(), noticeId: notice.id, customerId, language, at },
    state: leftOut ? 'left-out' : shown ? 'shown' : 'waiting',
    reason: leftOut,
    ...{ channel, inboxId, conversationId, messageId: null, sequence: null },
    sentAt: null,
  };
}
