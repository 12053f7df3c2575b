import { type NoticePlan, type NoticeRecord } from '@yingda/contracts';
import { Refusal, NOTICE_LIMITS } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { newId } from '@yingda/platform';
import { checkPlan, checkSendable, isOpenToEdits, type Notice } from '../../domain/notices/notice';
import { type NoticeParts, noticeRecord, notThere, requireNotice } from './notice-ground';

/** Notices written, changed, sent, stopped: by who has the right `notice.send`. All of it stands in the audit log. */
export class EditNotices {
  constructor(private readonly parts: NoticeParts) {}

  /** `id`: for a notice that is made again and again from the same, as the demo's. @throws Refusal not-permitted, invalid-payload */
  async write(actor: Actor, plan: NoticePlan, id = newId()): Promise<NoticeRecord> {
    requireNotice(actor, plan);
    checkPlan(plan);
    const now = this.parts.clock.now();
    const by = refOf(actor);
    const notice: Notice = {
      ...{ ...contents(plan), id, state: 'draft', version: 1, segmentName: null, createdAt: now },
      ...{ createdById: actor.kind === 'agent' ? actor.agentId : null, createdByName: by.name ?? '' },
      ...{ sentByName: null, startedAt: null, endedAt: null, stoppedByName: null },
      ...{ gathered: false, cursor: null },
    };
    return this.parts.unitOfWork.run(async () => {
      notice.segmentName = await this.segmentName(notice.segmentId);
      await this.parts.notices.save(notice, { nextAt: null, nextSendAt: null });
      await this.note(actor, 'notice.written', notice);
      return noticeRecord(notice, []);
    });
  }

  /** @throws Refusal notice-not-found, not-permitted, invalid-payload, stale-edit, wrong-state */
  async edit(actor: Actor, id: string, change: NoticePlan & { version?: number }): Promise<NoticeRecord> {
    return this.change(actor, id, async (before) => {
      requireNotice(actor, change);
      checkPlan(change);
      if (!isOpenToEdits(before.state)) throw begun();
      requireVersion(before, change.version);
      const after: Notice = { ...before, ...contents(change), state: 'draft', version: before.version + 1 };
      after.segmentName = await this.segmentName(after.segmentId);
      await this.parts.notices.save(after, { nextAt: null, nextSendAt: null });
      await this.note(actor, 'notice.edited', after);
      return after;
    });
  }

  /** @throws Refusal notice-not-found, not-permitted, wrong-state */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.change(actor, id, async (before) => {
      if (!isOpenToEdits(before.state)) throw begun();
      await this.parts.notices.remove(id);
      await this.note(actor, 'notice.removed', before);
      return before;
    });
  }

  /** Now, or at its time. @throws Refusal notice-not-found, not-permitted, invalid-payload, stale-edit, wrong-state, notice-too-many */
  async send(actor: Actor, id: string, version: number): Promise<NoticeRecord> {
    await this.checkTemplates(actor, id);
    return this.change(actor, id, async (before) => {
      if (!isOpenToEdits(before.state)) throw begun();
      requireVersion(before, version);
      const now = this.parts.clock.now();
      checkSendable(before, now);
      if (before.segmentId) {
        const segment = await this.parts.segments.find(before.segmentId);
        if (!segment) throw new Refusal('segment-not-found', 'Its segment is gone.');
        if (segment.count > NOTICE_LIMITS.members)
          throw new Refusal(
            'notice-too-many',
            `A notice goes to at most ${NOTICE_LIMITS.members} customers.`,
          );
      }
      const later = before.startsAt !== null && before.startsAt > now;
      const after: Notice = {
        ...{ ...before, state: later ? 'scheduled' : 'running', version: before.version + 1 },
        ...{ startedAt: later ? null : now, sentByName: refOf(actor).name ?? '' },
      };
      await this.parts.notices.save(after, { nextAt: later ? before.startsAt : now, nextSendAt: null });
      await this.note(actor, later ? 'notice.scheduled' : 'notice.sent', after);
      await this.tell(after);
      return after;
    });
  }

  /** Once this has answered, nobody gets it any more. @throws Refusal notice-not-found, not-permitted, wrong-state */
  async stop(actor: Actor, id: string): Promise<NoticeRecord> {
    return this.change(actor, id, async (before) => {
      if (before.state !== 'running' && before.state !== 'scheduled')
        throw new Refusal('wrong-state', 'This notice is not under way.');
      const now = this.parts.clock.now();
      const scheduled = before.state === 'scheduled';
      const after: Notice = {
        ...{ ...before, version: before.version + 1 },
        ...(scheduled
          ? { state: 'draft' as const, sentByName: null }
          : { state: 'stopped' as const, endedAt: now, stoppedByName: refOf(actor).name ?? '' }),
      };
      await this.parts.notices.save(after, { nextAt: null, nextSendAt: null });
      await this.note(actor, 'notice.stopped', after);
      await this.tell(after);
      return after;
    });
  }

  /** The row's lock is enough: sending, gathering and every edit take it. */
  private async change(
    actor: Actor,
    id: string,
    work: (before: Notice) => Promise<Notice>,
  ): Promise<NoticeRecord> {
    return this.parts.unitOfWork.run(async () => {
      const locked = await this.parts.notices.lock(id);
      if (!locked) throw notThere();
      requireNotice(actor, locked);
      const { nextAt: _, nextSendAt: __, ...before } = locked;
      const after = await work(before);
      return noticeRecord(after, await this.parts.recipients.tallies([id]));
    });
  }

  /** What its provider has approved is asked before anything is locked; the version says that it is still this notice. */
  private async checkTemplates(actor: Actor, id: string): Promise<void> {
    const notice = await this.parts.notices.find(id);
    if (!notice) throw notThere();
    requireNotice(actor, notice);
    for (const { inboxId, name, language, text } of notice.templates) {
      const approved = await this.parts.accounts.templates(inboxId);
      if (!approved.some((one) => one.name === name && one.language === language && one.text === text))
        throw new Refusal('invalid-payload', `The provider has no text ${name} approved as it stands here.`, {
          field: 'templates',
        });
    }
  }

  private async segmentName(segmentId: string | null): Promise<string | null> {
    if (!segmentId) return null;
    const segment = await this.parts.segments.find(segmentId);
    if (!segment) throw new Refusal('segment-not-found', 'There is no such segment.');
    return segment.name;
  }

  private async note(actor: Actor, action: string, notice: Notice): Promise<void> {
    const { name, audience, way, purpose, segmentName, channels } = notice;
    const { id: actorId, name: actorName } = refOf(actor);
    await this.parts.audit.record({
      ...{ actorId, actorName: actorName ?? '', action, subjectKind: 'notice', subjectId: notice.id },
      details: { name, audience, way, purpose, segment: segmentName, channels },
    });
  }

  private async tell({ id, state, teamIds }: Notice): Promise<void> {
    await this.parts.outbox.append('notice.changed', id, { noticeId: id, state, teamIds });
  }
}

function contents(plan: NoticePlan) {
  const { name, audience, way, purpose, teamIds, inboxIds, channels, perMinute, alsoMessage } = plan;
  const date = (at: string | null | undefined) => (at ? new Date(at) : null);
  return {
    ...{ name: name.trim(), audience, way, purpose, teamIds, inboxIds, channels, perMinute },
    alsoMessage: way === 'banner' && alsoMessage,
    segmentId: plan.segmentId ?? null,
    texts: { zh: plan.texts.zh, en: plan.texts.en },
    templates: way === 'banner' && !alsoMessage ? [] : (plan.templates ?? []),
    startsAt: date(plan.startsAt),
    endsAt: way === 'banner' ? date(plan.endsAt) : null,
  };
}

function requireVersion(notice: Notice, version: number | undefined): void {
  if (version !== undefined && version !== notice.version)
    throw new Refusal('stale-edit', 'Somebody has changed this notice meanwhile.', {
      version: notice.version,
    });
}

const begun = () => new Refusal('wrong-state', 'This notice has begun and stays as it is.');
