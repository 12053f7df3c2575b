import type { Database } from '@yingda/platform';
import type { Inbox } from '../domain/inbox';

const COLUMNS = `id, key, channel, name, shop_name as "shopName", team_id as "teamId", language, appearance,
  pre_chat as "preChat", live_preview as "livePreview", origins, paused, last_seen_at as "lastSeenAt",
  last_seen_origin as "lastSeenOrigin", refused_origin as "refusedOrigin", settings,
  capability_overrides as "capabilityOverrides", sending, version`;

/** Encrypted secrets of an inbox. */
export interface StoredSecrets {
  secret: string;
  previousSecret: string | null;
  previousValidUntil: Date | null;
}

/** The table of inboxes. */
export class InboxTable {
  constructor(private readonly database: Database) {}

  async add(inbox: Inbox, secret: string, at: Date): Promise<void> {
    await this.database.query(
      `insert into inboxes (id, key, channel, name, shop_name, team_id, language, appearance, pre_chat,
         live_preview, origins, paused, settings, capability_overrides, sending, version, secret, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18)`,
      [inbox.id, inbox.key, inbox.channel, ...editable(inbox), inbox.version, secret, at],
    );
  }

  /** Writes what can be edited, over the row that the caller has locked. */
  async save(inbox: Inbox, at: Date): Promise<void> {
    await this.database.query(
      `update inboxes set name = $2, shop_name = $3, team_id = $4, language = $5, appearance = $6,
         pre_chat = $7, live_preview = $8, origins = $9, paused = $10, settings = $11, capability_overrides = $12,
         sending = $13, version = $14, refused_origin = $15, updated_at = $16
       where id = $1`,
      [inbox.id, ...editable(inbox), inbox.version, inbox.refusedOrigin, at],
    );
  }

  /** With `lock`, edits of the same inbox wait for each other; it is read and visited meanwhile. */
  async byId(id: string, how: { lock: boolean } = { lock: false }): Promise<Inbox | null> {
    return this.one(`where id = $1 ${how.lock ? 'for no key update' : ''}`, id);
  }

  async byKey(key: string): Promise<Inbox | null> {
    return this.one('where key = $1', key);
  }

  async all(): Promise<Inbox[]> {
    return this.database.query<Inbox>(`select ${COLUMNS} from inboxes order by created_at, id`);
  }

  async ofTeam(teamId: string): Promise<Inbox[]> {
    return this.database.query<Inbox>(
      `select ${COLUMNS} from inboxes where team_id = $1 order by created_at, id`,
      [teamId],
    );
  }

  async secretsOf(id: string): Promise<StoredSecrets | null> {
    const rows = await this.database.query<StoredSecrets>(
      `select secret, previous_secret as "previousSecret", previous_secret_valid_until as "previousValidUntil"
       from inboxes where id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  async saveSecrets(id: string, secrets: StoredSecrets): Promise<void> {
    await this.database.query(
      `update inboxes set secret = $2, previous_secret = $3, previous_secret_valid_until = $4 where id = $1`,
      [id, secrets.secret, secrets.previousSecret, secrets.previousValidUntil],
    );
  }

  /** Remembers a visit, at most once a minute for the same origin; true when that changed the row. */
  async seen(id: string, origin: string | null, at: Date): Promise<boolean> {
    const changed = await this.database.execute(
      `update inboxes set last_seen_at = $3, last_seen_origin = coalesce($2::text, last_seen_origin),
         refused_origin = nullif(refused_origin, $2::text)
       where id = $1 and (last_seen_at is null or last_seen_at < $3::timestamptz - interval '1 minute'
         or ($2::text is not null and last_seen_origin is distinct from $2::text))`,
      [id, origin, at],
    );
    return changed > 0;
  }

  /** Remembers who was turned away; true when it is news. */
  async refused(id: string, origin: string): Promise<boolean> {
    const changed = await this.database.execute(
      'update inboxes set refused_origin = $2 where id = $1 and refused_origin is distinct from $2',
      [id, origin],
    );
    return changed > 0;
  }

  private async one(condition: string, value: string): Promise<Inbox | null> {
    const rows = await this.database.query<Inbox>(`select ${COLUMNS} from inboxes ${condition}`, [value]);
    return rows[0] ?? null;
  }
}

function editable(inbox: Inbox): unknown[] {
  return [
    inbox.name,
    inbox.shopName,
    inbox.teamId,
    inbox.language,
    JSON.stringify(inbox.appearance),
    JSON.stringify(inbox.preChat),
    inbox.livePreview,
    inbox.origins,
    inbox.paused,
    inbox.settings,
    JSON.stringify(inbox.capabilityOverrides),
    JSON.stringify(inbox.sending),
  ];
}
