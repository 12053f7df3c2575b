import { type StaffEntry } from '@yingda/contracts';
import type { PromiseParts } from './promise-ground';

/** What was promised by hand counts as told with the first message of a person to the customer after it. */
export class HearTold {
  constructor(private readonly parts: Pick<PromiseParts, 'unitOfWork' | 'promises'>) {}

  async execute(entries: readonly StaffEntry[]): Promise<void> {
    for (const { entry, author, conversationId, createdAt, sequence, copiedFromId } of entries) {
      if (entry !== 'message' || author.kind !== 'agent' || sequence == null || copiedFromId) continue;
      const at = new Date(createdAt);
      await this.parts.unitOfWork.run(async () => {
        const step = { step: 'told', at, byId: author.id ?? null, byName: author.name } as const;
        for (const id of await this.parts.promises.told(conversationId, at))
          await this.parts.promises.note(id, { ...step, fromId: null, toId: null, note: '' });
      });
    }
  }
}
