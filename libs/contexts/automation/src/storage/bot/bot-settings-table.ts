import { type BotPlan, type BotSettings } from '@yingda/contracts';
import type { BotDutyTime } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import { SHIPPED_PLAN } from '../../domain/bot/plan';

interface Row {
  inbox_id: string;
  plan: BotPlan;
  active: boolean;
  duty: BotDutyTime;
  version: number;
  edited_at: Date;
}
const COLUMNS = 'inbox_id, plan, active, duty, version, edited_at';

/** What was set for the bot of each inbox; what was never set is as shipped. */
export class BotSettingsTable {
  constructor(private readonly database: Database) {}

  async of(inboxId: string): Promise<BotSettings> {
    const [row] = await this.database.query<Row>(`select ${COLUMNS} from bot_settings where inbox_id = $1`, [
      inboxId,
    ]);
    return row ? settingsOf(row) : shipped(inboxId);
  }

  async among(inboxIds: string[]): Promise<BotSettings[]> {
    const rows = await this.database.query<Row>(
      `select ${COLUMNS} from bot_settings where inbox_id = any($1::uuid[])`,
      [inboxIds],
    );
    const known = new Map(rows.map((row) => [row.inbox_id, settingsOf(row)]));
    return inboxIds.map((id) => known.get(id) ?? shipped(id));
  }

  /** What decides whether it takes a conversation; null: it does not. */
  async dutyOf(inboxId: string): Promise<BotDutyTime | null> {
    const [row] = await this.database.query<Pick<Row, 'duty'>>(
      'select duty from bot_settings where inbox_id = $1 and active',
      [inboxId],
    );
    return row?.duty ?? null;
  }

  /** False when it is another version by now; the primary key decides between two that are the first. */
  async save(
    inboxId: string,
    plan: BotPlan,
    { version, now }: { version: number; now: Date },
  ): Promise<boolean> {
    const values = [inboxId, JSON.stringify(plan), plan.active, plan.duty, now];
    if (version === 0)
      return (
        (await this.database.execute(
          `insert into bot_settings (inbox_id, plan, active, duty, version, edited_at) values ($1, $2, $3, $4, 1, $5)
           on conflict (inbox_id) do nothing`,
          values,
        )) === 1
      );
    return (
      (await this.database.execute(
        `update bot_settings set plan = $2, active = $3, duty = $4, edited_at = $5, version = version + 1
         where inbox_id = $1 and version = $6`,
        [...values, version],
      )) === 1
    );
  }
}

function settingsOf(row: Row): BotSettings {
  const { plan, active, duty } = row;
  return {
    ...{ ...SHIPPED_PLAN, ...plan, active, duty },
    ...{ inboxId: row.inbox_id, version: row.version, editedAt: row.edited_at.toISOString() },
  };
}

function shipped(inboxId: string): BotSettings {
  return { ...SHIPPED_PLAN, inboxId, version: 0, editedAt: null };
}
