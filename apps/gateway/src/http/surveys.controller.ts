import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import {
  AddSurveyForm,
  ApiInviteToSurvey,
  ConversationSurveys,
  EditSurveyForm,
  InviteToSurvey,
  OrderSurveyForms,
  SurveyAnswer,
  SurveyAnswerPage,
  SurveyAnswersQuery,
  SurveyForm,
  SurveyFormCheck,
  SurveyInvitation,
  WriteDownSurvey as WriteDownBody,
} from '@yingda/contracts';
import type { AgentActor, ApiActor } from '@yingda/events';
import { EditForms, SurveyReader } from '@yingda/surveys';
import { SurveysOfConversations } from '../wiring/surveys-of-conversations';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Forms, who was asked, and what customers answered. */
@Controller('api')
@For('agent')
export class SurveysController {
  constructor(
    @Inject(SurveyReader) private readonly reader: SurveyReader,
    @Inject(EditForms) private readonly forms: EditForms,
    @Inject(SurveysOfConversations) private readonly surveys: SurveysOfConversations,
  ) {}

  @Get('survey-forms')
  list(): Promise<SurveyForm[]> {
    return this.reader.forms();
  }

  @Post('survey-forms')
  add(@CurrentActor() actor: AgentActor, @Body() body: AddSurveyForm): Promise<SurveyForm> {
    return this.forms.add(actor, body);
  }

  @Put('survey-forms/order')
  order(@CurrentActor() actor: AgentActor, @Body() body: OrderSurveyForms): Promise<SurveyForm[]> {
    return this.forms.order(actor, body.formIds);
  }

  @Post('survey-forms/check')
  @HttpCode(200)
  check(@CurrentActor() actor: AgentActor, @Body() body: AddSurveyForm): SurveyFormCheck {
    const problem = this.forms.check(actor, body);
    return { sound: problem === null, problem };
  }

  @Put('survey-forms/:id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditSurveyForm,
  ): Promise<SurveyForm> {
    return this.forms.edit(actor, id, body);
  }

  @Get('survey-forms/:id/versions')
  versions(@IdParam() id: string): Promise<SurveyForm[]> {
    return this.reader.versions(id);
  }

  @Get('survey-answers')
  answers(@CurrentActor() actor: AgentActor, @Query() query: SurveyAnswersQuery): Promise<SurveyAnswerPage> {
    return this.reader.answers(actor, query);
  }

  @Get('survey-answers/:id')
  answer(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<SurveyAnswer> {
    return this.reader.answer(actor, id);
  }

  @Get('conversations/:id/surveys')
  ofConversation(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<ConversationSurveys> {
    return this.surveys.of(actor, id);
  }

  @Post('conversations/:id/surveys')
  invite(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
    @Body() body: InviteToSurvey,
  ): Promise<SurveyInvitation> {
    return this.surveys.invite(actor, { conversationId, ...body });
  }

  @Post('conversations/:id/survey-answers')
  writeDown(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
    @Body() body: WriteDownBody,
  ): Promise<SurveyAnswer> {
    return this.surveys.writeDown(actor, { conversationId, ...body });
  }
}

/** For the shop's own systems: a return is done, a parcel is there. */
@Controller('api/v1/survey-invitations')
@For('api-key')
export class V1SurveysController {
  constructor(@Inject(SurveysOfConversations) private readonly surveys: SurveysOfConversations) {}

  @Post()
  invite(@CurrentActor() actor: ApiActor, @Body() body: ApiInviteToSurvey): Promise<SurveyInvitation> {
    return this.surveys.invite(actor, body);
  }
}
