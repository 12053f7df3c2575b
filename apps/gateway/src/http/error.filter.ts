import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from '../watching/metrics';
import { refusalFrom, statusOf } from './refusal-from';

/** Every failed request answered as `{ error: { code, message, details? } }`; unexpected ones are logged with their cause. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const refusal = refusalFrom(error);
    this.metrics.refusals.at('http', refusal.code).add();
    const line = { method: request.method, path: shownPath(request), refusal: refusal.code };
    if (refusal.code === 'internal-error') this.logger.error({ ...line, err: error }, 'request failed');
    // Whoever asks too much must not fill the log with it.
    else if (refusal.code === 'rate-limited') this.logger.debug(line, 'request refused');
    else this.logger.info({ ...line, reason: refusal.message }, 'request refused');
    if (response.headersSent) return;
    const retryAfterMs = Number(refusal.details?.['retryAfterMs'] ?? 0);
    if (retryAfterMs > 0) response.setHeader('Retry-After', Math.ceil(retryAfterMs / 1_000));
    response.status(statusOf(refusal)).json({ error: refusal.toWire() });
  }
}

/** The path without what is secret in it: links and signed addresses carry their right in the path. */
function shownPath(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  if (typeof path === 'string') return path;
  return request.path.replace(/[^/]{20,}/g, '…').slice(0, 200);
}
