import { ConversationHit, CustomerHit, MessageHit, SearchResults } from '@yingda/contracts';
import { MessageSearch, visibilityOf, type Visibility } from '@yingda/conversations';
import { CustomerReader, seesCustomers } from '@yingda/customers';
import type { AgentActor } from '@yingda/events';
import type { Database } from '@yingda/platform';
import { RowsView } from './rows';

const CUSTOMERS = 8;
const MESSAGES = 30;

/** One search over customers, conversation numbers and messages, limited to what the agent may see. */
export class SearchView {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly messages: MessageSearch,
    private readonly rows: RowsView,
  ) {}

  async search(actor: AgentActor, text: string): Promise<SearchResults> {
    const visibility = visibilityOf(actor);
    const q = text.trim();
    if (q === '') return { customers: [], conversations: [], messages: [] };
    const customers: CustomerHit[] = seesCustomers(actor) ? await this.customers.search(q, CUSTOMERS) : [];
    if (!visibility) return { customers, conversations: [], messages: [] };
    const [conversations, messages] = await Promise.all([
      this.byNumber(visibility, q),
      this.inMessages(visibility, q),
    ]);
    return { customers, conversations, messages };
  }

  private async byNumber(visibility: Visibility, q: string): Promise<ConversationHit[]> {
    const number = /^#?(\d{4,15})$/.exec(q)?.[1];
    if (!number) return [];
    const found = await this.database.query<{ id: string }>(
      `select id from conversations where number = $1::bigint and ($2 or agent_id = $3 or team_id = any($4::uuid[]))`,
      [number, visibility.all, visibility.agentId, visibility.teamIds],
    );
    const rows = await this.rows.rows(found.map((row) => row.id));
    return rows.map((row) => ({
      conversationId: row.id,
      number: row.number,
      customerName: row.customer.name,
      customerCode: row.customer.code,
      excerpt: row.lastMessage?.excerpt ?? row.subject ?? '',
      at: row.lastMessage?.at ?? row.openedAt,
    }));
  }

  private async inMessages(visibility: Visibility, q: string): Promise<MessageHit[]> {
    const hits = await this.messages.find(q, { visibility }, MESSAGES);
    const rows = new Map(
      (await this.rows.rows([...new Set(hits.map((hit) => hit.conversationId))])).map((row) => [row.id, row]),
    );
    return hits.flatMap((hit) => {
      const row = rows.get(hit.conversationId);
      if (!row) return [];
      const { name, code } = row.customer;
      return [{ ...hit, number: row.number, customerName: name, customerCode: code }];
    });
  }
}
