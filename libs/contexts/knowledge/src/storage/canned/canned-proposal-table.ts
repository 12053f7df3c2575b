import { type EditCannedResponse } from '@yingda/contracts';
import type { ProposalState } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** What somebody asks of those who may write shared canned responses. */
export interface Proposal {
  id: string;
  cannedResponseId: string | null;
  change: EditCannedResponse;
  note: string;
  scope: 'team' | 'shop';
  teamId: string | null;
  proposedById: string;
  proposedAt: Date;
  state: ProposalState;
  decidedById: string | null;
  decidedAt: Date | null;
  reason: string;
  /** By its proposer, since it was decided. */
  seen: boolean;
}

const COLUMNS = `id, canned_response_id as "cannedResponseId", change, note, scope, team_id as "teamId",
  proposed_by_id as "proposedById", proposed_at as "proposedAt", state, decided_by_id as "decidedById",
  decided_at as "decidedAt", reason, seen`;
/** Lists show the newest ones. */
const SHOWN = 200;

export class CannedProposalTable {
  constructor(private readonly database: Database) {}

  async add(proposal: Proposal): Promise<void> {
    await this.database.query(
      `insert into canned_proposals (id, canned_response_id, change, note, scope, team_id, proposed_by_id, proposed_at,
         state, reason, seen)
       values ($1, $2, $3::jsonb, $4, $5, $6, $7, $8, $9, '', true)`,
      [
        ...[proposal.id, proposal.cannedResponseId, JSON.stringify(proposal.change), proposal.note],
        ...[proposal.scope, proposal.teamId, proposal.proposedById, proposal.proposedAt, proposal.state],
      ],
    );
  }

  /** Locks the row till the unit of work ends: it is decided once. */
  async lock(id: string): Promise<Proposal | null> {
    const rows = await this.database.query<Proposal>(
      `select ${COLUMNS} from canned_proposals where id = $1 for no key update`,
      [id],
    );
    return rows[0] ?? null;
  }

  async decide(proposal: Proposal): Promise<void> {
    await this.database.query(
      `update canned_proposals set state = $2, decided_by_id = $3, decided_at = $4, reason = $5, seen = $6,
         canned_response_id = $7 where id = $1`,
      [
        ...[proposal.id, proposal.state, proposal.decidedById, proposal.decidedAt, proposal.reason],
        ...[proposal.seen, proposal.cannedResponseId],
      ],
    );
  }

  /** Somebody's own, newest first, and all that wait, oldest first. */
  async own(agentId: string): Promise<Proposal[]> {
    return this.database.query<Proposal>(
      `select ${COLUMNS} from canned_proposals where proposed_by_id = $1 order by proposed_at desc, id limit $2`,
      [agentId, SHOWN],
    );
  }

  async open(): Promise<Proposal[]> {
    return this.database.query<Proposal>(
      `select ${COLUMNS} from canned_proposals where state = 'open' order by proposed_at, id limit $1`,
      [SHOWN],
    );
  }

  async openOf(agentId: string): Promise<number> {
    const [row] = await this.database.query<{ open: number }>(
      `select count(*)::int as open from canned_proposals where proposed_by_id = $1 and state = 'open'`,
      [agentId],
    );
    return row!.open;
  }

  async markSeen(agentId: string): Promise<void> {
    await this.database.query(
      'update canned_proposals set seen = true where proposed_by_id = $1 and not seen',
      [agentId],
    );
  }
}
