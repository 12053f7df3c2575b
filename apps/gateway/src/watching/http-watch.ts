import { inRequest, isRequestId, newRequestId } from '@yingda/platform';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';
import type { Tracing } from './tracing';

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/**
 * Makes every HTTP request a request of ours: under the id the caller gives in `x-request-id` (or, where spans are
 * collected, in `traceparent`), else under a new one; the answer names it. Before anything else that handles requests.
 */
export function watchHttp(
  metrics: Metrics,
  log: Logger,
  tracing: Tracing | null,
): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const began = performance.now();
    const traceparent = tracing ? request.get('traceparent') : undefined;
    const given = (traceparent && tracing?.requestIdOf(traceparent)) || request.get('x-request-id');
    const requestId = isRequestId(given) ? given : newRequestId();
    response.setHeader('x-request-id', requestId);
    const ended = (): string => {
      const method = METHODS.has(request.method) ? request.method : 'other';
      const route = routeOf(request);
      const ms = performance.now() - began;
      metrics.http.at(method, route, `${Math.floor(response.statusCode / 100)}xx`).add(ms / 1_000);
      if (log.isLevelEnabled('debug'))
        log.debug(
          { requestId, method, route, status: response.statusCode, ms: Math.round(ms * 1_000) / 1_000 },
          'request done',
        );
      return `${method} ${route}`;
    };
    inRequest(requestId, () => {
      if (!tracing) {
        response.once('close', ended);
        return next();
      }
      const incoming = { requestId, name: request.method, at: 'http' as const, traceparent };
      tracing.begin(incoming, (end) => {
        response.once('close', () => end({ refusal: null, name: ended(), status: response.statusCode }));
        next();
      });
    });
  };
}

/** The pattern that matched, never the path: that would be as many as callers like. */
function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' && path.startsWith('/') ? path : 'none';
}
