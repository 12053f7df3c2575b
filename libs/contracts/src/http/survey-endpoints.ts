import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { Count, Flag, Id, Ids, ListOf, OneOf, Optional, Text, Time, Word } from '../fields';
import {
  ConversationSurveys,
  SurveyAnswer,
  SurveyAnswerPage,
  SurveyForm,
  SurveyFormContent,
  SurveyGiven,
  SurveyInvitation,
} from '../models/surveys';
import { CHANNELS, LANGUAGES, type Channel, type Language } from '../names/states';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

const KEY = /^[\w.-]+$/;

export class AddSurveyForm extends SurveyFormContent {
  /** Made when not given. */
  @Optional() @Word(KEY) key?: string;
}
export class EditSurveyForm extends SurveyFormContent {
  /** As it was when the edit began. */
  @Count() version!: number;
}
export class OrderSurveyForms {
  @Ids(200) formIds!: string[];
}
export class InviteToSurvey {
  /** The first form that agents may ask by when not given. */
  @Optional() @Word(KEY) formKey?: string;
}
export class WriteDownSurvey {
  @Word(KEY) formKey!: string;
  @ListOf(() => SurveyGiven, 20) answers!: SurveyGiven[];
}
export class ApiInviteToSurvey {
  @Word(KEY) formKey!: string;
  @Id() conversationId!: string;
  /** Once for each, however often it is asked: an order, a return. The conversation when not given. */
  @Optional() @Text(200, 1) occasion?: string;
  @Optional() @OneOf(LANGUAGES) language?: Language;
}
export class SurveyAnswersQuery extends PageQuery {
  @Optional() @Word(KEY) formKey?: string;
  @Optional() @Id() agentId?: string;
  @Optional() @Id() teamId?: string;
  @Optional() @Id() inboxId?: string;
  @Optional() @Id() topicId?: string;
  @Optional() @Id() conversationId?: string;
  @Optional() @OneOf(CHANNELS) channel?: Channel;
  @Optional() @Word(KEY) tag?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(5) ratingFrom?: number;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(5) ratingTo?: number;
  /** Words of the comment. */
  @Optional() @Text(200) text?: string;
  @Optional() @Transform(({ value }) => value === true || value === 'true') @IsBoolean() commented?: boolean;
  /** Those that are not counted, too. */
  @Optional() @Transform(({ value }) => value === true || value === 'true') @IsBoolean() invalid?: boolean;
  @Optional() @Time() from?: string;
  @Optional() @Time() until?: string;
}
/** Whether anything was found wrong with a form, without saving it. */
export class SurveyFormCheck {
  @Flag() sound!: boolean;
  @Optional() @Text(500) problem!: string | null;
}

/** Surveys: forms, invitations, answers. */
export const surveyEndpoints = {
  'GET /api/survey-forms': {
    summary: 'Survey forms, in the order they are tried',
    caller: 'agent',
    answer: [SurveyForm],
  },
  'POST /api/survey-forms': {
    summary: 'Add a form',
    caller: 'agent',
    body: AddSurveyForm,
    answer: SurveyForm,
  },
  'PUT /api/survey-forms/order': {
    summary: 'Put the forms in another order',
    caller: 'agent',
    body: OrderSurveyForms,
    answer: [SurveyForm],
  },
  'POST /api/survey-forms/check': {
    summary: 'What is wrong with a form, without saving it',
    caller: 'agent',
    body: AddSurveyForm,
    answer: SurveyFormCheck,
  },
  'PUT /api/survey-forms/:id': {
    summary: 'Change a form; every version is kept',
    caller: 'agent',
    body: EditSurveyForm,
    answer: SurveyForm,
  },
  'GET /api/survey-forms/:id/versions': {
    summary: 'All versions of a form, the newest first',
    caller: 'agent',
    answer: [SurveyForm],
  },
  'GET /api/survey-answers': {
    summary: 'Answers, the newest first, by who, where, what about, score and words',
    caller: 'agent',
    query: SurveyAnswersQuery,
    answer: SurveyAnswerPage,
  },
  'GET /api/survey-answers/:id': { summary: 'One answer', caller: 'agent', answer: SurveyAnswer },
  'GET /api/conversations/:id/surveys': {
    summary: 'Whether the customer was asked, and why not; by which forms they can be',
    caller: 'agent',
    answer: ConversationSurveys,
  },
  'POST /api/conversations/:id/surveys': {
    summary: 'Ask the customer by hand; answers the reason where that is not allowed',
    caller: 'agent',
    body: InviteToSurvey,
    answer: SurveyInvitation,
  },
  'POST /api/conversations/:id/survey-answers': {
    summary: 'Write down what the customer answered on the phone',
    caller: 'agent',
    body: WriteDownSurvey,
    answer: SurveyAnswer,
  },
  'POST /api/v1/survey-invitations': {
    summary: 'Ask a customer after something that happened in the shop’s own systems',
    caller: 'api-key',
    body: ApiInviteToSurvey,
    answer: SurveyInvitation,
  },
} as const satisfies Record<string, Endpoint>;
