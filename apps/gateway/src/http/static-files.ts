import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const YEAR = 31_536_000_000;

/** Serves the built front ends: loader, widget frame, console, demo shop. Hashed assets are cached for a year, pages never. */
export function serveFrontEnds(
  app: NestExpressApplication,
  options: { distFolder: string; demo: boolean },
): void {
  const folder = (name: string): string => resolve(options.distFolder, name);
  const express = app.getHttpAdapter().getInstance();

  app.useStaticAssets(folder('apps/widget/widget'), {
    prefix: '/widget/',
    index: false,
    setHeaders: widgetHeaders,
  });
  express.get('/widget.js', (_: Request, response: Response) => {
    response.set({
      'Cache-Control': 'public, max-age=300',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Access-Control-Allow-Origin': '*',
    });
    response.sendFile(folder('apps/widget/widget.js'));
  });
  app.useStaticAssets(folder('apps/console/assets'), {
    prefix: '/console/assets/',
    index: false,
    immutable: true,
    maxAge: YEAR,
  });
  app.useStaticAssets(folder('apps/console'), { prefix: '/console/', index: false });
  express.get(/^\/console(\/.*)?$/, page(folder('apps/console/index.html')));
  if (!options.demo || !existsSync(folder('apps/storefront/index.html'))) return;
  app.useStaticAssets(folder('apps/storefront/shop-assets'), {
    prefix: '/shop-assets/',
    index: false,
    maxAge: 3_600_000,
  });
  const reserved =
    /^\/(?!api\/|hooks\/|socket\.io|docs|widget|console|simulator|healthz|readyz|metrics|files\/|demo-shop\/|shop-assets\/)/;
  express.get(reserved, page(folder('apps/storefront/index.html')));
}

function widgetHeaders(response: Response, path: string): void {
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader(
    'Cache-Control',
    path.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable',
  );
}

/** A single-page app's page: GET requests for pages only, so that a missing asset is a 404 and not HTML. */
function page(file: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.method !== 'GET' || /\.\w{2,5}$/.test(request.path)) return next();
    response.set('Cache-Control', 'no-cache');
    response.sendFile(file);
  };
}
