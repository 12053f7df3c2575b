import { Body, Controller, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { Assist, AssistantSwitch } from '@yingda/automation';
import {
  AskAssistant,
  AssistantSettings,
  AssistantSuggestion,
  AssistantUse,
  EditAssistant,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { ReadableConversations } from '../views/readable';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** The assistant of those who answer: its switch, its suggestions, and who asked for them. */
@Controller('api')
@For('agent')
export class AssistantController {
  constructor(
    @Inject(AssistantSwitch) private readonly settings: AssistantSwitch,
    @Inject(Assist) private readonly assistant: Assist,
    @Inject(ReadableConversations) private readonly conversations: ReadableConversations,
  ) {}

  @Get('assistant')
  read(): Promise<AssistantSettings> {
    return this.settings.read();
  }

  @Put('assistant')
  set(@CurrentActor() actor: AgentActor, @Body() body: EditAssistant): Promise<AssistantSettings> {
    return this.settings.set(actor, body);
  }

  @Get('assistant/uses')
  uses(@CurrentActor() actor: AgentActor): Promise<AssistantUse[]> {
    return this.settings.uses(actor);
  }

  @Post('conversations/:id/assist')
  @HttpCode(200)
  async assist(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
    @Body() body: AskAssistant,
  ): Promise<AssistantSuggestion> {
    await this.conversations.stateFor(actor, conversationId);
    return this.assistant.execute(actor, conversationId, body);
  }
}
