import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { eventually } from '@yingda/testing';
import type { Config } from '../src/config';

/** A gateway or worker as a process of its own, from `dist` (npm test builds it first), with real time. */
export class NodeProcess {
  /** What it has printed. */
  output = '';
  private child: ChildProcess | null = null;
  private over: Promise<number | string | null> = Promise.resolve(null);

  private constructor(
    readonly url: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start(config: Config, settings: Record<string, string> = {}): Promise<NodeProcess> {
    const port = await freePort();
    const node = new NodeProcess(`http://127.0.0.1:${port}`, {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      YINGDA_RATE_LIMITS: 'off',
      PORT: String(port),
      DATABASE_URL: config.databaseUrl,
      DATABASE_DIRECT_URL: config.databaseDirectUrl,
      REDIS_URL: config.redisUrl ?? '',
      SECRET_KEY: config.secretKey,
      STORAGE_URL: config.storageUrl,
      YINGDA_DIST: config.distFolder,
      ...settings,
    });
    await node.run();
    return node;
  }

  /** Starts it, for the first time or again on the same port; resolves when it is ready. */
  async run(): Promise<void> {
    const child = spawn(process.execPath, ['dist/apps/gateway/main.js'], { env: this.env });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (this.output += data.toString()));
    this.over = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
    await eventually(async () => (await fetch(`${this.url}/readyz`)).ok, 25_000).catch(() => {
      child.kill('SIGKILL');
      throw new Error(`Not ready:\n${this.output.slice(-3_000)}`);
    });
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Seconds of a core it has used so far; NaN where the system does not say. */
  cpuSeconds(): number {
    try {
      // After the name, which may hold blanks: the 14th and 15th field, in hundredths.
      const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      return NaN;
    }
  }

  get isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  /** Sends a signal and gives how it ended: its exit code, or the signal that killed it. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string | null> {
    this.child?.kill(signal);
    return this.over;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
