import { type ServiceLevelPolicy } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** Policies as they are now, and the number that rises with every change of what clocks depend on. */
export interface Settings {
  revision: number;
  /** When it last rose. */
  changedAt: Date | null;
  policies: ServiceLevelPolicy[];
}

type Content = Pick<ServiceLevelPolicy, 'name' | 'active' | 'conditions' | 'targets'>;

/** Rows of `service_level_policies`, their versions, and the settings' revision. */
export class PoliciesTable {
  private known: Settings | null = null;

  constructor(private readonly database: Database) {}

  /** One small read; the policies themselves are kept until the revision rises. */
  async current(): Promise<Settings> {
    const [row] = await this.database.query<{ revision: number; changedAt: Date | null }>(
      'select revision, changed_at as "changedAt" from service_level_settings where id = 1',
    );
    const { revision, changedAt } = row!;
    if (this.known?.revision === revision) return this.known;
    const policies = await this.all();
    // Read apart from the number: kept only when nothing has changed in between.
    const settings = { revision, changedAt, policies };
    if ((await this.revision()) === revision) this.known = settings;
    return settings;
  }

  async revision(): Promise<number> {
    const [row] = await this.database.query<{ revision: number }>(
      'select revision from service_level_settings where id = 1',
    );
    return row!.revision;
  }

  /** In the order in which they are tried. */
  async all(): Promise<ServiceLevelPolicy[]> {
    return (
      await this.database.query<{ id: string; place: number; version: number; policy: Content }>(
        'select id, place, version, policy from service_level_policies order by place',
      )
    ).map(({ policy, ...row }) => ({ ...policy, ...row }));
  }

  /** Edits wait for each other: the one row of settings is held till the end. */
  async change(at: Date): Promise<void> {
    await this.database.query(
      'update service_level_settings set revision = revision + 1, changed_at = $1 where id = 1',
      [at],
    );
  }

  async save(policy: ServiceLevelPolicy, at: Date): Promise<void> {
    const { id, place, version, name, active, conditions, targets } = policy;
    const content: Content = { name, active, conditions, targets };
    await this.database.query(
      `insert into service_level_policies (id, place, version, policy, updated_at) values ($1, $2, $3, $4, $5)
       on conflict (id) do update set place = excluded.place, version = excluded.version, policy = excluded.policy,
         updated_at = excluded.updated_at`,
      [id, place, version, JSON.stringify(content), at],
    );
    await this.database.query(
      `insert into service_level_policy_versions (policy_id, version, policy, valid_from) values ($1, $2, $3, $4)`,
      [id, version, JSON.stringify(content), at],
    );
  }

  /** Places from 1 in the order of the ids. */
  async place(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `update service_level_policies p set place = o.place
       from unnest($1::uuid[]) with ordinality as o (id, place) where p.id = o.id`,
      [ids],
    );
  }
}
