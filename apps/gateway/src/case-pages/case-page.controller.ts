import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Req,
  Res,
  UseGuards,
  UploadedFiles,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { LIMITS, Refusal } from '@yingda/contracts/names';
import type { Request, Response } from 'express';
import { FILE_REFUSALS, type Upload } from '../http/upload';
import { sendPage } from '../http/private-page';
import { CaseLinkGuard } from './case-link.guard';
import { CaseDesk, type Visit } from './case-desk';
import { complaintPage, feedbackPage, listPage, onePage, overPage } from './case-page';
import { CASE_PAGE_WORDS } from './case-page-words';
import { complaintIn, feedbackIn, idIn, wordsIn } from './read-forms';

const FILES = { fileSize: LIMITS.imageBytes, files: 5, fields: 8, fieldSize: 16 * 1_024 };

/** A customer's own cases and feedback, on a page that any channel can lead to. Works without script. */
@Controller('c/:token')
@UseGuards(CaseLinkGuard)
export class CasePageController {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  @Get(['', 'cases'])
  async list(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = await this.visit(token, request, response);
    if (!visit) return;
    const told = toldOf(request.query['sent'], visit);
    sendPage(response, listPage({ ...(await this.desk.all(visit)), told }, visit.at));
  }

  @Get('complaint')
  async complaint(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = await this.visit(token, request, response);
    if (!visit) return;
    const given = complaintIn({}, this.desk.newId());
    sendPage(response, complaintPage({ kinds: await this.desk.kinds(), given, problem: null }, visit.at));
  }

  @Post('complaint')
  @UseInterceptors(FilesInterceptor('files', FILES.files, { limits: FILES }))
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async file(
    @Param('token') token: string,
    @Body() body: unknown,
    @UploadedFiles() files: Upload[] | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = await this.visit(token, request, response);
    if (!visit) return;
    const given = complaintIn(body, idIn(body, 'caseId') ?? this.desk.newId());
    const kinds = await this.desk.kinds();
    const again = (problem: Parameters<typeof complaintPage>[0]['problem']) =>
      sendPage(response.status(422), complaintPage({ kinds, given, problem }, visit.at));
    if (!kinds.some(({ key }) => key === given.kind)) return again('noKind');
    if (given.words === '') return again('empty');
    try {
      const { number } = await this.desk.file(visit, given, files ?? []);
      leave(response, visit, number);
    } catch (error) {
      if (error instanceof Refusal && FILE_REFUSALS.includes(error.code)) return again('badFile');
      if (error instanceof Refusal && error.code === 'rate-limited') return again('often');
      throw error;
    }
  }

  @Get('feedback')
  async feedback(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = await this.visit(token, request, response);
    if (!visit) return;
    const form = { feedbackId: this.desk.newId(), sort: '', text: '', problem: null };
    sendPage(response, feedbackPage(form, visit.at));
  }

  @Post('feedback')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async give(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = await this.visit(token, request, response);
    if (!visit) return;
    const { sort, text } = feedbackIn(body);
    const feedbackId = idIn(body, 'feedbackId') ?? this.desk.newId();
    const again = (problem: 'empty' | 'often') =>
      sendPage(response.status(422), feedbackPage({ feedbackId, sort: sort ?? '', text, problem }, visit.at));
    if (text === '') return again('empty');
    try {
      await this.desk.give(visit, { feedbackId, text, ...(sort ? { sort } : {}) });
      leave(response, visit, 'feedback');
    } catch (error) {
      if (error instanceof Refusal && error.code === 'rate-limited') return again('often');
      throw error;
    }
  }

  @Get('cases/:id')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async one(
    @Param('token') token: string,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = await this.visit(token, request, response);
    const one = visit && (await this.desk.one(visit, id));
    if (!visit) return;
    if (!one) return sendPage(response.status(404), overPage('missing', visit.at));
    sendPage(response, onePage(one, visit.at, null));
  }

  @Post('cases/:id/:said')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async say(
    @Param() { token, id, said }: { token: string; id: string; said: string },
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = await this.visit(token, request, response);
    if (!visit) return;
    const one = await this.desk.one(visit, id);
    if (!one || (said !== 'solved' && said !== 'not-solved'))
      return sendPage(response.status(404), overPage('missing', visit.at));
    const words = wordsIn(body);
    if (said === 'not-solved' && words === '')
      return sendPage(response.status(422), onePage(one, visit.at, 'empty'));
    try {
      if (said === 'solved') await this.desk.solved(visit, id);
      else await this.desk.notSolved(visit, { id, words });
      leave(response, visit, said);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'case-stage') throw error;
      // Said twice, or somebody else was quicker: how it stands now.
      const now = (await this.desk.one(visit, id)) ?? one;
      sendPage(response.status(409), onePage(now, visit.at, 'changed'));
    }
  }

  /** Who comes by this link; null: it is over, and the page that says so was sent. */
  private async visit(token: string, request: Request, response: Response): Promise<Visit | null> {
    const visit = await this.desk.visit(token, request);
    if (visit.over === null) return visit;
    sendPage(response.status(visit.over === 'over' ? 410 : 404), overPage(visit.over, visit.at));
    return null;
  }
}

/** What the list says first after something was sent from here. */
function toldOf(sent: unknown, { at }: Visit): string | null {
  const words = CASE_PAGE_WORDS[at.language];
  if (sent === 'feedback') return words.given;
  if (sent === 'solved') return words.saidSolved;
  if (sent === 'not-solved') return words.saidNotSolved;
  return typeof sent === 'string' && /^C\d{1,12}$/.test(sent) ? words.filed(sent) : null;
}

function leave(response: Response, { at }: Visit, sent: string): void {
  response.redirect(303, `${at.root}?lang=${at.language}&sent=${sent}`);
}
