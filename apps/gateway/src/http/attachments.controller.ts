import {
  Body,
  Controller,
  Get,
  Headers,
  Inject,
  Param,
  Post,
  Query,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { AttachmentLink, StoredAttachment } from '@yingda/contracts';
import { LIMITS, Refusal } from '@yingda/contracts/names';
import { ReadAttachment, StoreAttachment, type OpenedFile } from '@yingda/conversations';
import type { Actor } from '@yingda/events';
import { CLOCK, Cryptor, type Clock } from '@yingda/platform';
import type { Response } from 'express';
import { pipeline } from 'node:stream';
import { AvatarsView } from '../views/avatars';
import { type Upload, uploadName } from './upload';
import { byteRange } from './byte-range';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

const LINK_MS = 5 * 60_000;

/** Files of messages: stored by their sender, read by participants through links that last five minutes. */
@Controller()
export class AttachmentsController {
  constructor(
    @Inject(StoreAttachment) private readonly store: StoreAttachment,
    @Inject(ReadAttachment) private readonly readAttachment: ReadAttachment,
    @Inject(AvatarsView) private readonly avatars: AvatarsView,
    @Inject(Cryptor) private readonly cryptor: Cryptor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('api/attachments')
  @For('participant')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: LIMITS.fileBytes, files: 1, fields: 4 } }))
  async upload(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: Upload | undefined,
    @Body('durationMs') durationMs?: string,
  ): Promise<StoredAttachment> {
    if (!file)
      throw new Refusal('invalid-payload', 'Send the file as multipart/form-data in the field "file".', {
        field: 'file',
      });
    const name = uploadName(file);
    const duration = Number(durationMs);
    const stored = await this.store.execute({
      actor,
      name,
      declaredType: file.mimetype,
      bytes: file.buffer,
      ...(Number.isInteger(duration) && duration > 0 ? { durationMs: duration } : {}),
    });
    return { ...stored, url: this.link(stored.id).url };
  }

  @Get('api/attachments/:id/link')
  @For('participant')
  async read(@CurrentActor() actor: Actor, @IdParam() attachmentId: string): Promise<AttachmentLink> {
    await this.readAttachment.execute(actor, { attachmentId });
    return this.link(attachmentId);
  }

  /** `?variant=preview` gives the small picture. Whoever has the link may read; it names one file and ends by itself. */
  @Get('files/:token')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async file(
    @Param('token') token: string,
    @Query('variant') variant: string | undefined,
    @Headers('range') range: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const claim = this.cryptor.verify<{ attachment: string }>(token, this.clock.now());
    if (!claim?.attachment) throw new Refusal('link-expired', 'The link is over; ask for a new one.');
    const file = await this.readAttachment.open({
      attachmentId: claim.attachment,
      preview: variant === 'preview',
      part: (size) => byteRange(range, size),
    });
    this.pipe(file, response, 'private, max-age=300');
  }

  /** Pictures of agents, which customers see: public, and only those that are an agent's picture now. */
  @Get('avatars/:id')
  async avatar(@IdParam() attachmentId: string, @Res() response: Response): Promise<void> {
    if (!(await this.avatars.isAvatar(attachmentId)))
      throw new Refusal('attachment-not-found', 'There is no such picture.');
    this.pipe(
      await this.readAttachment.open({ attachmentId, preview: true }),
      response,
      'public, max-age=3600',
    );
  }

  private pipe(file: OpenedFile, response: Response, cacheControl: string): void {
    const { part, size } = file;
    if (part) response.status(206).set('Content-Range', `bytes ${part.start}-${part.end}/${size}`);
    response.set({
      'Content-Type': file.contentType,
      'Content-Length': String(part ? part.end - part.start + 1 : size),
      'Accept-Ranges': 'bytes',
      'Content-Disposition': `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'X-Content-Type-Options': 'nosniff',
      // Even a file that slips through as a page can run nothing and reach nothing.
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': cacheControl,
    });
    // Ends both when either does: a reader who goes away must not leave the file open.
    pipeline(file.stream, response, () => undefined);
  }

  private link(attachmentId: string): AttachmentLink {
    const expiresAt = new Date(this.clock.now().getTime() + LINK_MS);
    return {
      url: `/files/${this.cryptor.sign({ attachment: attachmentId }, expiresAt)}`,
      expiresAt: expiresAt.toISOString(),
    };
  }
}
