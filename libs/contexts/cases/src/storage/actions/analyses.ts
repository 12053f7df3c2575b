import { type RootCause } from '@yingda/contracts';
import type { ParetoBy } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** Why a case came to be, as it is kept. */
export interface KeptAnalysis {
  caseId: string;
  causeKey: string;
  text: string;
  departmentId: string | null;
  product: string | null;
  batch: string | null;
  costFen: number | null;
  /** The shop's day the case was opened on. */
  day: string;
  analysedById: string | null;
  analysedByName: string;
  analysedAt: Date;
  version: number;
}

const COLUMNS = `case_id as "caseId", cause_key as "causeKey", text, department_id as "departmentId", product, batch,
  cost_fen::float8 as "costFen", day::text as day, analysed_by_id as "analysedById", analysed_by_name as "analysedByName",
  analysed_at as "analysedAt", version`;
const PARETO: Record<ParetoBy, string> = {
  cause: 'cause_key',
  product: 'product',
  department: 'department_id',
};

/** Causes, analyses, and how many cases came of what: kept by day, not counted. */
export class Analyses {
  constructor(private readonly database: Database) {}

  async find(caseId: string): Promise<KeptAnalysis | null> {
    const [row] = await this.database.query<KeptAnalysis>(
      `select ${COLUMNS} from case_analyses where case_id = $1`,
      [caseId],
    );
    return row ?? null;
  }

  /** Under the case's lock; counters follow. */
  async save(after: KeptAnalysis, before: KeptAnalysis | null): Promise<void> {
    const { caseId, causeKey, text, departmentId, product, batch, costFen, day } = after;
    await this.database.query(
      `insert into case_analyses (case_id, cause_key, text, department_id, product, batch, cost_fen, day, analysed_by_id,
         analysed_by_name, analysed_at, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (case_id) do update set cause_key = excluded.cause_key, text = excluded.text,
         department_id = excluded.department_id, product = excluded.product, batch = excluded.batch,
         cost_fen = excluded.cost_fen, analysed_by_id = excluded.analysed_by_id,
         analysed_by_name = excluded.analysed_by_name, analysed_at = excluded.analysed_at, version = excluded.version`,
      [
        ...[caseId, causeKey, text, departmentId, product, batch, costFen, day],
        ...[after.analysedById, after.analysedByName, after.analysedAt, after.version],
      ],
    );
    if (before) await this.count(before, -1);
    await this.count(after, 1);
  }

  /** The most frequent first. `key` empty: not said. */
  async pareto(by: ParetoBy, days: { from: string; to: string }): Promise<{ key: string; cases: number }[]> {
    return this.database.query<{ key: string; cases: number }>(
      `select ${PARETO[by]} as key, sum(cases)::int as cases from case_cause_days where day between $1 and $2
       group by 1 having sum(cases) > 0 order by 2 desc, 1 limit 200`,
      [days.from, days.to],
    );
  }

  causes(): Promise<RootCause[]> {
    return this.causesWhere('true', []);
  }

  async cause(where: { id: string } | { key: string }): Promise<RootCause | null> {
    const [column, value] = 'id' in where ? ['id', where.id] : ['key', where.key];
    return (await this.causesWhere(`${column} = $1`, [value]))[0] ?? null;
  }

  async addCause({ id, key, name, archived }: RootCause): Promise<void> {
    await this.database.query(
      `insert into root_causes (id, key, place, name_zh, name_en, archived)
       select $1, $2, coalesce(max(place), 0) + 1, $3, $4, $5 from root_causes`,
      [id, key, name['zh-CN'], name.en, archived],
    );
  }

  async saveCause({ id, name, archived }: RootCause): Promise<void> {
    await this.database.query(
      'update root_causes set name_zh = $2, name_en = $3, archived = $4 where id = $1',
      [id, name['zh-CN'], name.en, archived],
    );
  }

  private async causesWhere(where: string, values: unknown[]): Promise<RootCause[]> {
    const rows = await this.database.query<{
      id: string;
      key: string;
      zh: string;
      en: string;
      archived: boolean;
    }>(
      `select id, key, name_zh as zh, name_en as en, archived from root_causes where ${where}
       order by archived, place, id`,
      values,
    );
    return rows.map(({ zh, en, ...cause }) => ({ ...cause, name: { 'zh-CN': zh, en } }));
  }

  private async count({ day, causeKey, departmentId, product }: KeptAnalysis, by: number): Promise<void> {
    await this.database.query(
      `insert into case_cause_days (day, cause_key, department_id, product, cases) values ($1, $2, $3, $4, $5)
       on conflict on constraint case_cause_days_pkey
       do update set cases = case_cause_days.cases + excluded.cases`,
      [day, causeKey, departmentId ?? '', product ?? '', by],
    );
  }
}
