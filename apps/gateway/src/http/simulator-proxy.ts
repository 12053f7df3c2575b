import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { request as forward, type ClientRequest } from 'node:http';

/** What keeps a connection is each hop's own business. */
const OF_ONE_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-connection', 'te'];

/**
 * Hands everything below `/simulator` to the simulator of the providers: its page, its control API and the
 * interfaces of the fake providers. Before any body is read, so that bytes arrive as they were sent.
 */
export class SimulatorProxy {
  readonly #open = new Set<ClientRequest>();

  constructor(private readonly simulatorUrl: string) {}

  serve(app: NestExpressApplication): void {
    app.use('/simulator', (request: Request, response: Response, _next: NextFunction) =>
      this.#handOn(request, response),
    );
  }

  /** Ends what is under way: a page listens for hours. */
  stop(): void {
    for (const request of this.#open) request.destroy();
  }

  #handOn(request: Request, response: Response): void {
    const { hostname, port } = new URL(this.simulatorUrl);
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !OF_ONE_HOP.includes(name)),
    );
    // Host and port are ours, whatever the request line says.
    const upstream = forward({ hostname, port, method: request.method, path: request.originalUrl, headers });
    this.#open.add(upstream);
    upstream.on('response', (answer) => {
      const kept = Object.entries(answer.headers).filter(([name]) => !OF_ONE_HOP.includes(name));
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    upstream.on('error', () => {
      if (response.headersSent) return void response.destroy();
      response.status(503).type('text/plain').send('The simulator does not answer; it may be starting.');
    });
    upstream.on('close', () => this.#open.delete(upstream));
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  }
}
