import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Req,
  Res,
  UploadedFiles,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { AnswerByLink, type LinkOver, type OpenedLink } from '@yingda/cases';
import { LIMITS, Refusal, type Language } from '@yingda/contracts/names';
import { StoreAttachment } from '@yingda/conversations';
import type { SystemActor } from '@yingda/events';
import { isUuid } from '@yingda/platform';
import type { Request, Response } from 'express';
import { FILE_REFUSALS, type Upload, uploadName } from '../http/upload';
import { sendPage } from '../http/private-page';
import { TaskLinkGuard } from './task-link.guard';
import { overPage, taskPage, thanksPage } from './task-page';

const FILES = { fileSize: LIMITS.imageBytes, files: 5, fields: 2, fieldSize: 64 * 1_024 };
const BY_LINK: SystemActor = { kind: 'system', name: 'task-link' };

/** The page of a task: whoever has the link answers it, once. Works without script. */
@Controller('t')
@UseGuards(TaskLinkGuard)
export class TaskPageController {
  constructor(
    @Inject(AnswerByLink) private readonly byLink: AnswerByLink,
    @Inject(StoreAttachment) private readonly store: StoreAttachment,
  ) {}

  @Get(':token')
  async show(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const opened = await this.byLink.open(token);
    const at = { path: `/t/${token}`, language: languageOf(request, opened) };
    if (request.query['sent'] === 'yes' && opened.over === 'used') return sendPage(response, thanksPage(at));
    if (opened.over) return over(response, opened.over, at);
    sendPage(response, taskPage(opened.task, { ...at, told: null, written: '' }));
  }

  @Get(':token/files/:id')
  async file(
    @Param('token') token: string,
    @Param('id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    const url = isUuid(id) ? await this.byLink.fileOf(token, id) : null;
    if (!url) throw new Refusal('attachment-not-found', 'This link shows no such file.');
    response.set('Referrer-Policy', 'no-referrer').redirect(302, url);
  }

  @Post(':token/taken')
  async take(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const opened = await this.byLink.open(token);
    const at = { path: `/t/${token}`, language: languageOf(request, opened) };
    if (opened.over) return over(response, opened.over, at);
    await this.byLink.acknowledge(token);
    response.redirect(303, `${at.path}?lang=${at.language}`);
  }

  @Post(':token')
  @UseInterceptors(FilesInterceptor('files', FILES.files, { limits: FILES }))
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async answer(
    @Param('token') token: string,
    @Body() body: unknown,
    @UploadedFiles() files: Upload[] | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const opened = await this.byLink.open(token);
    const at = { path: `/t/${token}`, language: languageOf(request, opened) };
    if (opened.over) return over(response, opened.over, at);
    const written = textIn(body);
    const again = (told: 'empty' | 'badFile') =>
      sendPage(response.status(422), taskPage(opened.task, { ...at, told, written }));
    if (written.trim() === '') return again('empty');
    try {
      const attachmentIds = await this.stored(files ?? []);
      await this.byLink.answer(token, { text: written.slice(0, 8_000), attachmentIds });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // It was answered, revoked or withdrawn while it was being filled in.
      if (error.code === 'link-expired') return over(response, error.details?.['why'] as LinkOver, at);
      if (FILE_REFUSALS.includes(error.code)) return again('badFile');
      throw error;
    }
    response.redirect(303, `${at.path}?lang=${at.language}&sent=yes`);
  }

  private async stored(files: readonly Upload[]): Promise<string[]> {
    const ids: string[] = [];
    for (const file of files) {
      const { mimetype, buffer } = file;
      if (buffer.length === 0) continue;
      const name = uploadName(file);
      const { id } = await this.store.execute({
        actor: BY_LINK,
        name,
        declaredType: mimetype,
        bytes: buffer,
      });
      ids.push(id);
    }
    return ids;
  }
}

function textIn(body: unknown): string {
  const text = typeof body === 'object' && body !== null ? (body as { text?: unknown }).text : '';
  return typeof text === 'string' ? text.replace(/\0/g, '') : '';
}

function languageOf(request: Request, { link }: OpenedLink): Language {
  const asked = request.query['lang'];
  if (asked === 'en' || asked === 'zh-CN') return asked;
  if (link) return link.language;
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh-CN';
}

function over(response: Response, why: LinkOver, at: { path: string; language: Language }): void {
  sendPage(response.status(why === 'missing' ? 404 : 410), overPage(why, at));
}
