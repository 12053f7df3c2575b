import { type LeadLine } from '@yingda/contracts';
import type { LeadStatus, LeadStep } from '@yingda/contracts/names';
import { newId, type Database } from '@yingda/platform';
import type { Lead } from '../../domain/orders/lead';

const COLUMNS = `id, conversation_id as "conversationId", customer_id as "customerId", interest, product, quality, status,
  team_id as "teamId", department_id as "departmentId", flagged_by as "flaggedBy", flagged_by_name as "flaggedByName",
  flagged_at as "flaggedAt", handed_at as "handedAt", closed_at as "closedAt", order_id as "orderId", version`;

/** Rows of `leads` and what happened to them. */
export class LeadsTable {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Lead | null> {
    return (await this.many('id = $1', [id]))[0] ?? null;
  }

  // Enough: a lead and its lines change under it.
  async lock(id: string): Promise<Lead | null> {
    return (await this.many('id = $1 for no key update', [id]))[0] ?? null;
  }

  async ofConversation(conversationId: string): Promise<Lead | null> {
    return (await this.many('conversation_id = $1', [conversationId]))[0] ?? null;
  }

  async page(
    filter: { status?: LeadStatus; teamId?: string; customerId?: string },
    { after, limit }: { after: { at: string; id: string } | null; limit: number },
  ): Promise<Lead[]> {
    return this.many(
      `($1::text is null or status = $1) and ($2::uuid is null or team_id = $2) and ($3::uuid is null or customer_id = $3)
         and ($4::timestamptz is null or (flagged_at, id) < ($4::timestamptz, $5::uuid))
       order by flagged_at desc, id desc limit $6`,
      [
        ...[filter.status ?? null, filter.teamId ?? null, filter.customerId ?? null],
        ...[after?.at ?? null, after?.id ?? null, limit],
      ],
    );
  }

  /** False when the conversation has one already. */
  async insert(lead: Lead): Promise<boolean> {
    const added = await this.database.execute(
      `insert into leads (id, conversation_id, customer_id, interest, product, quality, status, team_id, department_id,
         flagged_by, flagged_by_name, flagged_at, handed_at, closed_at, order_id, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       on conflict on constraint leads_conversation_id_key do nothing`,
      [
        ...[lead.id, lead.conversationId, lead.customerId, lead.interest, lead.product, lead.quality],
        ...[lead.status, lead.teamId, lead.departmentId, lead.flaggedBy, lead.flaggedByName, lead.flaggedAt],
        ...[lead.handedAt, lead.closedAt, lead.orderId, lead.version],
      ],
    );
    return added === 1;
  }

  async save(lead: Lead): Promise<void> {
    await this.database.query(
      `update leads set interest = $2, product = $3, quality = $4, status = $5, team_id = $6, department_id = $7,
         handed_at = $8, closed_at = $9, order_id = $10, version = $11 where id = $1`,
      [
        ...[lead.id, lead.interest, lead.product, lead.quality, lead.status, lead.teamId, lead.departmentId],
        ...[lead.handedAt, lead.closedAt, lead.orderId, lead.version],
      ],
    );
  }

  async addLine(
    leadId: string,
    line: {
      step: LeadStep;
      note: string;
      teamId: string | null;
      byId: string | null;
      byName: string;
      at: Date;
    },
  ): Promise<void> {
    await this.database.query(
      `insert into lead_lines (id, lead_id, step, note, team_id, by_id, by_name, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [newId(), leadId, line.step, line.note, line.teamId, line.byId, line.byName, line.at],
    );
  }

  async lines(leadId: string): Promise<LeadLine[]> {
    const rows = await this.database.query<Omit<LeadLine, 'at'> & { at: Date }>(
      `select step, at, by_name as "byName", note, team_id as "teamId" from lead_lines
       where lead_id = $1 order by at, id limit 200`,
      [leadId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  private async many(where: string, values: unknown[]): Promise<Lead[]> {
    return this.database.query<Lead>(`select ${COLUMNS} from leads where ${where}`, values);
  }
}
