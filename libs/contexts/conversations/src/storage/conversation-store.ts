import type { ConversationChange } from '@yingda/events';
import { Refusal } from '@yingda/contracts/names';
import type { Database, Outbox } from '@yingda/platform';
import { holderOf, type Conversation } from '../domain/conversation';
import { staffEntryOf, type Step } from '../domain/step';
import { stateOf } from '../domain/views';
import {
  CONVERSATION_COLUMNS,
  INSERT_CONVERSATION,
  insertValues,
  UPDATE_CONVERSATION,
  updateValues,
} from './conversation-row';
import { entryRecord, INSERT_ENTRIES } from './entry-row';

/** Conversations as rows: read, locked, and written together with their entries, counters and events. */
export class ConversationStore {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async find(id: string): Promise<Conversation | null> {
    return (await this.select('c.id = $1', [id]))[0] ?? null;
  }

  async get(id: string): Promise<Conversation> {
    const found = await this.find(id);
    if (!found) throw notFound();
    return found;
  }

  /**
   * The open conversation in an inbox of a customer, through whichever of their identities; that of this one comes
   * first. An identity has one at most; two devices that open at the same moment may leave a customer with two.
   */
  async findOpen(
    of: { identityId: string; customerId: string; alone?: boolean },
    inboxId: string,
  ): Promise<Conversation | null> {
    const found = await this.select(
      `(c.identity_id = $1 or c.customer_id = $2) and c.inbox_id = $3
        and c.status in ('bot', 'queued', 'offered', 'assigned', 'active')
        order by (c.identity_id = $1) desc, c.opened_at desc limit 1`,
      [of.identityId, of.alone ? null : of.customerId, inboxId],
    );
    return found[0] ?? null;
  }

  /** The open conversation of a customer, in this inbox first, then the latest in any. */
  async findOpenAnywhere(
    of: { identityId: string; customerId: string },
    inboxId: string,
  ): Promise<Conversation | null> {
    const found = await this.select(
      `(c.identity_id = $1 or c.customer_id = $2) and c.status in ('bot', 'queued', 'offered', 'assigned', 'active')
        order by (c.inbox_id = $3) desc, (c.identity_id = $1) desc, c.opened_at desc limit 1`,
      [of.identityId, of.customerId, inboxId],
    );
    return found[0] ?? null;
  }

  /** The last conversation that this identity began in an inbox. */
  async findLast(identityId: string, customerId: string, inboxId: string): Promise<Conversation | null> {
    const found = await this.select(
      `c.customer_id = $2 and c.identity_id = $1 and c.inbox_id = $3 order by c.opened_at desc, c.id desc limit 1`,
      [identityId, customerId, inboxId],
    );
    return found[0] ?? null;
  }

  /** Locks its row. No key of it ever changes, so the weaker lock is enough: whoever refers to it is not held up. */
  async lock(id: string): Promise<Conversation> {
    const [locked] = await this.select('c.id = $1', [id], 'for no key update');
    if (!locked) throw notFound();
    return locked;
  }

  /** Locks two in order of id, so that two such transactions never wait for each other. */
  async lockBoth(one: string, other: string): Promise<[Conversation, Conversation]> {
    const first = await this.lock(one < other ? one : other);
    const second = await this.lock(one < other ? other : one);
    return one < other ? [first, second] : [second, first];
  }

  async nextNumber(): Promise<string> {
    const [row] = await this.database.query<{ number: string }>(
      `select nextval('conversation_numbers')::text as number`,
    );
    return row!.number;
  }

  /** Writes a new conversation with its first steps. False when there is one with its id, or an open one already. */
  async insert(steps: Step[]): Promise<boolean> {
    const after = steps[steps.length - 1]!.conversation;
    if ((await this.database.execute(INSERT_CONVERSATION, insertValues(after))) === 0) return false;
    await this.writeRest(null, steps);
    return true;
  }

  /** Writes the steps of one locked conversation; its row only once, as it is in the end. */
  async save(before: Conversation, steps: Step[]): Promise<Conversation> {
    const last = steps[steps.length - 1];
    if (!last) return before;
    await this.database.query(UPDATE_CONVERSATION, updateValues(last.conversation));
    await this.writeRest(before, steps);
    return last.conversation;
  }

  private async writeRest(before: Conversation | null, steps: Step[]): Promise<void> {
    const after = steps[steps.length - 1]!.conversation;
    const entries = steps.flatMap((one) => one.entries);
    if (entries.length > 0)
      await this.database.query(INSERT_ENTRIES, [
        JSON.stringify(entries.map((entry) => entryRecord(entry, after.identityId))),
      ]);
    await this.count(before ? holderOf(before) : null, holderOf(after));
    for (const one of steps) await this.announce(one);
  }

  // Counters are locked last and in order of agent, as every transaction does.
  private async count(from: string | null, to: string | null): Promise<void> {
    if (from === to) return;
    const less = async () =>
      from !== null &&
      (await this.database.query('update agent_loads set open = open - 1 where agent_id = $1', [from]));
    const more = async () =>
      to !== null &&
      (await this.database.query(
        `insert into agent_loads (agent_id, open) values ($1, 1)
         on conflict (agent_id) do update set open = agent_loads.open + 1`,
        [to],
      ));
    if (from !== null && to !== null && to < from) {
      await more();
      await less();
    } else {
      await less();
      await more();
    }
  }

  private async announce(one: Step): Promise<void> {
    const change: ConversationChange = {
      conversation: stateOf(one.conversation),
      entries: one.entries.map(staffEntryOf),
      by: one.by,
      ...(one.holder ? { holder: one.holder } : {}),
    };
    // `extra` was made for this very name, which the compiler cannot follow through the union.
    await this.outbox.append(one.name, one.conversation.id, { ...change, ...one.extra } as never);
  }

  private select(where: string, values: unknown[], lock = ''): Promise<Conversation[]> {
    return this.database.query<Conversation>(
      `select ${CONVERSATION_COLUMNS} from conversations c where ${where} ${lock}`,
      values,
    );
  }
}

export function notFound(): Refusal {
  return new Refusal('conversation-not-found', 'There is no such conversation.');
}
