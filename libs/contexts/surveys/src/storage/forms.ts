import { type SurveyForm, type SurveyFormContent } from '@yingda/contracts';
import type { SurveyTrigger } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

interface Row {
  id: string;
  key: string;
  place: number;
  version: number;
  form: SurveyFormContent;
  changedAt: Date;
  changedBy: string;
}

const COLUMNS = `id, key, place, version, form, changed_at as "changedAt", changed_by as "changedBy"`;

/** Rows of `survey_forms` and their versions. */
export class FormsTable {
  constructor(private readonly database: Database) {}

  /** In the order they are tried. */
  async all(): Promise<SurveyForm[]> {
    return this.select('true order by place, id', []);
  }

  /** In use, with this trigger. */
  async active(trigger: SurveyTrigger): Promise<SurveyForm[]> {
    return this.select('active and trigger = $1 order by place, id', [trigger]);
  }

  async byId(id: string): Promise<SurveyForm | null> {
    return (await this.select('id = $1', [id]))[0] ?? null;
  }

  async byKey(key: string): Promise<SurveyForm | null> {
    return (await this.select('key = $1', [key]))[0] ?? null;
  }

  /** As it was; an invitation is answered by the form it was sent with. */
  async version(id: string, version: number): Promise<SurveyForm | null> {
    return (await this.versionRows('v.form_id = $1 and v.version = $2', [id, version]))[0] ?? null;
  }

  /** The newest first. */
  async versions(id: string): Promise<SurveyForm[]> {
    return this.versionRows('v.form_id = $1 order by v.version desc limit 100', [id]);
  }

  /** Edits come one after the other: each takes the rows of all forms, of which there are few. */
  async lock(): Promise<SurveyForm[]> {
    await this.database.query('select pg_advisory_xact_lock(hashtext($1))', ['survey-forms']);
    return this.all();
  }

  async save({ id, key, place, version, changedAt, changedBy, ...form }: SurveyForm): Promise<void> {
    const content = JSON.stringify(form);
    await this.database.query(
      `insert into survey_forms (id, key, place, version, active, trigger, form, changed_at, changed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do update set version = excluded.version, active = excluded.active, form = excluded.form,
         trigger = excluded.trigger, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [id, key, place, version, form.active, form.trigger, content, changedAt, changedBy],
    );
    await this.database.query(
      `insert into survey_form_versions (form_id, version, form, changed_at, changed_by) values ($1, $2, $3, $4, $5)`,
      [id, version, content, changedAt, changedBy],
    );
  }

  /** Places from 1 in the order of the ids. */
  async place(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `update survey_forms f set place = o.place
       from unnest($1::uuid[]) with ordinality as o (id, place) where f.id = o.id`,
      [ids],
    );
  }

  private async select(where: string, values: unknown[]): Promise<SurveyForm[]> {
    return (await this.database.query<Row>(`select ${COLUMNS} from survey_forms where ${where}`, values)).map(
      formOf,
    );
  }

  private async versionRows(where: string, values: unknown[]): Promise<SurveyForm[]> {
    const rows = await this.database.query<Row>(
      `select f.id, f.key, f.place, v.version, v.form, v.changed_at as "changedAt", v.changed_by as "changedBy"
       from survey_form_versions v join survey_forms f on f.id = v.form_id where ${where}`,
      values,
    );
    return rows.map(formOf);
  }
}

function formOf({ form, changedAt, ...row }: Row): SurveyForm {
  return { ...form, ...row, changedAt: changedAt.toISOString() };
}
