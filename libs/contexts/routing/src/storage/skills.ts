import type { Database } from '@yingda/platform';

/** Levels by skill, 1 to 5. */
export type Skills = Record<string, number>;

/** Rows of `routing_skills`. */
export class SkillsTable {
  constructor(private readonly database: Database) {}

  /** Of all agents who have any. */
  async all(): Promise<{ agentId: string; skills: { skill: string; level: number }[] }[]> {
    return this.database.query(
      `select agent_id as "agentId", jsonb_agg(jsonb_build_object('skill', skill, 'level', level) order by skill) as skills
       from routing_skills group by agent_id order by agent_id`,
    );
  }

  /** All of them at once. */
  async save(agentId: string, skills: Skills): Promise<void> {
    const names = Object.keys(skills);
    await this.database.query('delete from routing_skills where agent_id = $1 and skill <> all($2::text[])', [
      agentId,
      names,
    ]);
    await this.database.query(
      `insert into routing_skills (agent_id, skill, level)
       select $1, * from unnest($2::text[], $3::smallint[])
       on conflict (agent_id, skill) do update set level = excluded.level`,
      [agentId, names, names.map((name) => skills[name])],
    );
  }
}
