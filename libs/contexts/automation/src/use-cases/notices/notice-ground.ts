import { type NoticeRecord } from '@yingda/contracts';
import { NOTICE_PACES, Refusal, type Channel } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import type { Notice } from '../../domain/notices/notice';
import type { NoticeAccounts, NoticePeople, NoticeSegments } from '../../notice-ports';
import type { Speaking } from '../../ports';
import type { NoticesTable } from '../../storage/notices/notices-table';
import type { RecipientsTable } from '../../storage/notices/recipients-table';

/** What all that works on notices is made of. */
export interface NoticeParts {
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  notices: NoticesTable;
  recipients: RecipientsTable;
  segments: NoticeSegments;
  people: NoticePeople;
  accounts: NoticeAccounts;
  speaking: Speaking;
}

/** Whose queues an actor may speak to: null for everybody's. @throws Refusal not-permitted */
export function noticeTeams(actor: Actor): string[] | null {
  if (actor.kind === 'system') return null;
  const scope = actor.kind === 'agent' ? actor.permissions['notice.send'] : undefined;
  if (scope === 'all') return null;
  if (scope === 'team' && actor.kind === 'agent') return [...actor.teamIds];
  throw refused();
}

/**
 * Whoever leads a team speaks to those who wait for it; customers at large are spoken to by who may do so for the whole
 * shop. @throws Refusal not-permitted
 */
export function requireNotice(actor: Actor, about: Pick<Notice, 'audience' | 'teamIds'>): void {
  const teams = noticeTeams(actor);
  if (teams === null) return;
  const theirs =
    about.audience === 'waiting' &&
    about.teamIds.length > 0 &&
    about.teamIds.every((id) => teams.includes(id));
  if (!theirs) throw refused();
}

function refused(): Refusal {
  return new Refusal('not-permitted', 'Your role does not allow this notice; ask a manager.', {
    permission: 'notice.send',
  });
}

/** Messages a minute that notices take of each account at most. */
export async function pacesOf(
  { accounts }: Pick<NoticeParts, 'accounts'>,
  through: readonly { inboxId: string; channel: Channel }[],
): Promise<(account: { inboxId: string; channel: Channel }) => number> {
  const set = await accounts.paces(through.map(({ inboxId }) => inboxId));
  const usual: Partial<Record<Channel, number>> = NOTICE_PACES;
  return ({ inboxId, channel }) => set.get(inboxId) ?? usual[channel] ?? NOTICE_PACES.web;
}

export const notThere = () => new Refusal('notice-not-found', 'There is no such notice.');

/** As the wire shows it. */
export function noticeRecord(
  notice: Notice,
  tallies: {
    state: NoticeRecord['tallies'][number]['state'];
    channel: string;
    reason: string;
    count: number;
  }[],
): NoticeRecord {
  const { createdById: _, cursor: __, ...shown } = notice;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...shown,
    segmentId: notice.segmentId ?? null,
    startsAt: iso(notice.startsAt),
    endsAt: iso(notice.endsAt),
    createdAt: notice.createdAt.toISOString(),
    startedAt: iso(notice.startedAt),
    endedAt: iso(notice.endedAt),
    tallies: tallies.map(({ state, channel, reason, count }) => ({
      ...{ state, count },
      channel: channel === '' ? null : (channel as Channel),
      reason: reason === '' ? null : reason,
    })),
  };
}
