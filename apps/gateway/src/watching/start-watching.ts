import type { Logger } from 'pino';
import type { Config } from '../config';
import { Watching } from './watching';

/** What watches this process. The code that traces is loaded only where an endpoint is set. */
export async function startWatching(config: Config, logger: Logger): Promise<Watching> {
  const tracing = config.tracing
    ? (await import('./otlp-tracing')).startTracing(config.tracing, { role: config.role, logger })
    : null;
  return new Watching(logger, { slowStatementMs: config.slowStatementMs }, tracing);
}
