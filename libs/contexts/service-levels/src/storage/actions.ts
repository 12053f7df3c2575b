import { type ServiceLevelActionTaken } from '@yingda/contracts';
import type { ActionState, ServiceLevelAction, ServiceLevelLevel } from '@yingda/contracts/names';
import { type Database, newId } from '@yingda/platform';

/** Something that is to be done by itself, once for a clock and level. */
export interface NewAction {
  clockId: string;
  conversationId: string;
  level: ServiceLevelLevel;
  action: ServiceLevelAction | 'record';
  state: ActionState;
  details: Record<string, string>;
  why: string | null;
}

/** One that waits to be done. */
export interface PendingAction {
  id: string;
  conversationId: string;
  level: ServiceLevelLevel;
  action: ServiceLevelAction | 'record';
  details: Record<string, string>;
  tries: number;
}

/** Rows of `service_level_actions`. */
export class ActionsTable {
  constructor(private readonly database: Database) {}

  /** What is there already stays as it is. */
  async add(action: NewAction, now: Date): Promise<void> {
    const { clockId, conversationId, level, action: name, state, details, why } = action;
    const pending = state === 'pending';
    await this.database.query(
      `insert into service_level_actions
         (id, clock_id, conversation_id, level, action, state, details, created_at, at, why, try_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (clock_id, level, action) do nothing`,
      [
        ...[newId(), clockId, conversationId, level, name, state, JSON.stringify(details), now],
        ...[pending ? null : now, why, pending ? now : null],
      ],
    );
  }

  async due(now: Date, limit: number): Promise<PendingAction[]> {
    return this.database.query<PendingAction>(
      `select id, conversation_id as "conversationId", level, action, details, tries from service_level_actions
       where try_at <= $1 order by try_at, id limit $2`,
      [now, limit],
    );
  }

  /** False when somebody else has done it meanwhile. */
  async done(id: string, at: Date): Promise<boolean> {
    const changed = await this.database.execute(
      `update service_level_actions set state = 'done', at = $2, why = null, try_at = null
       where id = $1 and state = 'pending'`,
      [id, at],
    );
    return changed === 1;
  }

  async failed(id: string, at: Date, why: string): Promise<void> {
    await this.database.query(
      `update service_level_actions set state = 'failed', at = $2, why = $3, try_at = null, tries = tries + 1
       where id = $1 and state = 'pending'`,
      [id, at, why.slice(0, 500)],
    );
  }

  async again(id: string, tryAt: Date, why: string): Promise<void> {
    await this.database.query(
      `update service_level_actions set try_at = $2, why = $3, tries = tries + 1 where id = $1 and state = 'pending'`,
      [id, tryAt, why.slice(0, 500)],
    );
  }

  /** By clock, in the order in which they came up. */
  async of(conversationId: string): Promise<Map<string, ServiceLevelActionTaken[]>> {
    const rows = await this.database.query<ActionRow>(
      `select clock_id as "clockId", level, action, state, at, why from service_level_actions
       where conversation_id = $1 order by created_at, id`,
      [conversationId],
    );
    const found = new Map<string, ServiceLevelActionTaken[]>();
    for (const { clockId, at, ...row } of rows)
      found.set(clockId, [...(found.get(clockId) ?? []), { ...row, at: at?.toISOString() ?? null }]);
    return found;
  }
}

type ActionRow = Omit<ServiceLevelActionTaken, 'at'> & { clockId: string; at: Date | null };
