import { Body, Controller, Delete, Get, HttpCode, Inject, Post } from '@nestjs/common';
import {
  CannedProposal,
  CannedProposals as ProposalList,
  ProposeCanned,
  RejectProposal,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CannedProposals } from '@yingda/knowledge';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Shared canned responses that are asked for. */
@Controller('api/canned-proposals')
@For('agent')
export class CannedProposalsController {
  constructor(@Inject(CannedProposals) private readonly proposals: CannedProposals) {}

  @Get()
  async list(@CurrentActor() actor: AgentActor): Promise<ProposalList> {
    return { items: await this.proposals.visibleTo(actor) };
  }

  @Post()
  propose(@CurrentActor() actor: AgentActor, @Body() body: ProposeCanned): Promise<CannedProposal> {
    return this.proposals.propose(actor, body);
  }

  @Post('seen')
  @HttpCode(204)
  async seen(@CurrentActor() actor: AgentActor): Promise<void> {
    await this.proposals.seen(actor);
  }

  @Post(':id/approve')
  @HttpCode(200)
  approve(@CurrentActor() actor: AgentActor, @IdParam() proposalId: string): Promise<CannedProposal> {
    return this.proposals.approve(actor, { proposalId });
  }

  @Post(':id/reject')
  @HttpCode(200)
  reject(
    @CurrentActor() actor: AgentActor,
    @IdParam() proposalId: string,
    @Body() { reason }: RejectProposal,
  ): Promise<CannedProposal> {
    return this.proposals.reject(actor, { proposalId, reason });
  }

  @Delete(':id')
  @HttpCode(204)
  async withdraw(@CurrentActor() actor: AgentActor, @IdParam() proposalId: string): Promise<void> {
    await this.proposals.withdraw(actor, { proposalId });
  }
}
