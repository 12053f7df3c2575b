import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import type { INestApplication } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

const PATHS = /^\/(docs(\/|$)|docs-yaml$|api\/openapi\.json$)/;

/**
 * The API reference at /docs. Swagger and the document are made when somebody first asks: a server in front of
 * customers never needs their twelve megabytes.
 */
export function serveReference(app: NestExpressApplication, publicUrl: string): void {
  let reference: Promise<RequestHandler> | null = null;
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!PATHS.test(request.path)) return next();
    reference ??= made(publicUrl);
    reference.then((handle) => handle(request, response, next)).catch(next);
  });
}

async function made(publicUrl: string): Promise<RequestHandler> {
  const [{ SwaggerModule }, { openApiDocument }] = await Promise.all([
    import('@nestjs/swagger'),
    import('./openapi'),
  ]);
  // An application of its own, because this one's routes were closed when it started.
  const adapter = new ExpressAdapter();
  const host = {
    getHttpAdapter: () => adapter,
    useStaticAssets: (path: string, options: { prefix: string }) => adapter.useStaticAssets(path, options),
  };
  SwaggerModule.setup('docs', host as unknown as INestApplication, openApiDocument(publicUrl), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Yingda API',
  });
  return adapter.getInstance() as RequestHandler;
}
