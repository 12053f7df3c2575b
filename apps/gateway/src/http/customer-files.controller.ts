import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  AttachmentLink,
  ConsentLine,
  CustomerCounts,
  CustomerDocument,
  CustomerEditPage,
  CustomerFile,
  CustomerFilePage,
  CustomerFilesQuery,
  CustomerTimelinePage,
  DuplicatePage,
  EditCustomerFile,
  NoteConsent,
  PageQuery,
  SetTier,
  StaleCustomersQuery,
} from '@yingda/contracts';
import { LIMITS, Refusal } from '@yingda/contracts/names';
import {
  CustomerFileReader,
  EditFile,
  KeepDocuments,
  ListCustomers,
  SayTier,
  VerifyCustomer,
  WriteConsent,
} from '@yingda/customers';
import type { AgentActor } from '@yingda/events';
import { CLOCK, Cryptor, type Clock } from '@yingda/platform';
import type { Response } from 'express';
import { pipeline } from 'node:stream';
import { CustomerTimelineView } from '../views/customer-timeline';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';
import { type Upload, uploadName } from './upload';

const LINK_MS = 5 * 60_000;

/** Lists of customers, and what is read of one file. */
@Controller('api/customer-files')
@For('agent')
export class CustomerListsController {
  constructor(
    @Inject(CustomerFileReader) private readonly reader: CustomerFileReader,
    @Inject(ListCustomers) private readonly lists: ListCustomers,
    @Inject(CustomerTimelineView) private readonly timelines: CustomerTimelineView,
  ) {}

  @Get()
  page(@CurrentActor() actor: AgentActor, @Query() query: CustomerFilesQuery): Promise<CustomerFilePage> {
    return this.lists.page(actor, query);
  }

  @Get('counts')
  counts(@CurrentActor() actor: AgentActor): Promise<CustomerCounts> {
    return this.reader.counts(actor);
  }

  @Get('stale')
  stale(@CurrentActor() actor: AgentActor, @Query() query: StaleCustomersQuery): Promise<CustomerFilePage> {
    return this.lists.stale(actor, query);
  }

  @Get('duplicates')
  duplicates(@CurrentActor() actor: AgentActor, @Query() query: PageQuery): Promise<DuplicatePage> {
    return this.lists.duplicates(actor, query);
  }

  @Get(':id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CustomerFile> {
    return this.reader.file(actor, id);
  }

  @Get(':id/consents')
  consents(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<ConsentLine[]> {
    return this.reader.consents(actor, id);
  }

  @Get(':id/history')
  history(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Query() query: PageQuery,
  ): Promise<CustomerEditPage> {
    return this.reader.history(actor, id, query);
  }

  @Get(':id/timeline')
  timeline(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Query() query: PageQuery,
  ): Promise<CustomerTimelinePage> {
    return this.timelines.page(actor, id, query);
  }
}

/** What is changed of one file. */
@Controller('api/customer-files/:id')
@For('agent')
export class CustomerFilesController {
  constructor(
    @Inject(EditFile) private readonly edit: EditFile,
    @Inject(SayTier) private readonly tier: SayTier,
    @Inject(VerifyCustomer) private readonly verify: VerifyCustomer,
    @Inject(WriteConsent) private readonly consent: WriteConsent,
  ) {}

  @Patch()
  change(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @Body() body: EditCustomerFile,
  ): Promise<CustomerFile> {
    return this.edit.execute(actor, { ...body, customerId });
  }

  @Put('tier')
  sayTier(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @Body() body: SetTier,
  ): Promise<CustomerFile> {
    return this.tier.execute(actor, { ...body, customerId });
  }

  @Delete('tier')
  leaveTier(@CurrentActor() actor: AgentActor, @IdParam() customerId: string): Promise<CustomerFile> {
    return this.tier.leave(actor, customerId);
  }

  @Post('verify')
  @HttpCode(200)
  verified(@CurrentActor() actor: AgentActor, @IdParam() customerId: string): Promise<CustomerFile> {
    return this.verify.execute(actor, customerId);
  }

  @Post('consents')
  noteConsent(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @Body() body: NoteConsent,
  ): Promise<ConsentLine> {
    return this.consent.execute(actor, { ...body, customerId });
  }
}

/** Files kept with a customer. */
@Controller()
export class CustomerDocumentsController {
  constructor(
    @Inject(KeepDocuments) private readonly documents: KeepDocuments,
    @Inject(Cryptor) private readonly cryptor: Cryptor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('api/customer-files/:id/documents')
  @For('agent')
  list(@CurrentActor() actor: AgentActor, @IdParam() customerId: string): Promise<CustomerDocument[]> {
    return this.documents.list(actor, customerId);
  }

  @Post('api/customer-files/:id/documents')
  @For('agent')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: LIMITS.fileBytes, files: 1, fields: 4 } }))
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async add(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @UploadedFile() file: Upload | undefined,
    @Body('note') note?: string,
  ): Promise<CustomerDocument> {
    if (!file) throw new Refusal('invalid-payload', 'Send the file in the field "file".', { field: 'file' });
    return this.documents.add(actor, customerId, {
      ...{ name: uploadName(file), contentType: file.mimetype, bytes: file.buffer },
      note: typeof note === 'string' ? note : '',
    });
  }

  @Get('api/customer-files/:id/documents/:documentId/link')
  @For('agent')
  async link(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @IdParam('documentId') documentId: string,
  ): Promise<AttachmentLink> {
    const { id } = await this.documents.known(actor, customerId, documentId);
    const expiresAt = new Date(this.clock.now().getTime() + LINK_MS);
    return {
      url: `/customer-documents/${this.cryptor.sign({ customerDocument: id }, expiresAt)}`,
      expiresAt: expiresAt.toISOString(),
    };
  }

  @Delete('api/customer-files/:id/documents/:documentId')
  @For('agent')
  @HttpCode(204)
  async remove(
    @CurrentActor() actor: AgentActor,
    @IdParam() customerId: string,
    @IdParam('documentId') documentId: string,
  ): Promise<void> {
    await this.documents.remove(actor, customerId, documentId);
  }

  /** Whoever has the link may read; it names one file and ends by itself. Always a download, never a page. */
  @Get('customer-documents/:token')
  async file(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const claim = this.cryptor.verify<{ customerDocument: string }>(token, this.clock.now());
    if (!claim?.customerDocument) throw new Refusal('link-expired', 'The link is over; ask for a new one.');
    const { name, size, stream } = await this.documents.open(claim.customerDocument);
    response.set({
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    });
    pipeline(stream, response, () => undefined);
  }
}
