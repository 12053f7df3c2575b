import type { Database } from '@yingda/platform';
import { nextAt } from '../domain/course';
import type { Invitation } from '../domain/invitation';

const FIELDS: [keyof Invitation, string][] = [
  ['id', 'id'],
  ['formId', 'form_id'],
  ['formKey', 'form_key'],
  ['formVersion', 'form_version'],
  ['trigger', 'trigger'],
  ['collection', 'collection'],
  ['oneKey', 'one_key'],
  ['token', 'token'],
  ['conversationId', 'conversation_id'],
  ['number', 'number'],
  ['customerId', 'customer_id'],
  ['identityId', 'identity_id'],
  ['inboxId', 'inbox_id'],
  ['channel', 'channel'],
  ['teamId', 'team_id'],
  ['topicId', 'topic_id'],
  ['tier', 'tier'],
  ['agentIds', 'agent_ids'],
  ['language', 'language'],
  ['anonymous', 'anonymous'],
  ['state', 'state'],
  ['reason', 'reason'],
  ['invitedBy', 'invited_by'],
  ['decidedAt', 'decided_at'],
  ['dueAt', 'due_at'],
  ['sentAt', 'sent_at'],
  ['openedAt', 'opened_at'],
  ['answeredAt', 'answered_at'],
  ['expiresAt', 'expires_at'],
  ['remindAt', 'remind_at'],
  ['remindedAt', 'reminded_at'],
  ['withdrawnAt', 'withdrawn_at'],
];
const COLUMNS = FIELDS.map(([name, column]) => `${column} as "${name}"`).join(', ');
const INSERT = `insert into survey_invitations (${FIELDS.map(([, column]) => column).join(', ')}, next_at)
  values (${FIELDS.map((_, index) => `$${index + 1}`).join(', ')}, $${FIELDS.length + 1})`;
const LIVE = `state not in ('not-sent', 'withdrawn')`;

/** Rows of `survey_invitations`. */
export class InvitationsTable {
  constructor(private readonly database: Database) {}

  /** False when the same has been asked about at this moment by somebody else; then nothing is written. */
  async add(invitation: Invitation): Promise<boolean> {
    const rows = await this.database.query(
      `${INSERT} on conflict (one_key) where ${LIVE} do nothing returning id`,
      [...FIELDS.map(([name]) => invitation[name]), nextAt(invitation)],
    );
    return rows.length > 0;
  }

  /** What changes on its way; `next` null: nothing more is to be done with it. */
  async save(invitation: Invitation, next: Date | null = nextAt(invitation)): Promise<void> {
    const { id, state, reason, dueAt, sentAt, openedAt, answeredAt, expiresAt } = invitation;
    const { remindAt, remindedAt, withdrawnAt, agentIds, topicId, language } = invitation;
    await this.database.query(
      `update survey_invitations set state = $2, reason = $3, due_at = $4, sent_at = $5, opened_at = $6,
         answered_at = $7, expires_at = $8, remind_at = $9, reminded_at = $10, withdrawn_at = $11, agent_ids = $12,
         topic_id = $13, language = $14, next_at = $15 where id = $1`,
      [
        ...[id, state, reason, dueAt, sentAt, openedAt, answeredAt, expiresAt],
        ...[remindAt, remindedAt, withdrawnAt, agentIds, topicId, language, next],
      ],
    );
  }

  async find(id: string): Promise<Invitation | null> {
    return (await this.select('id = $1', [id]))[0] ?? null;
  }

  async byToken(token: string): Promise<Invitation | null> {
    return (await this.select('token = $1', [token]))[0] ?? null;
  }

  /** After its conversation: whoever changes an invitation holds that first. */
  async lock(id: string): Promise<Invitation | null> {
    return (await this.select('id = $1 for no key update', [id]))[0] ?? null;
  }

  async ofConversation(conversationId: string): Promise<Invitation[]> {
    return this.select('conversation_id = $1 order by decided_at, id limit 100', [conversationId]);
  }

  /** The last that was asked of a conversation and can still be answered, or is to be. */
  async current(conversationId: string): Promise<Invitation | null> {
    const found = await this.select(
      `conversation_id = $1 and ${LIVE} and state <> 'expired' and collection = 'online'
       order by decided_at desc, id desc limit 1`,
      [conversationId],
    );
    return found[0] ?? null;
  }

  /** What this identity was asked last and may still answer. */
  async waitingFor(identityId: string, now: Date): Promise<Invitation | null> {
    const found = await this.select(
      `identity_id = $1 and state in ('sent', 'opened', 'partly', 'answered') and expires_at > $2
       order by sent_at desc limit 1`,
      [identityId, now],
    );
    return found[0] ?? null;
  }

  async askedAlready(oneKey: string): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from survey_invitations where one_key = $1 and ${LIVE}`,
      [oneKey],
    );
    return rows.length > 0;
  }

  /** Whether this form has considered anybody by its own trigger since then, asked or not. */
  async decidedSince({ key, trigger }: { key: string; trigger: string }, since: Date): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from survey_invitations where form_key = $1 and trigger = $2 and decided_at >= $3 limit 1',
      [key, trigger, since],
    );
    return rows.length > 0;
  }

  /** Little questions about what a machine has said are counted apart: they keep nobody from being asked about people. */
  async lastAskedAt(customerId: string, aboutMachines: boolean): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date }>(
      `select sent_at as at from survey_invitations
       where customer_id = $1 and state not in ('not-sent', 'withdrawn', 'planned')
         and (trigger = 'auto-reply-sent') = $2 order by sent_at desc limit 1`,
      [customerId, aboutMachines],
    );
    return row?.at ?? null;
  }

  /** Something is to be done with these. */
  async due(
    now: Date,
    limit: number,
  ): Promise<{ id: string; conversationId: string | null; state: string }[]> {
    return this.database.query(
      `select id, conversation_id as "conversationId", state from survey_invitations
       where next_at <= $1 order by next_at, id limit $2`,
      [now, limit],
    );
  }

  /** When there is next something to do, if before `until`. */
  async nextDue(until: Date): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date }>(
      'select next_at as at from survey_invitations where next_at <= $1 order by next_at limit 1',
      [until],
    );
    return row?.at ?? null;
  }

  /** The matter is known only now. */
  async setTopic(conversationId: string, topicId: string): Promise<void> {
    for (const table of ['survey_invitations', 'survey_answers'])
      await this.database.query(
        `update ${table} set topic_id = $2 where conversation_id = $1 and topic_id is distinct from $2`,
        [conversationId, topicId],
      );
  }

  private async select(where: string, values: unknown[]): Promise<Invitation[]> {
    return this.database.query<Invitation>(
      `select ${COLUMNS} from survey_invitations where ${where}`,
      values,
    );
  }
}
