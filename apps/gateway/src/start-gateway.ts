import { NestFactory } from '@nestjs/core';
import { EnsureSetupLink } from '@yingda/agents';
import { SwaggerModule } from '@nestjs/swagger';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  AdjustableClock,
  type Clock,
  Database,
  Jobs,
  Leases,
  makeHolder,
  Outbox,
  Relay,
  SystemClock,
  Timers,
} from '@yingda/platform';
import helmet from 'helmet';
import type { Server } from 'node:http';
import { createClient } from 'redis';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import { WrongSetting, type Config } from './config';
import { fillDemo } from './demo/fill-demo';
import { startHistory } from './demo/start-history';
import { openApiDocument } from './documentation/openapi';
import { ErrorFilter } from './http/error.filter';
import { Readiness } from './http/readiness';
import { serveFrontEnds } from './http/static-files';
import { wireValidation } from './http/validation';
import { migrations } from './migrations';
import { registerReactions } from './reactions';
import { RoutingTimers } from '@yingda/routing';
import { FanOut } from './sockets/fan-out';
import { PresenceLeases } from './sockets/presence-leases';
import { SocketAdapter } from './sockets/socket-adapter';
import { SocketServer } from './sockets/socket-server';
import { sourcesOf } from './watching/sources';
import { startWatching } from './watching/start-watching';

/** A running process of the server. */
export interface RunningGateway {
  app: NestExpressApplication;
  stop(): Promise<void>;
}

/** Migrates, wires, listens, then fills the demo when it is empty. @throws WrongSetting when this process may not run beside another. */
export async function startGateway(config: Config, logger: Logger): Promise<RunningGateway> {
  const watching = await startWatching(config, logger);
  const redis = config.redisUrl ? await connectRedis(config.redisUrl, logger) : null;
  await migrate(config, logger);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ config, logger, redis, clock: clockFor(config), watching }),
    { logger: false, bodyParser: false },
  );
  app.use(watching.http);
  app.useBodyParser('json', { limit: '256kb' });
  app.set('trust proxy', config.trustProxy);
  app.use(
    helmet({
      contentSecurityPolicy: false,
      crossOriginResourcePolicy: false,
      crossOriginEmbedderPolicy: false,
      frameguard: false,
    }),
  );
  app.useGlobalPipes(wireValidation());
  app.useGlobalFilters(new ErrorFilter(logger, watching.metrics));
  const socketAdapter = new SocketAdapter(app, redis);
  app.useWebSocketAdapter(socketAdapter);
  serveFrontEnds(app, config);
  SwaggerModule.setup('docs', app, openApiDocument(config.publicUrl), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Yingda API',
  });
  const stopLease = config.redisUrl
    ? async () => undefined
    : await holdSingleGateway(app.get(Leases), logger);

  // The worker listens too: what it commits (assignments, offers) must reach screens through the other nodes.
  const fanOut = app.get(FanOut);
  app
    .get(Outbox)
    .onCommitted((events, committedAt) =>
      watching.server.fanOut(events, committedAt, (one) => fanOut.deliver(one)),
    );
  watching.gathering.from(sourcesOf(app, config, redis));
  registerReactions(app);
  await app.init();
  await app.listen(config.port, config.host);
  app.get(PresenceLeases).start();
  await app.get(RoutingTimers, { strict: false }).begin();
  if (config.role !== 'worker') app.get(SocketServer).start();
  await Promise.all([
    // A gateway has its time for the people on its sockets: routing, search rows and all other reactions are the workers'.
    config.role === 'gateway' ? undefined : app.get(Relay).start(),
    app.get(Timers).start(),
    app.get(Jobs).start({ work: config.role !== 'gateway' }),
  ]);
  if (config.demo) await fillDemo(app, config);
  if (!config.demo && config.logLevel !== 'silent') await printSetupLink(app);
  app.get(Readiness).ready = true;
  logger.info({ port: config.port, role: config.role }, 'ready');
  // Tests move the clock, and want the machine for themselves.
  const history = config.demo && !config.testClock ? startHistory(app, config) : null;
  return {
    app,
    async stop() {
      app.get(Readiness).ready = false;
      await history?.stop();
      await app.get(SocketServer).stop();
      await app.get(PresenceLeases).stop();
      await stopLease();
      await closeWithin(DRAIN_MS, app);
      socketAdapter.endReaders();
      await watching.stop();
      redis?.destroy();
    },
  };
}

/** Long enough for every request of ours; an upload over a slow line is sent again. */
const DRAIN_MS = 3_000;

/** Closing waits for open requests; those that do not end by themselves are cut off. */
async function closeWithin(ms: number, app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer() as Server;
  const cut = setTimeout(() => server.closeAllConnections(), ms);
  await app.close();
  clearTimeout(cut);
}

async function migrate(config: Config, logger: Logger): Promise<void> {
  const database = new Database({
    url: config.databaseUrl,
    directUrl: config.databaseDirectUrl,
    applicationName: 'yingda-migrate',
    entities: [],
  });
  await database.connect();
  const applied = await database.migrate(migrations);
  if (applied.length > 0) logger.info({ applied }, 'database migrated');
  await database.close();
}

async function connectRedis(url: string, logger: Logger): Promise<ReturnType<typeof createClient>> {
  let started = false;
  const client = createClient({
    url,
    socket: {
      connectTimeout: 5_000,
      // A wrong address is told at the start; later it comes back, however long that takes.
      reconnectStrategy: (tries) =>
        started || tries < 3 ? Math.min(50 * 2 ** Math.min(tries, 6), 3_000) : new Error('not reachable'),
    },
  });
  // Losing Redis is survived: screens of this node stay live, others catch up by sequence.
  client.on('error', (error: Error) => logger.warn({ err: error }, 'redis is not reachable'));
  try {
    await client.connect();
    started = true;
  } catch {
    throw new WrongSetting(
      'REDIS_URL cannot be reached; start Redis there or remove the setting to run a single gateway.',
    );
  }
  return client as ReturnType<typeof createClient>;
}

const LEASE_MS = 15_000;

/** Without Redis only one gateway may serve a database: a second would not hear what the first sends. */
async function holdSingleGateway(leases: Leases, logger: Logger): Promise<() => Promise<void>> {
  const holder = makeHolder();
  if (!(await leases.acquire('single-gateway', holder, LEASE_MS)))
    throw new WrongSetting(
      'Another gateway already serves this database; set REDIS_URL for both to run several, or stop the other.',
    );
  const timer = setInterval(() => {
    leases.acquire('single-gateway', holder, LEASE_MS).then(
      (held) => {
        // Only after a pause longer than the lease, such as a suspended machine.
        if (!held)
          logger.error('another gateway serves this database meanwhile; stop one, or set REDIS_URL for both');
      },
      (error: unknown) => logger.warn({ err: error }, 'lease not renewed'),
    );
  }, LEASE_MS / 3);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await leases.release('single-gateway', holder).catch(() => undefined);
  };
}

function clockFor(config: Config): Clock {
  return config.testClock ? new AdjustableClock() : new SystemClock();
}

/** Without an administrator a one-time link to make the first one goes to the terminal. */
async function printSetupLink(app: NestExpressApplication): Promise<void> {
  const link = await app.get(EnsureSetupLink, { strict: false }).execute();
  if (link)
    console.log(
      `yingda: make the first administrator at ${link.url} (until ${link.expiresAt.toISOString()})`,
    );
}
