import type { Keeper, Kind } from '../../topology/keeper';
import type { ProcessFault } from '../plan/process-plan';
import { pause } from '../people/surroundings';
import type { EventLog } from '../record/event-log';
import type { Gateways } from './gateways';

/** Who noticed what: a fault that could not be done, a process that ended by itself. */
export interface ProcessTrouble {
  name: string;
  says: string;
}

/** Does to processes what the plan says, and puts everything right again. */
export class ProcessFaults {
  readonly counts = new Map<string, number>();
  readonly troubles: ProcessTrouble[] = [];
  /** Processes that ended although nobody ended them: neither Redis nor PostgreSQL may take one along. */
  readonly collapses: ProcessTrouble[] = [];
  private readonly suffering = new Set<string>();
  private readonly expected = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  private over = false;

  constructor(
    private readonly keeper: Keeper,
    private readonly gateways: Gateways,
    private readonly log: EventLog,
    /** Settings a server was first started with. */
    private readonly env: (kind: Kind) => Record<string, string>,
  ) {
    keeper.onEnded(({ name, code, signal }) => {
      this.gateways.leave(name);
      this.log.write(name, `ENDED ${code ?? signal}`);
      if (!this.over && !this.expected.has(name)) void this.mend(name, code ?? signal);
    });
  }

  /** Carries the plan out; resolves when everything runs again. */
  async run(plan: readonly ProcessFault[], seconds: number): Promise<void> {
    const began = performance.now();
    for (const fault of plan) {
      await pause(began + fault.at - performance.now());
      const done = this.suffer(fault);
      this.running.add(done);
      void done.finally(() => this.running.delete(done));
    }
    await pause(began + seconds * 1_000 - performance.now());
    await Promise.all(this.running);
  }

  /** From here on nothing that ends is a surprise. */
  finish(): void {
    this.over = true;
  }

  private async suffer({ target, kind, forMs }: ProcessFault): Promise<void> {
    const gateway = target.startsWith('gateway');
    // One that took long to come back may be the last: somebody must answer.
    if (gateway && this.gateways.all > 1 && this.gateways.alive < 2) {
      this.log.write(target, `spared, it is the only one (${kind})`);
      return;
    }
    if (this.suffering.has(target)) {
      this.log.write(target, `spared, it has not recovered yet (${kind})`);
      return;
    }
    this.suffering.add(target);
    const key = `${target.replace(/-\d+$/, '')} ${kind}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    this.log.write(target, `FAULT ${kind} for ${forMs} ms`);
    try {
      if (kind === 'paused') await this.pauseFor(target, forMs);
      else {
        this.expected.add(target);
        if (gateway) this.gateways.leave(target);
        if (kind === 'killed') await this.keeper.signal(target, 'SIGKILL');
        else await this.keeper.stop(target);
        await pause(forMs);
        await this.start(target);
      }
    } catch (error) {
      this.troubles.push({ name: target, says: `${kind}: ${String(error)}` });
    }
    this.suffering.delete(target);
  }

  private async mend(name: string, how: number | string | null): Promise<void> {
    this.collapses.push({
      name,
      says: `${name} ended by itself with ${how} at ${(this.log.now / 1_000).toFixed(1)} s`,
    });
    this.expected.add(name);
    const done = this.start(name).catch((error: unknown) => {
      this.troubles.push({ name, says: `does not start again: ${String(error)}` });
    });
    this.running.add(done);
    await done;
    this.running.delete(done);
  }

  private async pauseFor(target: string, forMs: number): Promise<void> {
    await this.keeper.signal(target, 'SIGSTOP');
    // The health check takes a moment to notice.
    const noticed = setTimeout(() => this.gateways.leave(target), 3_000);
    await pause(forMs);
    clearTimeout(noticed);
    await this.keeper.signal(target, 'SIGCONT');
    this.gateways.back(target);
    this.log.write(target, 'CONTINUES');
  }

  private async start(name: string): Promise<void> {
    const kind = name.replace(/-\d+$/, '') as Kind;
    // While the database is away a gateway cannot start; it is tried again, as a service manager does.
    for (let tries = 1; ; tries += 1) {
      try {
        await this.keeper.start({ kind, name, env: this.env(kind) });
        break;
      } catch (error) {
        if (tries === 8) throw error;
        this.log.write(name, `does not start: ${String(error)}`);
        await pause(1_000);
      }
    }
    this.expected.delete(name);
    if (kind === 'gateway') this.gateways.back(name);
    this.log.write(name, 'RUNS');
  }
}
