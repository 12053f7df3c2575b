import { type AddAutoReply, type AutoReplyRecord, type EditAutoReply } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { refOf, type Actor } from '@yingda/events';
import {
  type AuditLog,
  type Clock,
  isUniqueViolation,
  newId,
  type Outbox,
  type UnitOfWork,
} from '@yingda/platform';
import type { AutoReply, AutoReplyContents } from '../../domain/replies/auto-reply';
import { contentsOf, invalid } from '../../domain/replies/contents';
import type { ReplyFiles } from '../../reply-ports';
import { type AutoRepliesTable, KEY_KEY } from '../../storage/replies/auto-replies-table';
import type { ReplySettingsTable } from '../../storage/replies/reply-settings-table';
import { requireAutomation } from './require-automation';

const STEP = 10;
const MOST = 2_000;

/** Auto-replies are added, edited, ordered, turned on and off, and removed. Edits name the version they began with. */
export class EditAutoReplies {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly tables: { replies: AutoRepliesTable; settings: ReplySettingsTable },
    private readonly files: ReplyFiles,
    private readonly trace: { audit: AuditLog; outbox: Outbox },
  ) {}

  /** @throws Refusal not-permitted, invalid-setting, already-exists */
  async add(actor: Actor, input: AddAutoReply): Promise<AutoReplyRecord> {
    requireAutomation(actor);
    const contents = await this.checked(actor, asContents(input));
    return this.changed(actor, 'auto-reply.added', async () => {
      if ((await this.tables.replies.all()).length >= MOST)
        throw invalid('name', `There are at most ${MOST.toLocaleString('en')} auto-replies.`);
      const reply = { ...contents, id: newId(), version: 1 };
      await this.tables.replies.insert(reply, this.clock.now());
      return reply;
    });
  }

  /** @throws Refusal not-permitted, not-found, stale-edit, invalid-setting, already-exists */
  async edit(actor: Actor, input: EditAutoReply & { id: string }): Promise<AutoReplyRecord> {
    requireAutomation(actor);
    const contents = await this.checked(actor, asContents(input));
    return this.changed(actor, 'auto-reply.edited', async () => {
      const before = await this.at(input);
      const reply = { ...contents, id: before.id, version: before.version + 1 };
      await this.tables.replies.save(reply, this.clock.now());
      return reply;
    });
  }

  /** @throws Refusal not-permitted, not-found, stale-edit */
  async enable(
    actor: Actor,
    input: { id: string; version: number; enabled: boolean },
  ): Promise<AutoReplyRecord> {
    return this.changed(actor, input.enabled ? 'auto-reply.enabled' : 'auto-reply.disabled', async () => {
      const before = await this.at(input);
      if (before.enabled === input.enabled) return before;
      const reply = { ...before, enabled: input.enabled, version: before.version + 1 };
      await this.tables.replies.save(reply, this.clock.now());
      return reply;
    });
  }

  /** All of them, in the order in which they are to be looked at. @throws Refusal not-permitted, stale-edit */
  async order(actor: Actor, ids: readonly string[]): Promise<AutoReplyRecord[]> {
    requireAutomation(actor);
    await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      // The row of settings first: edits of the set come one after the other.
      await this.tables.settings.change();
      const all = new Map((await this.tables.replies.all()).map((one) => [one.id, one]));
      if (ids.length !== all.size || new Set(ids).size !== all.size || ids.some((id) => !all.has(id)))
        throw new Refusal('stale-edit', 'The list has changed meanwhile; look at it again.');
      for (const [index, id] of ids.entries()) {
        const priority = Math.min(1_000, (index + 1) * STEP);
        const one = all.get(id)!;
        if (one.priority === priority) continue;
        await this.tables.replies.save({ ...one, priority, version: one.version + 1 }, now);
      }
      await this.record(actor, 'auto-reply.ordered', null, { ids });
    });
    return this.tables.replies.all();
  }

  /** @throws Refusal not-permitted, not-found */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.changed(actor, 'auto-reply.removed', async () => {
      const before = await this.tables.replies.lock(id);
      if (!before) throw missing();
      await this.tables.replies.remove(id);
      return before;
    });
  }

  private async checked(actor: Actor, input: AutoReplyContents): Promise<AutoReplyContents> {
    const contents = contentsOf(input);
    const kinds = await this.files.keep(actor, contents.attachmentIds);
    for (const id of contents.attachmentIds)
      if (!['image', 'file'].includes(kinds.get(id) ?? ''))
        throw invalid('attachmentIds', 'Only stored images and files are sent with a reply.');
    return contents;
  }

  private async at({ id, version }: { id: string; version: number }): Promise<AutoReply> {
    const before = await this.tables.replies.lock(id);
    if (!before) throw missing();
    if (before.version !== version)
      throw new Refusal('stale-edit', 'Somebody has changed this auto-reply meanwhile; look at it again.');
    return before;
  }

  private async changed(actor: Actor, action: string, change: () => Promise<AutoReply>): Promise<AutoReply> {
    requireAutomation(actor);
    try {
      return await this.unitOfWork.run(async () => {
        await this.tables.settings.change();
        const reply = await change();
        await this.record(actor, action, reply.id, { ...reply });
        await this.trace.outbox.append('auto-reply.updated', reply.id, { autoReplyId: reply.id });
        return reply;
      });
    } catch (error) {
      if (isUniqueViolation(error, KEY_KEY))
        throw new Refusal('already-exists', 'There is an auto-reply of this key already.', { field: 'key' });
      throw error;
    }
  }

  // eslint-disable-next-line no-restricted-syntax -- an entry of the audit log, in the order of its columns
  private async record(
    actor: Actor,
    action: string,
    subjectId: string | null,
    details: object,
  ): Promise<void> {
    const { id: actorId, name: actorName } = refOf(actor);
    const subject = { subjectKind: 'auto-reply', subjectId };
    await this.trace.audit.record({ actorId, actorName, action, ...subject, details: { ...details } });
  }
}

/** What came over the wire, with what was left out. */
export function asContents(input: AddAutoReply): AutoReplyContents {
  const { key, name, kind, enabled, priority, inboxIds, keywords, texts, attachmentIds, menu } = input;
  const { action, cooldownSeconds, phase, afterSeconds, repeats } = input;
  const own = {
    key: key ?? null,
    name,
    kind,
    enabled,
    priority,
    inboxIds,
    keywords,
    texts,
    attachmentIds,
    menu,
  };
  return {
    ...own,
    action,
    cooldownSeconds,
    phase,
    afterSeconds: afterSeconds ?? null,
    repeats: repeats ?? null,
  };
}

function missing(): Refusal {
  return new Refusal('not-found', 'There is no such auto-reply.');
}
