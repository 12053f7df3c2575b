import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { type OfferedSurvey, type SurveyGiven } from '@yingda/contracts';
import { Refusal, type Language } from '@yingda/contracts/names';
import { RateLimiter, isUuid } from '@yingda/platform';
import {
  AnswerSurvey,
  isAsked,
  KeepCourse,
  offeredQuestion,
  SurveyReader,
  type Offered,
} from '@yingda/surveys';
import type { Request, Response } from 'express';
import { sendPage, type RenderedPage } from '../http/private-page';
import { answersIn } from './read-answers';
import { overPage, surveyPage } from './survey-page';

const PER_MINUTE = { points: 120, perSeconds: 60 };
/** Kept for an hour: the same browser for another customer within it is one person answering for several. */
const COOKIE = 'yd_survey';

/** The page of a survey: whoever has the link answers, and changes it until its time is over. Works without script. */
@Controller('s')
export class SurveyPageController {
  constructor(
    @Inject(SurveyReader) private readonly reader: SurveyReader,
    @Inject(AnswerSurvey) private readonly answer: AnswerSurvey,
    @Inject(KeepCourse) private readonly keep: KeepCourse,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Get(':token')
  async show(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.mayAsk(request);
    const offered = await this.reader.offered({ token });
    const at = { path: `/s/${token}`, language: languageOf(request, offered) };
    if (!offered) return sendPage(response.status(404), overPage('missing', at));
    if (!offered.answerable) return sendPage(response.status(410), over(offered, at));
    await this.keep.open(offered.survey.id);
    const survey = inLanguage(offered, at.language);
    const told = request.query['sent'] === 'yes' ? 'saved' : null;
    sendPage(response, surveyPage(survey, { ...at, told, given: survey.answers }));
  }

  @Post(':token')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async take(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.mayAsk(request);
    const offered = await this.reader.offered({ token });
    const at = { path: `/s/${token}`, language: languageOf(request, offered) };
    if (!offered) return sendPage(response.status(404), overPage('missing', at));
    if (!offered.answerable) return sendPage(response.status(410), over(offered, at));
    const survey = inLanguage(offered, at.language);
    const given = answersIn(body, survey.questions);
    if (!isWhole(offered, given))
      return sendPage(response.status(422), surveyPage(survey, { ...at, told: 'unanswered', given }));
    const duplicate = await this.isDuplicate(request, offered.customerId);
    try {
      await this.answer.execute({ surveyId: survey.id, answers: given, way: 'page', duplicate });
    } catch (error) {
      // It ran out, or was taken back, while it was being filled in.
      if (!(error instanceof Refusal) || error.code !== 'survey-expired') throw error;
      return sendPage(response.status(410), overPage('over', at));
    }
    const secure = request.secure ? '; Secure' : '';
    response.set(
      'Set-Cookie',
      `${COOKIE}=${survey.id}; Path=/s; Max-Age=3600; HttpOnly; SameSite=Lax${secure}`,
    );
    response.redirect(303, `${at.path}?lang=${at.language}&sent=yes`);
  }

  private async isDuplicate(request: Request, customerId: string): Promise<boolean> {
    const before = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
    if (!before || !isUuid(before)) return false;
    const other = await this.reader.offered({ surveyId: before });
    return other !== null && other.customerId !== customerId;
  }

  private async mayAsk(request: Request): Promise<void> {
    const answer = await this.limiter.take(`survey-page:${request.ip ?? ''}`, PER_MINUTE);
    if (!answer.ok)
      throw new Refusal('rate-limited', 'Too many requests; wait and try again.', {
        retryAfterMs: answer.retryAfterMs,
      });
  }
}

function isWhole({ form }: Offered, given: readonly SurveyGiven[]): boolean {
  return form.questions.every(
    (question) =>
      !question.required || !isAsked(question, given) || given.some((one) => one.question === question.id),
  );
}

function over({ survey }: Offered, at: { path: string; language: Language }): RenderedPage {
  return overPage(survey.anonymous && survey.state === 'answered' ? 'anonymousDone' : 'over', at);
}

/** In the language the customer was asked in, until they choose the other. */
function languageOf(request: Request, offered: Offered | null): Language {
  const asked = request.query['lang'];
  if (asked === 'en' || asked === 'zh-CN') return asked;
  if (offered) return offered.survey.language;
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh-CN';
}

function inLanguage({ survey, form }: Offered, language: Language): OfferedSurvey {
  return {
    ...survey,
    language,
    title: form.name[language],
    invitation: form.invitation[language],
    thanks: form.thanks[language],
    questions: form.questions.map((question) => offeredQuestion(question, language)),
  };
}
