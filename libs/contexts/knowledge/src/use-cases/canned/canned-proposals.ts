import { type CannedProposal, type ProposeCanned } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import { newId, type Clock, type Outbox, type UnitOfWork } from '@yingda/platform';
import { contentsOf, invalid } from '../../domain/canned-response';
import { mayEdit } from '../../domain/rights';
import type { KeptFiles } from '../../ports';
import type { CannedResponseTable } from '../../storage/canned-responses';
import type { CannedProposalTable, Proposal } from '../../storage/canned/canned-proposal-table';
import type { AddCannedResponse, EditCannedResponse } from '../write-canned-response';

/** So many of one person may wait at once. */
const MOST_OPEN = 50;

/** Shared canned responses, or changes to them, asked by those who may not write them and decided by those who may. */
export class CannedProposals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly tables: { proposals: CannedProposalTable; responses: CannedResponseTable },
    private readonly write: { add: AddCannedResponse; edit: EditCannedResponse },
    private readonly files: KeptFiles,
  ) {}

  /** One's own, and those that wait for somebody like this. */
  async visibleTo(actor: AgentActor): Promise<CannedProposal[]> {
    const { proposals } = this.tables;
    const [own, open] = await Promise.all([proposals.own(actor.agentId), proposals.open()]);
    const toDecide = open.filter((one) => one.proposedById !== actor.agentId && mayDecide(actor, one));
    return [...toDecide, ...own].map((one) => shown(one, actor));
  }

  async propose(
    actor: AgentActor,
    { cannedResponseId, change, note }: ProposeCanned,
  ): Promise<CannedProposal> {
    const { scope, teamId = null } = change;
    if (scope === 'personal') throw invalid('scope', 'Your own canned responses need nobody’s consent.');
    if (scope === 'team' && !teamId) throw invalid('teamId', 'Say which team it is for.');
    if ((actor.permissions['canned-response.propose'] ?? 'none') === 'none')
      throw new Refusal('not-permitted', 'Senior agents and quality reviewers propose canned responses.');
    contentsOf(change);
    return this.unitOfWork.run(async () => {
      if (cannedResponseId && !(await this.tables.responses.byId(cannedResponseId))) throw notFound();
      if ((await this.tables.proposals.openOf(actor.agentId)) >= MOST_OPEN)
        throw new Refusal('invalid-setting', `${MOST_OPEN} of your proposals wait already.`, {
          field: 'note',
        });
      const proposal: Proposal = {
        ...{ id: newId(), cannedResponseId: cannedResponseId ?? null, change, note: note?.trim() ?? '' },
        ...{ scope, teamId: scope === 'team' ? teamId : null },
        ...{ proposedById: actor.agentId, proposedAt: this.clock.now(), state: 'open' },
        ...{ decidedById: null, decidedAt: null, reason: '', seen: true },
      };
      // Whoever takes it over sends files that were uploaded by somebody else.
      const ids = (change.parts ?? []).flatMap(({ attachmentId }) => (attachmentId ? [attachmentId] : []));
      if (ids.length > 0) await this.files.keep(actor, ids);
      await this.tables.proposals.add(proposal);
      await this.announce(proposal.id);
      return shown(proposal, actor);
    });
  }

  /** It becomes what was proposed, under the decider's rights. A change to one that is gone becomes a new one. */
  async approve(actor: AgentActor, { proposalId }: { proposalId: string }): Promise<CannedProposal> {
    return this.decide(actor, proposalId, async (proposal) => {
      const { cannedResponseId, change } = proposal;
      const { version: _, ...whole } = change;
      const written = cannedResponseId
        ? await this.write.edit.execute(actor, { cannedResponseId, change: whole })
        : await this.write.add.execute(actor, whole);
      return { state: 'approved', reason: '', cannedResponseId: written.id };
    });
  }

  async reject(
    actor: AgentActor,
    { proposalId, reason }: { proposalId: string; reason: string },
  ): Promise<CannedProposal> {
    return this.decide(actor, proposalId, async (proposal) => ({
      ...{ state: 'rejected', reason: reason.trim(), cannedResponseId: proposal.cannedResponseId },
    }));
  }

  async withdraw(actor: AgentActor, { proposalId }: { proposalId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const proposal = await this.tables.proposals.lock(proposalId);
      if (!proposal || proposal.proposedById !== actor.agentId) throw notFound();
      if (proposal.state !== 'open') throw decided();
      await this.tables.proposals.decide({ ...proposal, state: 'withdrawn' });
      await this.announce(proposalId);
    });
  }

  /** The proposer has read what was decided. */
  async seen(actor: AgentActor): Promise<void> {
    await this.tables.proposals.markSeen(actor.agentId);
  }

  private async decide(
    actor: AgentActor,
    proposalId: string,
    how: (proposal: Proposal) => Promise<Pick<Proposal, 'state' | 'reason' | 'cannedResponseId'>>,
  ): Promise<CannedProposal> {
    return this.unitOfWork.run(async () => {
      const proposal = await this.tables.proposals.lock(proposalId);
      if (!proposal) throw notFound();
      if (!mayDecide(actor, proposal))
        throw new Refusal('not-permitted', 'Shared canned responses are decided by leads and managers.');
      if (proposal.state !== 'open') throw decided();
      const decision = {
        ...proposal,
        ...(await how(proposal)),
        ...{ decidedById: actor.agentId, decidedAt: this.clock.now(), seen: false },
      };
      await this.tables.proposals.decide(decision);
      await this.announce(proposalId);
      return shown(decision, actor);
    });
  }

  private async announce(proposalId: string): Promise<void> {
    await this.outbox.append('canned-proposal.updated', proposalId, { proposalId });
  }
}

function mayDecide(actor: Actor, { scope, teamId }: Proposal): boolean {
  return mayEdit(actor, { scope, teamId, ownerAgentId: null });
}

function shown(proposal: Proposal, actor: AgentActor): CannedProposal {
  const { seen, proposedAt, decidedAt, scope: _, teamId: __, ...rest } = proposal;
  const own = proposal.proposedById === actor.agentId;
  return {
    ...rest,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    mayDecide: proposal.state === 'open' && mayDecide(actor, proposal),
    unseen: own && !seen,
  };
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such proposal.');
}

function decided(): Refusal {
  return new Refusal('stale-edit', 'Somebody has decided it meanwhile.');
}
