import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { eventually } from './eventually';

/** One webhook or call as the simulator's record has it. */
interface Recorded {
  id: number;
  direction: 'call' | 'push';
  target: string;
  event?: string;
  clear?: string;
  answer: { status: number } | null;
}

interface ProviderState {
  name: string;
  accounts: { connected: boolean; people: { id: string; name: string }[] }[];
}

/** The built simulator of the providers: a process of its own, which lives on while the gateway is killed. */
export class SimulatorProcess {
  private output = '';
  private stopped = false;

  private constructor(private readonly child: ChildProcess) {}

  /** Starts it on a free port; webhooks go to the gateway at this address. */
  static async start(gateway: string): Promise<SimulatorProcess> {
    const { PATH, HOME, TMPDIR, LANG } = process.env;
    const child = spawn(process.execPath, [resolve('dist/apps/simulator/main.js')], {
      env: {
        ...{ PATH, HOME, TMPDIR, LANG },
        ...{ PORT: '0', SIMULATOR_IMAP_PORT: '0', SIMULATOR_SMTP_PORT: '0' },
        SIMULATOR_HOOKS: `${gateway}/hooks`,
        SIMULATOR_PUBLIC_URL: `${gateway}/simulator`,
        SIMULATOR_WITH_PARENT: 'on',
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const simulator = new SimulatorProcess(child);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (simulator.output += chunk.toString()));
    await eventually('the simulator listens', () => simulator.address !== '');
    return simulator;
  }

  /** Its own address: a provider does not live behind the shop's server. */
  get address(): string {
    return /listens on (\S+)/.exec(this.output)?.[1] ?? '';
  }

  /** Waits until the provider has checked the product's address. */
  async isConnected(provider: string): Promise<void> {
    await eventually(`the simulator's ${provider} account is connected`, async () =>
      (await this.provider(provider)).accounts.some(({ connected }) => connected),
    );
  }

  /** Holds the provider's time, or lets it go on: whoever tries again tries again then. */
  async holdTime(held: boolean): Promise<void> {
    const { now } = await this.ask<{ now: number }>('clock', { running: !held });
    // Released, it catches up: what is answered by a clock that is right would seem to come after what is written by one
    // that is slow.
    if (!held) await this.advanceTime(Math.max(0, Date.now() - now));
  }

  /** Lets the provider's time run ahead at once: what was to be tried again is tried again. */
  async advanceTime(ms: number): Promise<void> {
    await this.ask('clock', { advance_ms: ms });
  }

  /** The webhooks that carried this text, with what was answered to each. */
  async pushesOf(provider: string, text: string): Promise<Recorded[]> {
    const { entries } = await this.ask<{ entries: Recorded[] }>(`journal?provider=${provider}`);
    return entries.filter(({ direction, clear }) => direction === 'push' && clear?.includes(text));
  }

  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((done) => this.child.once('close', done));
    this.child.kill('SIGTERM');
    await gone;
  }

  private async provider(name: string): Promise<ProviderState> {
    const { providers } = await this.ask<{ providers: ProviderState[] }>('state');
    const found = providers.find((one) => one.name === name);
    if (!found) throw new Error(`The simulator knows no ${name}`);
    return found;
  }

  private async ask<T>(path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.address}/__sim/${path}`, {
      ...(body
        ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    });
    if (!answer.ok) throw new Error(`The simulator answers ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
