import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { CreateAgentWithPassword, CreateTeam } from '@yingda/agents';
import { AddInbox } from '@yingda/channels';
import { EditInbox } from '@yingda/contracts';
import type { Role } from '@yingda/contracts/names';
import { Topics } from '@yingda/conversations';
import { Database, createLogger, newId } from '@yingda/platform';
import { scratchDatabase, TestSocket, type ScratchDatabase } from '@yingda/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../src/config';
import { startGateway, type RunningGateway } from '../src/start-gateway';

const SYSTEM = { kind: 'system', name: 'test' } as const;
export const PASSWORD = 'correct-horse-battery';

/** Those that run: a test that fails or takes too long leaves its own behind, and a server keeps its process alive. */
const up = new Set<TestGateway>();
afterAll(async () => {
  for (const one of [...up].reverse()) await one.stop();
}, 60_000);

/** A gateway of the spec's own, with what scenarios need to talk to it. */
export class TestGateway {
  private left = false;

  private constructor(
    readonly running: RunningGateway,
    readonly url: string,
    /** Null for a further node, whose database belongs to the first. */
    private readonly scratch: ScratchDatabase | null,
    readonly config: Config,
  ) {
    up.add(this);
  }

  /** With `log`, every line it writes, from `debug` on. */
  /** `by` gives the way to the spec's own database, where that is not to be reached directly. */
  static async start({
    log,
    by,
    ...settings
  }: Partial<Config> & {
    log?: (line: string) => void;
    by?: (databaseUrl: string) => Promise<string>;
  } = {}): Promise<TestGateway> {
    const scratch = await scratchDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'yingda-test-'));
    const databaseUrl = by ? await by(scratch.url) : scratch.url;
    return TestGateway.run({ ...configFor(databaseUrl, folder), ...settings }, scratch, log);
  }

  /** A further node on this one's database. */
  async another(settings: Partial<Config> = {}): Promise<TestGateway> {
    return TestGateway.run({ ...this.config, ...settings }, null);
  }

  private static async run(
    config: Config,
    scratch: ScratchDatabase | null,
    log?: (line: string) => void,
  ): Promise<TestGateway> {
    const logger = log
      ? createLogger({ level: 'debug', destination: { write: log } })
      : createLogger({ level: process.env['TEST_LOG'] ?? 'silent' });
    const running = await startGateway(config, logger);
    const address = running.app.getHttpServer().address() as { port: number };
    return new TestGateway(running, `http://127.0.0.1:${address.port}`, scratch, config);
  }

  get app(): NestExpressApplication {
    return this.running.app;
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** Ends the process and keeps what it made, for others to go on with until `stop`. */
  async leave(): Promise<void> {
    this.left = true;
    if (!this.scratch) up.delete(this);
    await this.running.stop();
  }

  async stop(): Promise<void> {
    up.delete(this);
    if (!this.left) await this.running.stop();
    if (!this.scratch) return;
    await this.scratch.drop();
    await rm(new URL(this.config.storageUrl), { recursive: true, force: true });
  }

  async team(
    name = `team ${newId()}`,
    options: { automaticAccept?: boolean; offerSeconds?: number; defaultCapacity?: number } = {},
  ): Promise<string> {
    return this.app.get(CreateTeam, { strict: false }).execute(SYSTEM, { name, ...options });
  }

  async agent(
    teamIds: string[],
    options: { role?: Role; name?: string; capacity?: number } = {},
  ): Promise<{ id: string; email: string }> {
    const email = `${newId()}@agents.example`;
    const { role = 'agent', name = 'Agent', capacity = 10 } = options;
    const id = await this.app
      .get(CreateAgentWithPassword, { strict: false })
      .execute(SYSTEM, { email, name, role, teamIds, capacity, password: PASSWORD });
    return { id, email };
  }

  async inbox(teamId: string, change: Partial<EditInbox> = {}): Promise<{ id: string; key: string }> {
    const key = `shop-${newId().slice(-12)}`;
    return this.app
      .get(AddInbox, { strict: false })
      .execute(SYSTEM, { key, name: 'Shop', shopName: 'Shop', teamId, ...change });
  }

  async topic(): Promise<string> {
    return (await this.app.get(Topics, { strict: false }).add(SYSTEM, { labelZh: '其他', labelEn: 'Other' }))
      .id;
  }

  /** One HTTP request; gives status and parsed body. */
  async request<T = unknown>(
    method: string,
    path: string,
    options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; body: T; headers: Headers }> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(options.body === undefined || options.body instanceof FormData
          ? {}
          : { 'content-type': 'application/json' }),
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...options.headers,
      },
      ...(options.body === undefined
        ? {}
        : { body: options.body instanceof FormData ? options.body : JSON.stringify(options.body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text ? JSON.parse(text) : undefined) as T,
      headers: response.headers,
    };
  }

  async signIn(email: string): Promise<string> {
    const { body } = await this.request<{ accessToken: string }>('POST', '/api/auth/sign-in', {
      body: { email, password: PASSWORD },
    });
    return body.accessToken;
  }

  /** An agent at the console: signed in, connected, subscribed, online. */
  async console(email: string): Promise<TestSocket & { token: string }> {
    const token = await this.signIn(email);
    const socket = await TestSocket.connect({ url: this.url, namespace: '/console', token });
    await socket.done('inbox.subscribe');
    await socket.done('presence.set', { state: 'online' });
    return Object.assign(socket, { token });
  }

  /** A shopper's widget: session and socket. */
  async widget(
    inboxKey: string,
    session: Record<string, unknown> = {},
  ): Promise<TestSocket & { token: string; session: WidgetSessionBody }> {
    const { body, status } = await this.request<WidgetSessionBody>('POST', '/api/widget/sessions', {
      body: { inboxKey, ...session },
    });
    if (status !== 200) throw new Error(`No session: ${JSON.stringify(body)}`);
    const socket = await TestSocket.connect({ url: this.url, namespace: '/widget', token: body.token });
    return Object.assign(socket, { token: body.token, session: body });
  }

  /** A shopper who has begun a conversation and looks at it. */
  async opened(inboxKey: string, words = 'hello'): Promise<{ shopper: Widget; conversationId: string }> {
    const shopper = await this.widget(inboxKey);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('conversation.subscribe', { conversationId });
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
    return { shopper, conversationId };
  }
}

/** A shopper's connection, and the session it stands on. */
export type Widget = Awaited<ReturnType<TestGateway['widget']>>;

export interface WidgetSessionBody {
  token: string;
  visitorToken: string;
  customer: { id: string };
  conversation?: { id: string } | null;
}

export function text(words: string): { kind: 'text'; text: string } {
  return { kind: 'text', text: words };
}

function configFor(databaseUrl: string, folder: string): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    role: 'all',
    databaseUrl,
    databaseDirectUrl: databaseUrl,
    redisUrl: null,
    publicUrl: 'http://127.0.0.1',
    secretKey: 'a-secret-key-for-scenarios-only-0123456789',
    storageUrl: `file://${folder}`,
    smtpUrl: null,
    simulatorUrl: null,
    mailFrom: 'Yingda <no-reply@localhost>',
    trustProxy: false,
    allowPrivateHosts: [],
    demo: false,
    demoPassword: 'yingda-demo',
    distFolder: 'dist',
    logLevel: 'silent',
    testClock: true,
    rateLimits: true,
    groupCommit: true,
    metricsToken: null,
    slowStatementMs: 0,
    assistant: null,
    tracing: null,
  };
}
