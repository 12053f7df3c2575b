import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { AgentReader } from '@yingda/agents';
import {
  AgentSkills,
  ConversationRouting,
  PromotionMode,
  RoutingRulesRecord,
  SaveAgentSkills,
  SaveRoutingRules,
  ToldPlaces,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { visibilityOf } from '@yingda/conversations';
import type { AgentActor } from '@yingda/events';
import { EditRules, EditSkills, QueueReader, RoutingReader, SetPromotion } from '@yingda/routing';
import { ReadableConversations } from '../views/readable';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** How teams route, what agents are good at, and why conversations are where they are. */
@Controller('api')
@For('agent')
export class RoutingController {
  constructor(
    @Inject(RoutingReader) private readonly reader: RoutingReader,
    @Inject(EditRules) private readonly editRules: EditRules,
    @Inject(EditSkills) private readonly editSkills: EditSkills,
    @Inject(SetPromotion) private readonly setPromotion: SetPromotion,
    @Inject(AgentReader) private readonly agents: AgentReader,
    @Inject(QueueReader) private readonly queues: QueueReader,
    @Inject(ReadableConversations) private readonly conversations: ReadableConversations,
  ) {}

  @Get('teams/:id/routing')
  async rules(@IdParam() teamId: string): Promise<RoutingRulesRecord> {
    await this.requireTeam(teamId);
    return this.reader.rules(teamId);
  }

  @Put('teams/:id/routing')
  async changeRules(
    @CurrentActor() actor: AgentActor,
    @IdParam() teamId: string,
    @Body() body: SaveRoutingRules,
  ): Promise<RoutingRulesRecord> {
    await this.requireTeam(teamId);
    return this.editRules.execute(actor, { ...body, teamId });
  }

  @Get('teams/:id/queue')
  async places(@CurrentActor() actor: AgentActor, @IdParam() teamId: string): Promise<ToldPlaces> {
    const visibility = visibilityOf(actor);
    if (!visibility || !(visibility.all || visibility.teamIds.includes(teamId)))
      throw new Refusal('not-permitted', 'You do not see the customers of this team.');
    return { places: await this.queues.places(teamId) };
  }

  @Get('routing/skills')
  skills(): Promise<AgentSkills[]> {
    return this.reader.skills();
  }

  @Put('agents/:id/skills')
  async changeSkills(
    @CurrentActor() actor: AgentActor,
    @IdParam() agentId: string,
    @Body() body: SaveAgentSkills,
  ): Promise<AgentSkills> {
    if (!(await this.agents.brief(agentId))) throw new Refusal('agent-not-found', 'There is no such agent.');
    return this.editSkills.execute(actor, { ...body, agentId });
  }

  @Get('routing/promotion')
  async promotion(): Promise<PromotionMode> {
    return { active: await this.reader.isPromotion() };
  }

  @Put('routing/promotion')
  switchPromotion(@CurrentActor() actor: AgentActor, @Body() body: PromotionMode): Promise<PromotionMode> {
    return this.setPromotion.execute(actor, body);
  }

  @Get('conversations/:id/routing')
  async why(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
  ): Promise<ConversationRouting> {
    await this.conversations.stateFor(actor, conversationId);
    return this.reader.why(conversationId);
  }

  private async requireTeam(teamId: string): Promise<void> {
    if (!(await this.agents.team(teamId))) throw new Refusal('team-not-found', 'There is no such team.');
  }
}
