import { type EditionBrief } from '@yingda/contracts';
import type { EditionKind } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { EditionPeriod } from '../../use-cases/editions/periods';
import type { EditionContent } from '../../use-cases/editions/compose-edition';

/** A report as it is kept. */
export interface KeptEdition extends EditionContent, EditionPeriod {
  id: string;
  kind: EditionKind;
  timeZone: string;
  madeAt: Date;
}
interface BriefRow {
  id: string;
  kind: EditionKind;
  from: Date;
  to: Date;
  timeZone: string;
  madeAt: Date;
  empty: boolean;
  mailed: number;
  mailsFailed: number;
}

const PAGE = 30;

/** Reports as they were made. */
export class EditionsTable {
  constructor(private readonly database: Database) {}

  /** False: another node has made it. */
  async add(edition: KeptEdition): Promise<boolean> {
    const rows = await this.database.query(
      `insert into report_editions
         (id, kind, from_at, to_at, previous_from_at, time_zone, made_at, empty, sections, names)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict on constraint report_editions_period_key do nothing returning id`,
      [
        ...[edition.id, edition.kind, edition.from, edition.to, edition.previousFrom, edition.timeZone],
        ...[edition.madeAt, edition.empty, JSON.stringify(edition.sections), JSON.stringify(edition.names)],
      ],
    );
    return rows.length > 0;
  }

  /** When the latest one of a kind ended. */
  async lastEnd(kind: EditionKind): Promise<Date | null> {
    const [row] = await this.database.query<{ to: Date }>(
      'select to_at as to from report_editions where kind = $1 order by to_at desc, id desc limit 1',
      [kind],
    );
    return row?.to ?? null;
  }

  async find(id: string): Promise<KeptEdition | null> {
    const [row] = await this.database.query<KeptEdition>(
      `select id, kind, from_at as "from", to_at as "to", previous_from_at as "previousFrom",
         time_zone as "timeZone", made_at as "madeAt", empty, sections, names
       from report_editions where id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The latest first; `next` begins the following page. */
  async page(
    kind: EditionKind | null,
    after: { to: Date; id: string } | null,
  ): Promise<{ items: EditionBrief[]; last: { to: Date; id: string } | null }> {
    const rows = await this.database.query<BriefRow>(
      `select e.id, e.kind, e.from_at as "from", e.to_at as "to", e.time_zone as "timeZone",
         e.made_at as "madeAt", e.empty,
         (select count(*)::int from report_mails m where m.edition_id = e.id and m.state = 'sent') as mailed,
         (select count(*)::int from report_mails m where m.edition_id = e.id
            and m.state in ('failed', 'unknown')) as "mailsFailed"
       from report_editions e
       where ($1::text is null or e.kind = $1)
         and ($2::timestamptz is null or (e.to_at, e.id) < ($2, $3::uuid))
       order by e.to_at desc, e.id desc limit $4`,
      [kind, after?.to ?? null, after?.id ?? null, PAGE + 1],
    );
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      items: shown.map(briefOf),
      last: rows.length > PAGE && last ? { to: last.to, id: last.id } : null,
    };
  }
}

function briefOf({ from, to, madeAt, ...row }: BriefRow): EditionBrief {
  return { ...row, from: from.toISOString(), to: to.toISOString(), madeAt: madeAt.toISOString() };
}
