import { NestFactory } from '@nestjs/core';
import { EnsureSetupLink } from '@yingda/agents';
import { InboundWorker, OutboundWorker } from '@yingda/channels';
import { ImportWorker } from '@yingda/conversations';
import { CustomerImportWorker } from '@yingda/customers';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AdjustableClock, type Clock, Database, Jobs, Relay, SystemClock, Timers } from '@yingda/platform';
import { urlencoded } from 'express';
import helmet from 'helmet';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import type { Config } from './config';
import { BoardMinuteKeeper } from './board/minute-keeper';
import { connectSimulator } from './demo/connect-simulator';
import { fillDemo } from './demo/fill-demo';
import { startHistory } from './demo/start-history';
import { serveReference } from './documentation/serve-reference';
import { backgroundOnly } from './http/background-only';
import { ErrorFilter } from './http/error.filter';
import { HOOK_BODY } from './http/hook-body';
import { Readiness } from './http/readiness';
import { SimulatorProxy } from './http/simulator-proxy';
import { serveFrontEnds } from './http/static-files';
import { wireValidation } from './http/validation';
import { migrations } from './migrations';
import { joinNodes, linkTo } from './nodes/join-nodes';
import { registerReactions } from './reactions';
import { FactRounds, FindTrends, KeepRollups, WatchEditions } from '@yingda/reports';
import { RoutingTimers } from '@yingda/routing';
import { AnswerMessages, RunRules, WorkNotices } from '@yingda/automation';
import { WatchDueTimes } from '@yingda/service-levels';
import { WatchCases } from '@yingda/cases';
import { WatchPromises } from '@yingda/promises';
import { WatchSurveys } from '@yingda/surveys';
import { FanOut } from './sockets/fan-out';
import { PresenceLeases } from './sockets/presence-leases';
import { SocketAdapter } from './sockets/socket-adapter';
import { SocketServer } from './sockets/socket-server';
import { stopGateway } from './stop-gateway';
import { sourcesOf } from './watching/sources';
import { startWatching } from './watching/start-watching';

/** The longest that an upload may take. */
const UPLOAD_MS = 6 * 3_600_000;

/** A running process of the server. */
export interface RunningGateway {
  app: NestExpressApplication;
  stop(): Promise<void>;
}

/** Migrates, wires, listens, then fills the demo when it is empty. @throws WrongSetting when this process may not run beside another. */
export async function startGateway(config: Config, logger: Logger): Promise<RunningGateway> {
  const watching = await startWatching(config, logger);
  const link = await linkTo(config, logger);
  await migrate(config, logger);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ config, logger, redis: link, clock: clockFor(config), watching }),
    { logger: false, bodyParser: false },
  );
  app.use(watching.http);
  const simulator = config.simulatorUrl ? new SimulatorProxy(config.simulatorUrl) : null;
  simulator?.serve(app);
  // Before anything could parse them: providers sign bytes.
  app.useBodyParser('raw', HOOK_BODY);
  app.useBodyParser('json', { limit: '256kb' });
  // Votes of help pages are plain forms; nothing else takes forms.
  app.use('/s', urlencoded({ extended: false, limit: '32kb', parameterLimit: 100 }));
  app.use('/c', urlencoded({ extended: false, limit: '64kb', parameterLimit: 10 }));
  app.use('/help', urlencoded({ extended: false, limit: '4kb', parameterLimit: 8 }));
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
  const serves = config.role !== 'worker';
  app.useWebSocketAdapter(new SocketAdapter(app, link, () => serves && !app.get(Readiness).draining));
  if (serves) {
    serveFrontEnds(app, config);
    serveReference(app, config.publicUrl);
  } else backgroundOnly(app);

  // The worker listens too: what it commits (assignments, offers) must reach screens through the other nodes.
  const fanOut = app.get(FanOut);
  const leaveNodes = await joinNodes(app, {
    config,
    logger,
    link,
    fanOut: (events, committedAt) =>
      watching.server.fanOut(events, committedAt, (one) => fanOut.deliver(one)),
  });
  watching.gathering.from(sourcesOf(app, config, link));
  registerReactions(app);
  await app.init();
  // A file of gigabytes takes longer than the five minutes that Node gives a request; headers keep their minute.
  (app.getHttpServer() as Server).requestTimeout = UPLOAD_MS;
  await app.listen(config.port, config.host);
  app.get(PresenceLeases).start({ holds: serves });
  await app.get(RoutingTimers, { strict: false }).begin();
  await app.get(BoardMinuteKeeper).begin();
  if (serves) app.get(SocketServer).start();
  const relay = app.get(Relay);
  await Promise.all([
    // A gateway has its time for the people on its sockets, and does these only while no worker lives.
    relay.start(),
    app.get(Timers).start({ when: () => config.role !== 'gateway' || relay.isWorking }),
    app.get(Jobs).start({ work: config.role !== 'gateway' }),
  ]);
  const isTurn = () => config.role !== 'gateway' || relay.isWorking;
  app.get(InboundWorker, { strict: false }).start({ when: isTurn });
  app.get(OutboundWorker, { strict: false }).start({ when: isTurn });
  app.get(WatchDueTimes, { strict: false }).start({ when: isTurn });
  app.get(WatchSurveys, { strict: false }).start({ when: isTurn });
  app.get(WatchPromises, { strict: false }).start({ when: isTurn });
  app.get(WatchCases, { strict: false }).start({ when: isTurn });
  app.get(RunRules, { strict: false }).start({ when: isTurn });
  app.get(WorkNotices, { strict: false }).start({ when: isTurn });
  app.get(ImportWorker, { strict: false }).start({ when: isTurn });
  app.get(CustomerImportWorker, { strict: false }).start({ when: isTurn });
  app.get(FactRounds, { strict: false }).start({ when: isTurn });
  app.get(KeepRollups, { strict: false }).start({ when: isTurn });
  app.get(WatchEditions, { strict: false }).start({ when: isTurn });
  app.get(FindTrends, { strict: false }).start({ when: isTurn });
  if (config.demo) await fillDemo(app, config);
  if (!config.demo && config.logLevel !== 'silent') await printSetupLink(app);
  await app.get(AnswerMessages, { strict: false }).warm();
  app.get(Readiness).ready = true;
  logger.info({ port: config.port, role: config.role }, 'ready');
  void connectSimulator(app, config);
  // Tests move the clock, and want the machine for themselves.
  const history = config.demo && !config.testClock ? startHistory(app, config) : null;
  return {
    app,
    async stop() {
      simulator?.stop();
      await stopGateway(app, { first: async () => history?.stop(), last: leaveNodes });
      await watching.stop();
      await link?.close();
    },
  };
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
