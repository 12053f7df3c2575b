import type { Clock, FileStorage, UnitOfWork } from '@yingda/platform';
import type { AttachmentStore, Unsent } from '../storage/attachment-store';

/** How long an upload may wait to be sent: a shopper who comes back the next day uploads it again. Our setting. */
export const UNSENT_MS = 24 * 3_600_000;
const PAGE = 100;

/** Which of these files somebody uses although no message holds them (pictures of agents). */
export type UsedElsewhere = (attachmentIds: string[]) => Promise<Set<string>>;

/** Removes uploads that were never sent, with their previews. */
export class RemoveUnsent {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly files: FileStorage,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** How many were removed. */
  async execute(used: UsedElsewhere): Promise<number> {
    const before = new Date(this.clock.now().getTime() - UNSENT_MS);
    let removed = 0;
    let after: Unsent | null = null;
    for (;;) {
      const page: Unsent[] = await this.attachments.unsent(before, { after, limit: PAGE });
      const kept = await used(page.map((one) => one.id));
      for (const { id } of page) if (!kept.has(id) && (await this.remove(id))) removed++;
      if (page.length < PAGE) return removed;
      after = page[page.length - 1]!;
    }
  }

  // Under the row's lock, so that it cannot be sent at the same moment; the row goes last, so that what is interrupted
  // is found again the next day.
  private remove(id: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const attachment = await this.attachments.lockUnsent(id);
      if (!attachment) return false;
      if (attachment.previewKey) await this.files.remove(attachment.previewKey);
      await this.files.remove(attachment.storageKey);
      await this.attachments.remove(id);
      return true;
    });
  }
}
