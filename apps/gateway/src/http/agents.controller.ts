import { Body, Controller, Get, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import {
  AddTeam,
  AgentReader,
  ArchiveTeam,
  CreateLink,
  DeactivateAgent,
  EditAgent,
  EditTeam,
  InviteAgent,
  permissionTable,
  ReactivateAgent,
} from '@yingda/agents';
import {
  AgentRecord,
  CopyLink,
  DeactivateAgent as DeactivateBody,
  EditAgent as EditAgentBody,
  EditTeam as EditTeamBody,
  InviteAgent as InviteBody,
  InvitedAgent,
  PermissionTable,
  TeamRecord,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';
import { requireSettings } from './require-settings';

/** Accounts and teams, for administrators. */
@Controller('api')
@For('agent')
export class AgentsController {
  constructor(
    @Inject(AgentReader) private readonly agents: AgentReader,
    @Inject(InviteAgent) private readonly invite: InviteAgent,
    @Inject(EditAgent) private readonly editAgent: EditAgent,
    @Inject(CreateLink) private readonly createLink: CreateLink,
    @Inject(DeactivateAgent) private readonly deactivate: DeactivateAgent,
    @Inject(ReactivateAgent) private readonly reactivate: ReactivateAgent,
    @Inject(AddTeam) private readonly addTeam: AddTeam,
    @Inject(EditTeam) private readonly editTeam: EditTeam,
    @Inject(ArchiveTeam) private readonly archiveTeam: ArchiveTeam,
  ) {}

  @Get('agents')
  list(@CurrentActor() actor: AgentActor): Promise<AgentRecord[]> {
    requireSettings(actor);
    return this.agents.list();
  }

  @Post('agents')
  add(@CurrentActor() actor: AgentActor, @Body() body: InviteBody): Promise<InvitedAgent> {
    return this.invite.execute(actor, body);
  }

  @Patch('agents/:id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() agentId: string,
    @Body() body: EditAgentBody,
  ): Promise<AgentRecord> {
    return this.editAgent.execute(actor, { ...body, agentId });
  }

  @Post('agents/:id/link')
  @HttpCode(200)
  link(@CurrentActor() actor: AgentActor, @IdParam() agentId: string): Promise<CopyLink> {
    return this.createLink.execute(actor, { agentId });
  }

  @Post('agents/:id/deactivate')
  @HttpCode(200)
  end(
    @CurrentActor() actor: AgentActor,
    @IdParam() agentId: string,
    @Body() body: DeactivateBody,
  ): Promise<AgentRecord> {
    return this.deactivate.execute(actor, { agentId, successorId: body.successorId ?? null });
  }

  @Post('agents/:id/reactivate')
  @HttpCode(200)
  again(@CurrentActor() actor: AgentActor, @IdParam() agentId: string): Promise<AgentRecord> {
    return this.reactivate.execute(actor, { agentId });
  }

  @Get('permissions')
  permissions(): PermissionTable {
    return { rows: permissionTable() };
  }

  @Post('teams')
  newTeam(@CurrentActor() actor: AgentActor, @Body() body: EditTeamBody): Promise<TeamRecord> {
    return this.addTeam.execute(actor, body);
  }

  @Patch('teams/:id')
  changeTeam(
    @CurrentActor() actor: AgentActor,
    @IdParam() teamId: string,
    @Body() body: EditTeamBody,
  ): Promise<TeamRecord> {
    return this.editTeam.execute(actor, { ...body, teamId });
  }

  @Post('teams/:id/archive')
  @HttpCode(200)
  endTeam(@CurrentActor() actor: AgentActor, @IdParam() teamId: string): Promise<TeamRecord> {
    return this.archiveTeam.execute(actor, { teamId });
  }
}
