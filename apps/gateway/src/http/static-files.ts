import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const YEAR = 31_536_000_000;

/** What serving the front ends needs to know. */
export interface FrontEnds {
  distFolder: string;
  demo: boolean;
}

/** Serves the built front ends: loader, widget frame, console, demo shop. Hashed assets are cached for a year, pages never. */
export function serveFrontEnds(app: NestExpressApplication, options: FrontEnds): void {
  const folder = (name: string): string => resolve(options.distFolder, name);
  const express = app.getHttpAdapter().getInstance();

  express.get('/widget/frame.html', (_: Request, response: Response) => {
    response.set({ 'Cache-Control': 'no-cache', 'Content-Security-Policy': FRAME_CONTENT_POLICY });
    response.sendFile(folder('apps/widget/widget/frame.html'));
  });
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
  express.get(/^\/console(\/.*)?$/, page(folder('apps/console/index.html'), CONSOLE_CONTENT_POLICY));
  if (!options.demo || !existsSync(folder('apps/storefront/index.html'))) return;
  app.useStaticAssets(folder('apps/storefront/shop-assets'), {
    prefix: '/shop-assets/',
    index: false,
    setHeaders: shopHeaders,
  });
  express.get(NOT_RESERVED, page(folder('apps/storefront/index.html')));
}

/** Paths that are not pages of the demo shop. */
const NOT_RESERVED =
  /^\/(?!api\/|hooks\/|socket\.io|docs|widget|console|simulator|healthz|readyz|metrics|files\/|avatars\/|demo-shop\/|help\/|c\/|s\/|t\/|shop-assets\/)/;

/** Ant Design writes style elements; pictures of shops' goods come from anywhere over https. */
const CONSOLE_CONTENT_POLICY =
  "default-src 'self'; img-src 'self' data: blob: https: http:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

/**
 * Any page may load the frame, because a frame that never loads can tell nobody: the session refuses pages of other
 * origins (the frame hears its parent's origin from the browser), and the settings show which page was refused.
 */
const FRAME_CONTENT_POLICY =
  "default-src 'self'; img-src 'self' data: blob: https: http:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; frame-ancestors *";

function widgetHeaders(response: Response, path: string): void {
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader(
    'Cache-Control',
    path.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable',
  );
}

/** Only the shop's script and style have hashed names. */
function shopHeaders(response: Response, path: string): void {
  response.setHeader(
    'Cache-Control',
    /\/index-[^/]+\.(js|css)$/.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
  );
}

/** A single-page app's page: GET requests for pages only, so that a missing asset is a 404 and not HTML. */
function page(file: string, contentPolicy?: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!['GET', 'HEAD'].includes(request.method) || /\.\w{2,5}$/.test(request.path)) return next();
    response.set('Cache-Control', 'no-cache');
    if (contentPolicy) response.set('Content-Security-Policy', contentPolicy);
    response.sendFile(file);
  };
}
