import { type StaffEntry } from '@yingda/contracts';
import type { Relay } from '@yingda/platform';
import type { MessageSearch } from '../storage/message-search';

/** Makes messages and notes findable. Writing the same words twice changes nothing. */
export class IndexMessages {
  constructor(private readonly search: MessageSearch) {}

  register(relay: Pick<Relay, 'subscribe'>): void {
    relay.subscribe(
      'conversations.message-search',
      {
        'message.sent': (event) => this.index(event.payload.entries),
        'note.added': (event) => this.index(event.payload.entries),
        'message.updated': async ({ payload }) => {
          // Copies of a merge are not indexed: their originals are.
          if (payload.entry.copiedFromId) return;
          if (payload.how === 'recalled') await this.search.forget(payload.entry.id);
          else await this.index([payload.entry]);
        },
      },
      // Writes only message_search, a row for each message.
      { batch: true },
    );
  }

  private async index(entries: StaffEntry[]): Promise<void> {
    for (const entry of entries) if (entry.entry !== 'event') await this.search.index(entry);
  }
}
