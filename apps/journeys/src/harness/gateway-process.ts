import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually } from './eventually';
import { journeyDatabase, type JourneyDatabase } from './journey-database';
import { SimulatorProcess } from './simulator-process';

const READY_WITHIN_MS = 60_000;
// However the tests end, also by SIGKILL, the pipe to the gateway closes, and it goes.
const ENDS_WITH_US =
  "--import=data:text/javascript,process.stdin.on('end',()=>process.exit()).resume().unref()";

/** The built gateway as a process of its own, with a database and a folder that go when it goes. */
export class GatewayProcess {
  private child: ChildProcess | null = null;
  private stopped = false;
  private fake: SimulatorProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly database: JourneyDatabase,
    private readonly folder: string,
  ) {}

  /** Starts it on a free port and waits until it is ready; with a simulator of the providers beside it when asked. */
  static async start(wishes: { simulator?: boolean } = {}): Promise<GatewayProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'yingda-journeys-'));
    const gateway = new GatewayProcess(await freePort(), await journeyDatabase(), folder);
    try {
      if (wishes.simulator) gateway.fake = await SimulatorProcess.start(gateway.address);
      await gateway.launch();
    } catch (error) {
      await gateway.stop();
      throw error;
    }
    return gateway;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The providers' stand-in, where the file asked for one. */
  get simulator(): SimulatorProcess {
    if (!this.fake) throw new Error('Ask for the simulator: journeys({ simulator: true })');
    return this.fake;
  }

  /** Everything it has printed, over all its lives. */
  log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** Ends it without any warning, as a lost power supply does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Starts it on the same port and waits until it is ready. */
  async launch(): Promise<void> {
    const log = createWriteStream(this.logFile, { flags: 'a' });
    const child = spawn(process.execPath, [ENDS_WITH_US, resolve('dist/apps/gateway/main.js')], {
      env: this.environment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.child = child;
    await eventually('the gateway is ready', () => this.isReady(), READY_WITHIN_MS);
  }

  /** Moves the product's clock forward. */
  async advanceClock(ms: number): Promise<void> {
    const answer = await fetch(`${this.address}/api/test/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceMs: ms }),
    });
    if (!answer.ok) throw new Error(`The clock does not move: ${answer.status} ${await answer.text()}`);
  }

  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    await this.end('SIGTERM');
    await this.fake?.stop();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private get logFile(): string {
    return join(this.folder, 'gateway.txt');
  }

  private async isReady(): Promise<boolean> {
    if (this.child?.exitCode !== null) throw new Error(`it ended:\n${this.log().slice(-3_000)}`);
    return (await fetch(`${this.address}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('close', done));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(late);
  }

  private environment(): NodeJS.ProcessEnv {
    // Only what a process needs of the machine: no setting of whoever runs the journeys gets in.
    const { PATH, HOME, TMPDIR, LANG } = process.env;
    return {
      ...{ PATH, HOME, TMPDIR, LANG },
      NODE_ENV: 'test',
      PORT: String(this.port),
      HOST: '127.0.0.1',
      DATABASE_URL: this.database.url,
      SECRET_KEY: 'a key of the journeys, known to everyone',
      STORAGE_URL: `file://${join(this.folder, 'files')}`,
      DEMO: 'on',
      YINGDA_DIST: resolve('dist'),
      YINGDA_TEST_CLOCK: 'on',
      ...(this.fake ? { SIMULATOR_URL: this.fake.address } : {}),
    };
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
