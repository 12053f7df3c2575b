import type { ContactOutcome, ContactStep } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Point } from '../../domain/contacts/contact';

export interface Attempt {
  no: number;
  at: Date;
  byId: string | null;
  byName: string;
  outcome: ContactOutcome;
  note: string;
  nextAt: Date | null;
}

export interface ContactDeed {
  step: ContactStep;
  at: Date;
  byId: string | null;
  byName: string;
  note: string;
}

const POINT = `id, contact_id as "contactId", no, kind, text, state, department_id as "departmentId", due_at as "dueAt",
  told_at as "toldAt", told_by_id as "toldById", told_by_name as "toldByName", result, evaluation`;

/** What belongs to a contact: attempts, what was said, what happened. Written under the contact's lock. */
export class ContactLog {
  constructor(private readonly database: Database) {}

  async addAttempt(
    contactId: string,
    { no, at, byId, byName, outcome, note, nextAt }: Attempt,
  ): Promise<void> {
    await this.database.query(
      `insert into contact_attempts (contact_id, no, at, by_id, by_name, outcome, note, next_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [contactId, no, at, byId, byName, outcome, note, nextAt],
    );
  }

  async attempts(contactId: string): Promise<Attempt[]> {
    return this.database.query<Attempt>(
      `select no, at, by_id as "byId", by_name as "byName", outcome, note, next_at as "nextAt"
       from contact_attempts where contact_id = $1 order by no limit 100`,
      [contactId],
    );
  }

  async addPoint(point: Point): Promise<void> {
    const { id, contactId, no, kind, text, state, departmentId, dueAt } = point;
    await this.database.query(
      `insert into contact_points (id, contact_id, no, kind, text, state, department_id, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, contactId, no, kind, text, state, departmentId, dueAt],
    );
  }

  async points(contactId: string): Promise<Point[]> {
    return this.database.query<Point>(
      `select ${POINT} from contact_points where contact_id = $1 order by no limit 50`,
      [contactId],
    );
  }

  async point(id: string): Promise<Point | null> {
    const rows = await this.database.query<Point>(`select ${POINT} from contact_points where id = $1`, [id]);
    return rows[0] ?? null;
  }

  async told(point: Point): Promise<void> {
    const { id, state, toldAt, toldById, toldByName, result } = point;
    await this.database.query(
      `update contact_points set state = $2, told_at = $3, told_by_id = $4, told_by_name = $5, result = $6 where id = $1`,
      [id, state, toldAt, toldById, toldByName, result],
    );
  }

  async evaluate(contactId: string, pointId: string, evaluation: number): Promise<void> {
    await this.database.query('update contact_points set evaluation = $3 where id = $2 and contact_id = $1', [
      ...[contactId, pointId, evaluation],
    ]);
  }

  async note(contactId: string, { step, at, byId, byName, note }: ContactDeed): Promise<void> {
    await this.database.query(
      `insert into contact_steps (contact_id, no, step, at, by_id, by_name, note)
       select $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6 from contact_steps where contact_id = $1`,
      [contactId, step, at, byId, byName, note],
    );
  }

  async steps(contactId: string): Promise<ContactDeed[]> {
    return this.database.query<ContactDeed>(
      `select step, at, by_id as "byId", by_name as "byName", note from contact_steps
       where contact_id = $1 order by no limit 200`,
      [contactId],
    );
  }
}
