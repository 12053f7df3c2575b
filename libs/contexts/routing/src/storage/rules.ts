import type { Database } from '@yingda/platform';
import { type TeamRules, USUAL_RULES } from '../domain/rules';

/** A team's rules as they are kept. */
export interface KeptRules {
  rules: TeamRules;
  /** 0 as long as nothing has been set. */
  version: number;
  /** Capacities are raised, in all teams. */
  promotion: boolean;
}

/** Rows of `routing_rules` and the switch of `routing_promotion`. */
export class RulesTable {
  constructor(private readonly database: Database) {}

  async of(teamId: string): Promise<KeptRules> {
    const [row] = await this.database.prepared<{
      rules: Partial<TeamRules> | null;
      version: number | null;
      active: boolean;
    }>(
      'routing-rules-of-team',
      `select r.rules, r.version, p.active from routing_promotion p
       left join routing_rules r on r.team_id = $1 where p.id = 1`,
      [teamId],
    );
    return {
      // What is set later than these rules were saved has its usual value.
      rules: { ...USUAL_RULES, ...row?.rules },
      version: row?.version ?? 0,
      promotion: row?.active ?? false,
    };
  }

  /** False when they were saved by somebody else since `version` was read. */
  async save(teamId: string, change: { rules: TeamRules; version: number; at: Date }): Promise<boolean> {
    const values = [teamId, JSON.stringify(change.rules), change.at];
    const rows =
      change.version === 0
        ? await this.database.query(
            `insert into routing_rules (team_id, rules, version, updated_at) values ($1, $2, 1, $3)
             on conflict (team_id) do nothing returning 1`,
            values,
          )
        : await this.database.query(
            `update routing_rules set rules = $2, version = version + 1, updated_at = $3
             where team_id = $1 and version = $4 returning 1`,
            [...values, change.version],
          );
    return rows.length === 1;
  }

  async isPromotion(): Promise<boolean> {
    const [row] = await this.database.query<{ active: boolean }>('select active from routing_promotion');
    return row?.active ?? false;
  }

  async setPromotion(active: boolean, at: Date): Promise<void> {
    await this.database.query('update routing_promotion set active = $1, updated_at = $2 where id = 1', [
      active,
      at,
    ]);
  }

  /** Teams whose rules ask about a segment. */
  async asking(segmentId: string): Promise<string[]> {
    const rows = await this.database.query<{ teamId: string }>(
      `select team_id as "teamId" from routing_rules r where rules @? $1::jsonpath order by team_id`,
      [`$.** ? (@.segmentId == "${segmentId}")`],
    );
    return rows.map((row) => row.teamId);
  }

  /** Teams that overflow into this one: whoever of it becomes free may be needed there. */
  async helpedBy(teamIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ teamId: string }>(
      `select team_id as "teamId" from routing_rules r where exists (
         select 1 from jsonb_array_elements(r.rules->'overflow') o where o->>'teamId' = any($1::text[]))`,
      [teamIds],
    );
    return rows.map((row) => row.teamId);
  }
}
