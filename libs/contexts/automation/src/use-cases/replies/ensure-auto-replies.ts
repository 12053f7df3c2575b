import { type AddAutoReply } from '@yingda/contracts';
import type { SystemActor } from '@yingda/events';
import type { Clock, UnitOfWork } from '@yingda/platform';
import type { AutoRepliesTable } from '../../storage/replies/auto-replies-table';
import type { ReplySettingsTable, Variable } from '../../storage/replies/reply-settings-table';
import type { EditAutoReplies } from './edit-auto-replies';

/** Replies that come with something: a demo, an import. */
export interface ShippedReplies {
  replies: readonly (AddAutoReply & { key: string })[];
  /** Where they speak, besides where they do already. */
  inboxIds: readonly string[];
  synonyms: readonly { words: string[] }[];
  variables: readonly Variable[];
}

/**
 * Adds replies that come with something, where none were ever kept; later only lets those that nobody has touched speak in
 * inboxes that came since. What people have changed or removed stays as they left it.
 */
export class EnsureAutoReplies {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tables: { replies: AutoRepliesTable; settings: ReplySettingsTable },
    private readonly edit: EditAutoReplies,
    private readonly clock: Clock,
  ) {}

  async execute(actor: SystemActor, shipped: ShippedReplies): Promise<void> {
    await this.unitOfWork.run(async () => {
      const settings = await this.tables.settings.read('locked');
      if (settings.setVersion === 1) {
        for (const reply of shipped.replies)
          await this.edit.add(actor, { ...reply, inboxIds: [...shipped.inboxIds] });
        await this.tables.settings.saveSynonyms(shipped.synonyms);
        await this.tables.settings.saveVariables(shipped.variables);
        return;
      }
      await this.widen(shipped);
    });
  }

  private async widen({ replies, inboxIds }: ShippedReplies): Promise<void> {
    for (const { key } of replies) {
      const found = await this.tables.replies.byKey(key);
      // Of another version it is somebody's own by now; an empty list is everywhere already.
      if (found?.version !== 1 || found.inboxIds.length === 0) continue;
      const more = inboxIds.filter((id) => !found.inboxIds.includes(id));
      if (more.length === 0) continue;
      await this.tables.replies.save({ ...found, inboxIds: [...found.inboxIds, ...more] }, this.clock.now());
      await this.tables.settings.change();
    }
  }
}
