import { CustomerConversationPage, PageQuery, SummaryPage } from '@yingda/contracts';
import { ReadRights, visibilityOf, type Visibility } from '@yingda/conversations';
import type { AgentActor, CustomerActor } from '@yingda/events';
import type { Database } from '@yingda/platform';
import { ScreenFacts } from '../sockets/customer-screens';
import { decodeCursor, encodeCursor } from './keyset';
import { RowsView } from './rows';

const SUBJECT_LETTERS = 60;

/**
 * An agent sees what their role shows. A shopper sees what is proven to be theirs: identities that an agent has put
 * together by hand stay apart here, so that a mistake shows nobody what another person said.
 */
type Reach = ({ kind: 'agent' } & Visibility) | { kind: 'shopper'; identityId: string };

/** All conversations of one customer, newest first: for the panel, and for the shopper's own history. */
export class CustomerConversationsView {
  constructor(
    private readonly database: Database,
    private readonly rows: RowsView,
    private readonly facts: ScreenFacts,
    private readonly rights: ReadRights,
  ) {}

  /** Those the agent may see. `messages` counts what was said to and by the customer. */
  async page(actor: AgentActor, customerId: string, query: PageQuery): Promise<SummaryPage> {
    const visibility = visibilityOf(actor);
    if (!visibility) return { items: [], next: null };
    // Who serves a customer sees their whole history, whichever team had it; others what they may see anyway.
    const whole = visibility.all || (await this.rights.serves(actor, customerId));
    const { ids, next } = await this.ids(customerId, query, whole ? null : { kind: 'agent', ...visibility });
    const rows = await this.rows.rows(ids);
    return {
      items: rows.map((conversation) => ({
        conversation,
        disposition: conversation.disposition,
        messages: conversation.head.sequence,
      })),
      next,
    };
  }

  async ofCustomer(actor: CustomerActor, query: PageQuery): Promise<CustomerConversationPage> {
    const { ids, next } = await this.ids(actor.customerId, query, {
      kind: 'shopper',
      identityId: actor.identityId,
    });
    const [shown, words] = await Promise.all([
      Promise.all(ids.map((id) => this.facts.customerConversation(id))),
      this.firstWords(ids),
    ]);
    const items = shown.filter((item) => item !== null);
    return {
      items: items.map((item) => ({ ...item, subject: item.subject ?? words.get(item.id) ?? null })),
      next,
    };
  }

  /** What a conversation without a subject is known by: the beginning of the first text its customer wrote. */
  private async firstWords(ids: string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; words: string }>(
      `select c.id, left(regexp_replace(m.content->>'text', '\\s+', ' ', 'g'), ${SUBJECT_LETTERS}) as words
         from unnest($1::uuid[]) as c (id)
         join lateral (select content from messages where conversation_id = c.id and sequence is not null
            and author_kind = 'customer' and content->>'kind' = 'text' and recalled_at is null
            order by sequence limit 1) m on true`,
      [ids],
    );
    return new Map(rows.map(({ id, words }) => [id, words]));
  }

  /** `reach` limits them to what somebody may see; null gives all. */
  private async ids(
    customerId: string,
    query: PageQuery,
    reach: Reach | null,
  ): Promise<{ ids: string[]; next: string | null }> {
    const limit = query.limit ?? 20;
    const [at, id] = query.cursor ? decodeCursor(query.cursor, ['timestamptz', 'uuid']) : [null, null];
    const agent = reach?.kind === 'agent' ? reach : null;
    // A visitor who has just signed in: their conversations follow a moment later and belong to the list at once. Those
    // of an identity that was separated leave it at once, too.
    // One that was merged stands in the other, unless that is by now another customer's.
    const rows = await this.database.query<{ id: string; at: string }>(
      `with whose(id) as (select $1::uuid union all select id from customers where joined_into = $1::uuid)
       select c.id, c.opened_at::text as at from conversations c
        where c.customer_id = any(array(select id from whose))
          and not exists (select 1 from identities i
            where i.id = c.identity_id and i.customer_id <> all(array(select id from whose)))
          and (c.merged_into_id is null or not exists (select 1 from conversations t
            where t.id = c.merged_into_id and t.customer_id = any(array(select id from whose))))
          and ($2::timestamptz is null or (c.opened_at, c.id) < ($2::timestamptz, $3::uuid))
          and ($5::uuid is null or c.agent_id = $5::uuid or c.team_id = any($6::uuid[]))
          and ($7::uuid is null or c.identity_id = any(array(
            select theirs.id from identities mine join identities theirs on theirs.customer_id = mine.customer_id
            where mine.id = $7::uuid
              and coalesce(theirs.proven_as, theirs.customer_id) = coalesce(mine.proven_as, mine.customer_id))))
        order by c.opened_at desc, c.id desc limit $4`,
      [
        customerId,
        at,
        id,
        limit + 1,
        agent?.agentId ?? null,
        agent?.teamIds ?? [],
        reach?.kind === 'shopper' ? reach.identityId : null,
      ],
    );
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { ids: page.map((row) => row.id), next: last ? encodeCursor([last.at, last.id]) : null };
  }
}
