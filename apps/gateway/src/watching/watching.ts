import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { collectDefaultMetrics, register } from 'prom-client';
import { Gathering } from './gathering';
import { watchHttp } from './http-watch';
import { Metrics } from './metrics';
import { ServerWatch } from './server-watch';
import { SocketWatch } from './socket-watch';
import type { Tracing } from './tracing';

// Of the Node process: memory, processor time, event-loop lag, garbage collection.
collectDefaultMetrics();

/** Everything that watches one process; made before all else, so that nothing goes unseen. */
export class Watching {
  readonly metrics = new Metrics();
  readonly gathering = new Gathering(this.metrics.registry);
  readonly server: ServerWatch;
  readonly sockets: SocketWatch;
  readonly http: (request: Request, response: Response, next: NextFunction) => void;

  constructor(
    log: Logger,
    settings: { slowStatementMs: number },
    private readonly tracing: Tracing | null,
  ) {
    this.server = new ServerWatch(this.metrics, log, { ...settings, tracing });
    this.sockets = new SocketWatch(this.metrics, log, tracing);
    this.http = watchHttp(this.metrics, log, tracing);
  }

  /** All metrics in Prometheus's text format: ours, and those of the Node process. */
  async text(): Promise<string> {
    await this.gathering.refresh();
    return `${await register.metrics()}\n${await this.metrics.registry.metrics()}`;
  }

  /** Sends the spans that are left. */
  async stop(): Promise<void> {
    await this.tracing?.stop();
  }
}
