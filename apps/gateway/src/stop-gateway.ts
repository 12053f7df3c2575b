import type { NestExpressApplication } from '@nestjs/platform-express';
import { InboundWorker, OutboundWorker } from '@yingda/channels';
import { ImportWorker } from '@yingda/conversations';
import { CustomerImportWorker } from '@yingda/customers';
import { Jobs, Relay, Timers } from '@yingda/platform';
import { FactRounds, FindTrends, KeepRollups, WatchEditions } from '@yingda/reports';
import { RunRules, WorkNotices } from '@yingda/automation';
import { WatchDueTimes } from '@yingda/service-levels';
import { WatchCases } from '@yingda/cases';
import { WatchPromises } from '@yingda/promises';
import { WatchSurveys } from '@yingda/surveys';
import type { Server } from 'node:http';
import { BoardWatch } from './board/board-watch';
import { Readiness } from './http/readiness';
import { Paper } from './paper/paper';
import { PresenceLeases } from './sockets/presence-leases';
import { SocketServer } from './sockets/socket-server';

/** Long enough for every request of ours; an upload over a slow line is sent again. */
const REQUESTS_MS = 3_000;

/**
 * Hands this process's part over to the others, losing nothing: it takes nothing new; relay, timers and jobs finish what
 * they have in hand and give their leases back, so that others go on at once; every socket gets its answers and is
 * closed, in waves, and its client goes on elsewhere; requests end; what is committed is told and marked.
 */
export async function stopGateway(
  app: NestExpressApplication,
  also: { first: () => Promise<void>; last: () => Promise<void> },
): Promise<void> {
  const readiness = app.get(Readiness);
  readiness.ready = false;
  readiness.draining = true;
  const server = app.getHttpServer() as Server;
  // A proxy that has not noticed yet is refused, and asks the next one.
  server.close();
  server.closeIdleConnections();
  await Promise.allSettled([
    also.first(),
    app.get(Relay).stop(),
    app.get(Timers).stop(),
    app.get(Jobs).stop(),
    app.get(InboundWorker, { strict: false }).stop(),
    app.get(OutboundWorker, { strict: false }).stop(),
    app.get(WatchDueTimes, { strict: false }).stop(),
    app.get(WatchSurveys, { strict: false }).stop(),
    app.get(WatchPromises, { strict: false }).stop(),
    app.get(WatchCases, { strict: false }).stop(),
    app.get(RunRules, { strict: false }).stop(),
    app.get(WorkNotices, { strict: false }).stop(),
    app.get(ImportWorker, { strict: false }).stop(),
    app.get(CustomerImportWorker, { strict: false }).stop(),
    app.get(FactRounds, { strict: false }).stop(),
    app.get(KeepRollups, { strict: false }).stop(),
    app.get(WatchEditions, { strict: false }).stop(),
    app.get(FindTrends, { strict: false }).stop(),
    app.get(SocketServer).stop(),
    app.get(BoardWatch).stop(),
  ]);
  await app.get(PresenceLeases).stop();
  await also.last();
  // Closing waits for open requests; those that do not end by themselves are cut off.
  const cut = setTimeout(() => server.closeAllConnections(), REQUESTS_MS);
  await app.close();
  clearTimeout(cut);
  await app.get(Paper).stop();
}
