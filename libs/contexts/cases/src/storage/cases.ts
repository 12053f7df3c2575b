import type { ActorRef } from '@yingda/events';
import type { Database } from '@yingda/platform';
import type { Case, Happened } from '../domain/case';
import { caseOf, CHANGING, COLUMNS, NAMES, valuesOf } from './case-row';

/** A line of the history as it is kept. */
export interface KeptStep {
  no: number;
  step: Happened['step'];
  at: Date;
  byKind: string;
  byId: string | null;
  byName: string;
  fromStage: Case['stage'] | null;
  toStage: Case['stage'] | null;
  note: string;
  details: Record<string, string>;
}

/** Rows of `cases` and their history. Nothing is ever deleted. */
export class CasesTable {
  constructor(private readonly database: Database) {}

  async nextNumber(): Promise<string> {
    const [row] = await this.database.query<{ number: string }>(
      `select 'C' || nextval('case_numbers')::text as number`,
    );
    return row!.number;
  }

  /** False when a case of this id is there already; then nothing is written. */
  async add(one: Case): Promise<boolean> {
    const rows = await this.database.query(
      `insert into cases (${NAMES.join(', ')}) values (${NAMES.map((_, index) => `$${index + 1}`).join(', ')})
       on conflict (id) do nothing returning id`,
      valuesOf(one),
    );
    return rows.length > 0;
  }

  async save(one: Case): Promise<void> {
    const values = valuesOf(one);
    const changing = CHANGING.map((name) => [name, values[NAMES.indexOf(name)]] as const);
    await this.database.query(
      `update cases set ${changing.map(([name], index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
      [one.id, ...changing.map(([, value]) => value)],
    );
  }

  /** Under the case's lock. */
  async note(caseId: string, line: Happened, by: ActorRef): Promise<void> {
    const { step, at, from, to, note, details } = line;
    await this.database.query(
      `insert into case_steps (case_id, no, step, at, by_kind, by_id, by_name, from_stage, to_stage, note, details)
       select $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10 from case_steps where case_id = $1`,
      [
        ...[caseId, step, at, by.kind, by.id, by.name],
        ...[from ?? null, to ?? null, note ?? '', JSON.stringify(details ?? {})],
      ],
    );
  }

  /** In order; of a long one the last. */
  async steps(caseId: string): Promise<KeptStep[]> {
    const rows = await this.database.query<KeptStep>(
      `select no, step, at, by_kind as "byKind", by_id as "byId", by_name as "byName", from_stage as "fromStage",
         to_stage as "toStage", note, details
       from case_steps where case_id = $1 order by no desc limit 500`,
      [caseId],
    );
    return rows.reverse();
  }

  async find(id: string): Promise<Case | null> {
    return (await this.select('id = $1', [id]))[0] ?? null;
  }

  async ofNumber(number: string): Promise<Case | null> {
    return (await this.select('number = $1', [number.toUpperCase()]))[0] ?? null;
  }

  /** After its conversation: whoever has the row's lock decides alone. `skip`: null too while somebody else has it. */
  async lock(id: string, { skip = false } = {}): Promise<Case | null> {
    return (await this.select(`id = $1 for no key update${skip ? ' skip locked' : ''}`, [id]))[0] ?? null;
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from cases where next_at < $1 order by next_at, id limit $2',
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  async nextDue(until: Date): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date }>(
      'select next_at as at from cases where next_at <= $1 order by next_at limit 1',
      [until],
    );
    return row?.at ?? null;
  }

  /** What somebody sees through, or has a step of, who is not there any more. */
  async ownedBy(agentId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from cases where closed_at is null
         and (owner_id = $1 or jsonb_path_exists(stewards, '$.* ? (@ == $id)', jsonb_build_object('id', $1::text)))
       order by due_at, id`,
      [agentId],
    );
    return rows.map(({ id }) => id);
  }

  /** Cases that a conversation is about and that are not over. */
  async openOf(conversationId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from cases where conversation_id = $1 and closed_at is null order by opened_at desc, id desc limit 20`,
      [conversationId],
    );
    return rows.map(({ id }) => id);
  }

  async ofCustomer(customerId: string, limit: number): Promise<Case[]> {
    return this.select(`customer_id = $1 order by opened_at desc, id desc limit ${limit}`, [customerId]);
  }

  async select(where: string, values: unknown[]): Promise<Case[]> {
    const rows = await this.database.query<object>(`select ${COLUMNS} from cases where ${where}`, values);
    return rows.map(caseOf);
  }
}
