import {
  type MessageTemplates,
  type NoticePage,
  type NoticeRecipient,
  type NoticeRecipientPage,
  type NoticeRecord,
  type ShownNotice,
} from '@yingda/contracts';
import {
  NOTICE_LIMITS,
  type Language,
  type NoticePurpose,
  type NoticeRecipientState,
} from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import type { Notice } from '../../domain/notices/notice';
import type { Recipient } from '../../storage/notices/recipients-table';
import { type NoticeParts, noticeRecord, noticeTeams, notThere, requireNotice } from './notice-ground';

const PAGE = 50;
const EXPORTED = 1_000;
/** Whether any banner stands is asked by every queue that is told. */
const KNOWN_MS = 1_000;

/** Notices, what became of them, and what stands before those who wait. */
export class NoticeReader {
  private any: { at: number; known: Promise<boolean> } | null = null;

  constructor(private readonly parts: NoticeParts) {}

  /** @throws Refusal not-permitted */
  async page(actor: Actor, query: { cursor?: string; limit?: number }): Promise<NoticePage> {
    const { notices, recipients } = this.parts;
    const teamIds = noticeTeams(actor);
    const { items, next } = await notices.page({
      ...{ teamIds, limit: query.limit ?? PAGE },
      cursor: query.cursor,
    });
    const tallies = await recipients.tallies(items.map(({ id }) => id));
    const of = (id: string) => tallies.filter(({ noticeId }) => noticeId === id);
    return { items: items.map((one) => noticeRecord(one, of(one.id))), next };
  }

  /** @throws Refusal notice-not-found, not-permitted */
  async one(actor: Actor, id: string): Promise<NoticeRecord> {
    return noticeRecord(await this.known(actor, id), await this.parts.recipients.tallies([id]));
  }

  /** @throws Refusal notice-not-found, not-permitted, invalid-payload */
  async recipients(
    actor: Actor,
    id: string,
    query: { state?: NoticeRecipientState; cursor?: string; limit?: number },
  ): Promise<NoticeRecipientPage> {
    const { state, cursor, limit = PAGE } = query;
    await this.known(actor, id);
    const { items, next } = await this.parts.recipients.page({ noticeId: id, state, cursor, limit });
    return { items: await this.shown(items), next };
  }

  /** All of them, page by page for as long as somebody reads; logged. @throws Refusal notice-not-found, not-permitted */
  async *exported(actor: Actor, id: string): AsyncGenerator<NoticeRecipient[]> {
    const notice = await this.known(actor, id);
    const { id: actorId, name: actorName } = refOf(actor);
    await this.parts.audit.record({
      ...{ actorId, actorName: actorName ?? '', action: 'notice.exported' },
      ...{ subjectKind: 'notice', subjectId: id, details: { name: notice.name } },
    });
    let cursor: string | undefined;
    do {
      const page = await this.parts.recipients.page({ noticeId: id, cursor, limit: EXPORTED });
      yield await this.shown(page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
  }

  /** What stands before those who wait, by conversation; only of those who have anything. */
  async banners(conversationIds: readonly string[]): Promise<Map<string, ShownNotice[]>> {
    const found = new Map<string, ShownNotice[]>();
    if (conversationIds.length === 0 || !(await this.anyBanner())) return found;
    for (const { conversationId, id, zh, en } of await this.parts.notices.banners(conversationIds)) {
      const list = found.get(conversationId) ?? [];
      if (list.length < NOTICE_LIMITS.shown) list.push({ id, zh, en });
      found.set(conversationId, list);
    }
    return found;
  }

  /** What may go through an account whose window is closed. @throws Refusal not-permitted, temporarily-unavailable */
  async templates(actor: Actor, inboxId: string): Promise<MessageTemplates> {
    noticeTeams(actor);
    return { items: await this.parts.accounts.templates(inboxId) };
  }

  /** What a message is a notice about, and in which language it was written; null: it is none. */
  ofMessage(messageId: string): Promise<{ purpose: NoticePurpose; language: Language } | null> {
    return this.parts.recipients.noticeOf(messageId);
  }

  /** Something has begun or is over. */
  forget(): void {
    this.any = null;
  }

  private anyBanner(): Promise<boolean> {
    const now = performance.now();
    if (!this.any || now - this.any.at > KNOWN_MS)
      this.any = { at: now, known: this.parts.notices.anyBanner() };
    this.any.known.catch(() => this.forget());
    return this.any.known;
  }

  private async known(actor: Actor, id: string): Promise<Notice> {
    noticeTeams(actor);
    const notice = await this.parts.notices.find(id);
    if (!notice) throw notThere();
    requireNotice(actor, notice);
    return notice;
  }

  private async shown(items: Recipient[]): Promise<NoticeRecipient[]> {
    const names = await this.parts.people.names(items.map((one) => one.customerId));
    return items.map((one) => {
      const { id, customerId, state, channel, reason, conversationId, sentAt, at } = one;
      return {
        ...{ id, customerId, state, channel, reason, conversationId },
        customerName: names.get(customerId) ?? '',
        sentAt: sentAt?.toISOString() ?? null,
        at: at.toISOString(),
      };
    });
  }
}
