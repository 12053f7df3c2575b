import { ConnectAgent, DisconnectAgent, RenewConnections, SweepPresence } from '@yingda/agents';
import type { AgentActor } from '@yingda/events';
import { makeHolder, type Log } from '@yingda/platform';

const RENEW_MS = 5_000;
const SWEEP_MS = 1_000;

/**
 * This process's agents as the database knows them: one lease for all its connections, renewed every 5 s. Losing the
 * database or this process never counts as an agent leaving; their grace begins when they could have come back.
 */
export class PresenceLeases {
  private readonly gatewayId = makeHolder();
  private readonly held = new Map<string, string>();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly inHand = new Set<Promise<unknown>>();

  constructor(
    private readonly use: {
      connect: ConnectAgent;
      disconnect: DisconnectAgent;
      renew: RenewConnections;
      sweep: SweepPresence;
    },
    private readonly log: Log,
  ) {}

  /** Without `holds` it only watches over others: agents cannot connect to a worker, so it is no place to come back to. */
  start({ holds }: { holds: boolean }): void {
    this.timers.push(this.every(SWEEP_MS, () => this.use.sweep.execute()));
    if (!holds) return;
    // At once as well: agents of a process that died could come back from now on.
    this.renew().catch((error: unknown) => this.log.warn({ err: error }, 'presence not renewed'));
    this.timers.push(this.every(RENEW_MS, () => this.renew()));
  }

  async stop(): Promise<void> {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
    // A renewal in hand would bring back what is given up here; a disconnection in hand begins its agent's grace.
    await Promise.allSettled(this.inHand);
    await this.use.renew
      .release(this.gatewayId)
      .catch((error: unknown) => this.log.warn({ err: error }, 'presence not released'));
  }

  async connect(actor: AgentActor, socketId: string): Promise<void> {
    this.held.set(socketId, actor.agentId);
    // Without the database the next renewal brings it in.
    await this.use.connect
      .execute(actor, { socketId, gatewayId: this.gatewayId })
      .catch((error: unknown) => this.log.warn({ err: error }, 'presence not stored yet'));
  }

  async disconnect(socketId: string): Promise<void> {
    this.held.delete(socketId);
    await this.watched(this.use.disconnect.execute({ socketId })).catch((error: unknown) =>
      this.log.warn({ err: error }, 'disconnection not stored yet'),
    );
  }

  /** Says now that this process lives; by itself every 5 s, and after a test has moved the clock. */
  renew(): Promise<void> {
    const held = [...this.held].map(([socketId, agentId]) => ({ socketId, agentId }));
    return this.watched(this.use.renew.execute(this.gatewayId, held));
  }

  private watched<T>(work: Promise<T>): Promise<T> {
    this.inHand.add(work);
    const over = () => void this.inHand.delete(work);
    work.then(over, over);
    return work;
  }

  private every(ms: number, work: () => Promise<void>): NodeJS.Timeout {
    let running = false;
    const timer = setInterval(() => {
      if (running) return;
      running = true;
      work()
        .catch((error: unknown) => this.log.warn({ err: error }, 'presence not renewed'))
        .finally(() => (running = false));
    }, ms);
    timer.unref();
    return timer;
  }
}
