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

  constructor(
    private readonly use: {
      connect: ConnectAgent;
      disconnect: DisconnectAgent;
      renew: RenewConnections;
      sweep: SweepPresence;
    },
    private readonly log: Log,
  ) {}

  start(): void {
    // At once as well: agents of a process that died could come back from now on.
    this.renew().catch((error: unknown) => this.log.warn({ err: error }, 'presence not renewed'));
    this.timers.push(
      this.every(RENEW_MS, () => this.renew()),
      this.every(SWEEP_MS, () => this.use.sweep.execute()),
    );
  }

  async stop(): Promise<void> {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
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
    await this.use.disconnect
      .execute({ socketId })
      .catch((error: unknown) => this.log.warn({ err: error }, 'disconnection not stored yet'));
  }

  /** Says now that this process lives; by itself every 5 s, and after a test has moved the clock. */
  renew(): Promise<void> {
    return this.use.renew.execute(
      this.gatewayId,
      [...this.held].map(([socketId, agentId]) => ({ socketId, agentId })),
    );
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
