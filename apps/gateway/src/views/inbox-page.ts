import { ConversationsQuery } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { Clock, Database } from '@yingda/platform';
import { EndedPages, type InboxPage } from './ended-pages';
import { MentionPages } from './mention-pages';
import { OpenPages } from './open-pages';

/**
 * The inbox of one agent: tabs, filters, keyset pages. Joins conversations with customers for the tier and the block
 * only. Open ones are read by `OpenPages`, ended ones by `EndedPages`, those that name the agent by `MentionPages`.
 */
export class InboxPageView {
  private readonly open: OpenPages;
  private readonly ended: EndedPages;
  private readonly mentions: MentionPages;

  constructor(database: Database, clock: Clock) {
    this.open = new OpenPages(database, clock);
    this.ended = new EndedPages(database);
    this.mentions = new MentionPages(database);
  }

  async page(actor: AgentActor, query: ConversationsQuery): Promise<InboxPage> {
    if (query.view === 'closed') return this.ended.page(actor, query);
    if (query.view === 'mentions') return this.mentions.page(actor, query);
    return this.open.page(actor, query);
  }
}
