import { type GoodwillBudget } from '@yingda/contracts';
import type { RemedyRole } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Limits } from '../../domain/remedies/remedy';

/** Limits of roles, what a point is worth, and budgets of goodwill. */
export class RemedyPolicy {
  constructor(private readonly database: Database) {}

  async limits(): Promise<Limits> {
    const rows = await this.database.query<{ role: RemedyRole; amountFen: number | null }>(
      'select role, amount_fen::float8 as "amountFen" from remedy_limits order by role',
    );
    return new Map(rows.map(({ role, amountFen }) => [role, amountFen]));
  }

  async pointFen(): Promise<number> {
    const [row] = await this.database.query<{ pointFen: number }>(
      'select point_fen as "pointFen" from remedy_points',
    );
    return row!.pointFen;
  }

  async set(limits: Limits, pointFen: number): Promise<void> {
    for (const [role, amountFen] of limits)
      await this.database.query(
        `insert into remedy_limits (role, amount_fen) values ($1, $2)
         on conflict (role) do update set amount_fen = excluded.amount_fen`,
        [role, amountFen],
      );
    await this.database.query('update remedy_points set point_fen = $1', [pointFen]);
  }

  async budgets(month: string, teamIds: readonly string[] | null): Promise<GoodwillBudget[]> {
    return this.database.query<GoodwillBudget>(
      `select month, team_id as "teamId", amount_fen::float8 as "amountFen", spent_fen::float8 as "spentFen"
       from goodwill_budgets where month = $1 and ($2::uuid[] is null or team_id is null or team_id = any($2))
       order by team_id nulls first limit 200`,
      [month, teamIds],
    );
  }

  /** `spentFen`: what was approved before there was a budget. */
  async setBudget({ month, teamId, amountFen }: Omit<GoodwillBudget, 'spentFen'>): Promise<GoodwillBudget> {
    const rows = await this.database.query<GoodwillBudget>(
      `with spent as (
         select coalesce(sum(r.value_fen), 0) as fen from remedies r join cases c on c.id = r.case_id
         where r.goodwill and r.month = $1 and r.state in ('approved', 'told', 'executed')
           and ($2::uuid is null or c.team_id = $2)
       ), kept as (
         insert into goodwill_budgets (month, team_id, amount_fen, spent_fen) select $1, $2, $3, fen from spent
         on conflict (month, team_id) do update set amount_fen = excluded.amount_fen returning *
       )
       select month, team_id as "teamId", amount_fen::float8 as "amountFen", spent_fen::float8 as "spentFen" from kept`,
      [month, teamId, amountFen],
    );
    return rows[0]!;
  }

  /** Orders approvals of one month with the setting of its budgets; before a case is locked, as everybody does. */
  async lockMonth(month: string): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('goodwill:' || $1, 0))`, [
      month,
    ]);
  }

  /** Adds to what the team's and the shop's budgets have spent; false, and nothing written, when one does not reach. */
  async spend(month: string, teamId: string | null, fen: number): Promise<boolean> {
    const rows = await this.database.query<{ over: boolean }>(
      `select spent_fen + $3 > amount_fen as over from goodwill_budgets
       where month = $1 and (team_id is null or team_id = $2) order by team_id nulls first for no key update`,
      [month, teamId, fen],
    );
    if (rows.some(({ over }) => over)) return false;
    await this.giveBack(month, teamId, -fen);
    return true;
  }

  /** What was approved and is not given after all. */
  async giveBack(month: string, teamId: string | null, fen: number): Promise<void> {
    await this.database.query(
      `update goodwill_budgets set spent_fen = spent_fen - $3 where month = $1 and (team_id is null or team_id = $2)`,
      [month, teamId, fen],
    );
  }
}
