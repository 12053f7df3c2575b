import { Controller, Get, Header, Headers, Inject, Req, Res } from '@nestjs/common';
import { Refusal } from '@yingda/contracts/names';
import { Database } from '@yingda/platform';
import type { Request, Response } from 'express';
import { timingSafeEqual } from 'node:crypto';
import { register } from 'prom-client';
import { CONFIG } from '../tokens';
import { Watching } from '../watching/watching';
import type { Config } from '../config';
import { Readiness } from './readiness';

/** For whatever watches over the process: is it alive, may it get traffic, what has it done. */
@Controller()
export class HealthController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(Database) private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Watching) private readonly watching: Watching,
  ) {}

  @Get('healthz')
  alive(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('readyz')
  async ready(@Res() response: Response): Promise<void> {
    const database = await this.database.query('select 1').then(
      () => true,
      () => false,
    );
    const ready = this.readiness.ready && database;
    // A proxy may still ask a server that lacks its database, which can say so itself, but not one that drains.
    const status = ready ? 'ready' : this.readiness.draining ? 'draining' : 'not-ready';
    response.status(ready ? 200 : 503).json({ status, database });
  }

  /** Loopback, or `Authorization: Bearer` with the metrics token. */
  @Get('metrics')
  @Header('Content-Type', register.contentType)
  async metrics(@Req() request: Request, @Headers('authorization') authorization?: string): Promise<string> {
    // A proxy on this host that we were not told of hands over the whole world as loopback.
    const forwarded =
      !this.config.trustProxy && ['x-forwarded-for', 'forwarded'].some((name) => name in request.headers);
    const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip ?? '') && !forwarded;
    if (!loopback && !this.hasToken(authorization))
      throw new Refusal('not-permitted', 'Metrics are read from this host, or with the metrics token.');
    return this.watching.text();
  }

  private hasToken(authorization: string | undefined): boolean {
    const expected = this.config.metricsToken;
    if (!expected || !authorization) return false;
    const given = Buffer.from(authorization.replace(/^Bearer /, ''));
    const wanted = Buffer.from(expected);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}
