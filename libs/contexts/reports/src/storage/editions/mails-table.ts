import type { EditionMailState, Language } from '@yingda/contracts/names';
import { newId, type Database } from '@yingda/platform';

/** A report on its way to somebody. */
export interface Mail {
  id: string;
  editionId: string;
  address: string;
  language: Language;
  state: EditionMailState;
  at: Date;
  problem: string;
}

const COLUMNS = 'id, edition_id as "editionId", address, language, state, at, problem';

export class MailsTable {
  constructor(private readonly database: Database) {}

  /** To those addresses that none is on its way to. */
  async add(
    mails: { editionId: string; addresses: readonly string[]; language: Language },
    by: { at: Date; name: string },
  ): Promise<void> {
    for (const address of mails.addresses)
      await this.database.query(
        `insert into report_mails (id, edition_id, address, language, state, at, asked_by)
         values ($1, $2, $3, $4, 'waiting', $5, $6) on conflict do nothing`,
        [newId(), mails.editionId, address, mails.language, by.at, by.name],
      );
  }

  async of(editionId: string): Promise<Mail[]> {
    return this.database.query<Mail>(
      `select ${COLUMNS} from report_mails where edition_id = $1 order by at desc, address limit 500`,
      [editionId],
    );
  }

  /** Takes the one that waits longest; nobody else sends it. */
  async take(at: Date): Promise<Mail | null> {
    const [row] = await this.database.query<Mail>(
      `with taken as (update report_mails set state = 'sending', at = $1 where id = (
         select id from report_mails where state = 'waiting' order by at, id limit 1 for update skip locked)
         returning *) select ${COLUMNS} from taken`,
      [at],
    );
    return row ?? null;
  }

  async ended(id: string, how: { state: EditionMailState; problem: string; at: Date }): Promise<void> {
    await this.database.query(
      `update report_mails set state = $2, problem = $3, at = $4 where id = $1 and state = 'sending'`,
      [id, how.state, how.problem, how.at],
    );
  }

  /** Of a process that ended while it sent: maybe sent, and not sent again by itself. */
  async giveUp(before: Date, at: Date): Promise<void> {
    await this.database.query(
      `update report_mails set state = 'unknown', at = $2 where state = 'sending' and at < $1`,
      [before, at],
    );
  }
}
