import type { Database } from '@yingda/platform';

/** What one statement read of one table. */
export interface TableRead {
  table: string;
  /** As EXPLAIN calls it: "Index Scan", "Seq Scan". */
  how: string;
  /** Rows looked at, also those left out again. */
  rows: number;
}
export interface Planned {
  statement: string;
  reads: TableRead[];
}
interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/** Explains whatever the product reads while it works: the statements are its own, with their values. */
export class Plans {
  private kept: Planned[] | null = null;

  constructor(database: Database) {
    const query = database.query.bind(database);
    database.query = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> => {
      if (this.kept && /^\s*(select|with)\b/i.test(text) && !/\b(insert|update|delete)\b/i.test(text)) {
        const [row] = await query<{ 'QUERY PLAN': { Plan: Node }[] }>(
          `explain (analyze, timing off, format json) ${text}`,
          values,
        );
        this.kept.push({ statement: text, reads: readsOf(row!['QUERY PLAN'][0]!.Plan) });
      }
      return query<Row>(text, values);
    };
  }

  async during(work: () => Promise<unknown>): Promise<Planned[]> {
    this.kept = [];
    try {
      await work();
      return this.kept;
    } finally {
      this.kept = null;
    }
  }
}

function readsOf(node: Node): TableRead[] {
  const table = node['Relation Name'];
  const once =
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  const own = table ? [{ table, how: node['Node Type'], rows: Math.ceil(once * node['Actual Loops']) }] : [];
  return [...own, ...(node.Plans ?? []).flatMap(readsOf)];
}
