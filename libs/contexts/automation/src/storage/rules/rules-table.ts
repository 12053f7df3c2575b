import { type RuleContent, type RuleRecord, type RuleVersion } from '@yingda/contracts';
import type { Database } from '@yingda/platform';
import { RuleSet } from '../../domain/rules/rule-set';

interface RuleRow {
  id: string;
  key: string | null;
  place: number;
  version: number;
  rule: Omit<RuleContent, 'enabled'>;
  enabled: boolean;
  updatedAt: Date;
  updatedBy: string;
  pausedAt: Date | null;
  pausedWhy: string | null;
  lastRunAt: Date | null;
}

const COLUMNS = `r.id, r.key, r.place, r.version, r.rule, r.enabled, r.updated_at as "updatedAt",
  r.updated_by as "updatedBy", r.paused_at as "pausedAt", r.paused_why as "pausedWhy", l.at as "lastRunAt"`;
const FROM = `from rules r left join lateral (select created_at as at from rule_runs
  where rule_id = r.id order by created_at desc, id desc limit 1) l on true`;

/** Rows of `rules` with their versions; all of them compiled, as long as nobody has changed any. */
export class RulesTable {
  private known: { revision: number; set: RuleSet } | null = null;

  constructor(private readonly database: Database) {}

  /** One small read; rules are only read and compiled again when the revision has risen. */
  async current(): Promise<RuleSet> {
    const revision = await this.revision();
    if (this.known?.revision === revision) return this.known.set;
    const rows = await this.database.query<RuleRow>(
      `select ${COLUMNS.replace('l.at', 'null')} from rules r where r.enabled and r.paused_at is null order by r.place`,
    );
    const set = new RuleSet(rows.map(({ id, version, rule }) => ({ ...rule, enabled: true, id, version })));
    // Read apart from the number: kept only when nothing has changed in between.
    if ((await this.revision()) === revision) this.known = { revision, set };
    return set;
  }

  /** In the order in which they are asked. */
  async all(): Promise<RuleRecord[]> {
    const rows = await this.database.query<RuleRow>(`select ${COLUMNS} ${FROM} order by r.place`);
    return rows.map(recordOf);
  }

  async find(by: { id: string } | { key: string }): Promise<RuleRecord | null> {
    const [column, value] = 'id' in by ? ['id', by.id] : ['key', by.key];
    const [row] = await this.database.query<RuleRow>(`select ${COLUMNS} ${FROM} where r.${column} = $1`, [
      value,
    ]);
    return row ? recordOf(row) : null;
  }

  /** Edits wait for each other: the one row of settings is held till the end. */
  async change(): Promise<void> {
    await this.database.query('update rule_settings set revision = revision + 1 where id = 1');
  }

  async save(
    rule: RuleRecord,
    edit: { at: Date; byName: string; restoredFrom: number | null },
  ): Promise<void> {
    const { id, key, place, version, enabled } = rule;
    const content = contentOf(rule);
    await this.database.query(
      `insert into rules (id, key, place, version, enabled, rule, updated_at, updated_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (id) do update set version = excluded.version, enabled = excluded.enabled, rule = excluded.rule,
         updated_at = excluded.updated_at, updated_by = excluded.updated_by, paused_at = null, paused_why = null`,
      [id, key ?? null, place, version, enabled, JSON.stringify(content), edit.at, edit.byName],
    );
    await this.database.query(
      `insert into rule_versions (rule_id, version, rule, at, by_name, restored_from) values ($1, $2, $3, $4, $5, $6)`,
      [id, version, JSON.stringify({ ...content, enabled }), edit.at, edit.byName, edit.restoredFrom],
    );
  }

  /** Places from 1 in the order of the ids. */
  async place(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `update rules r set place = o.place from unnest($1::uuid[]) with ordinality as o (id, place) where r.id = o.id`,
      [ids],
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.query('delete from rules where id = $1', [id]);
  }

  /** False when it was paused already. */
  async pause(id: string, why: string, at: Date): Promise<boolean> {
    const rows = await this.database.query(
      `update rules set paused_at = $2, paused_why = $3 where id = $1 and paused_at is null returning id`,
      [id, at, why],
    );
    return rows.length > 0;
  }

  async versions(id: string): Promise<RuleVersion[]> {
    const rows = await this.database.query<Omit<RuleVersion, 'at'> & { at: Date }>(
      `select version, rule, at, by_name as "byName", restored_from as "restoredFrom"
       from rule_versions where rule_id = $1 order by version desc limit 200`,
      [id],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  async version(id: string, version: number): Promise<RuleContent | null> {
    const [row] = await this.database.query<{ rule: RuleContent }>(
      'select rule from rule_versions where rule_id = $1 and version = $2',
      [id, version],
    );
    return row?.rule ?? null;
  }

  private async revision(): Promise<number> {
    const [row] = await this.database.query<{ revision: number }>(
      'select revision from rule_settings where id = 1',
    );
    return row!.revision;
  }
}

/** What a rule says, without what is known of it. */
export function contentOf(rule: RuleContent): Omit<RuleContent, 'enabled'> {
  const { name, teamIds, trigger, conditions, actions, stopAfter, perConversationHour, perMinute } = rule;
  return {
    ...{ name: name.trim(), teamIds, trigger, conditions, actions, stopAfter },
    ...(perConversationHour ? { perConversationHour } : {}),
    ...(perMinute ? { perMinute } : {}),
  };
}

function recordOf({ rule, ...row }: RuleRow): RuleRecord {
  return {
    ...rule,
    ...row,
    updatedAt: row.updatedAt.toISOString(),
    pausedAt: row.pausedAt?.toISOString() ?? null,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
  };
}
