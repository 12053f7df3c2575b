import { Controller, Get, Header, Inject } from '@nestjs/common';
import type { Config } from '../config';
import { asyncApiDocument } from '../documentation/asyncapi';
import { eventsPage } from '../documentation/events-page';
import { IMPORT_EXAMPLE } from '../documentation/import-example';
import { importsPage } from '../documentation/imports-page';
import { CONFIG } from '../tokens';

/** The socket's half of the reference; the HTTP half is served by Swagger at /docs. */
@Controller()
export class DocumentationController {
  /** Made once: the contract does not change while the process runs. */
  private page: string | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get('api/asyncapi.json')
  asyncApi(): Record<string, unknown> {
    return asyncApiDocument(this.config.publicUrl);
  }

  @Get('docs/events')
  @Header('Content-Type', 'text/html; charset=utf-8')
  events(): string {
    return (this.page ??= eventsPage());
  }

  @Get('docs/imports')
  @Header('Content-Type', 'text/html; charset=utf-8')
  imports(): string {
    return importsPage();
  }

  @Get('docs/imports/example.ndjson')
  @Header('Content-Type', 'application/x-ndjson')
  importExample(): string {
    return IMPORT_EXAMPLE;
  }
}
