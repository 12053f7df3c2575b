// The simulator stands for the provider here, and the adapter is what is tried against it: both are imported as they are.
/* eslint-disable @nx/enforce-module-boundaries */
import type {
  AdapterContext,
  ChannelAdapter,
  SendOutcome,
} from '../../../../libs/contexts/channels/src/adapters/adapter';
import type { ChannelEvent } from '../../../../libs/contexts/channels/src/adapters/channel-event';
import type { Piece, PieceBody } from '../../../../libs/contexts/channels/src/adapters/piece';
import type { Settings } from '../../../../libs/contexts/channels/src/adapters/settings';
import { ProviderUnreachable } from '../../../../libs/contexts/channels/src/domain/provider-error';
import type { Details, SeenMessage } from '../../../simulator/src/provider';
import { PROVIDERS } from '../../../simulator/src/providers';
import { Simulator } from '../../../simulator/src/server/simulator';
/* eslint-enable @nx/enforce-module-boundaries */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type { PieceBody, SendOutcome };
type Message = Extract<ChannelEvent, { kind: 'message' }>;

/** An inbox of the shop: an adapter with its webhook address, at an account of the simulator. */
export class ChatShop {
  /** What the webhook took, by key, as the unique index would keep it. */
  readonly kept = new Map<string, ChannelEvent[]>();
  /** Statuses the webhook answered with. */
  readonly answers: number[] = [];
  context!: AdapterContext;
  user = '';
  private readonly simulator = new Simulator(
    {
      host: '127.0.0.1',
      port: 0,
      seed: 3,
      now: Date.parse('2026-01-01T00:00:00Z'),
      running: true,
      hookBase: null,
      pageFolder: null,
      publicUrl: null,
      patienceMs: 80,
    },
    PROVIDERS,
  );
  private readonly hook: Server;

  constructor(
    readonly adapter: ChannelAdapter,
    private readonly wished: {
      settings: (account: Details, address: string) => Record<string, unknown>;
      account?: Details;
    },
  ) {
    this.hook = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const query: Record<string, string | string[]> = {};
        for (const [name, value] of new URL(request.url ?? '/', 'http://hook').searchParams)
          query[name] = value;
        const now = this.context.now();
        const verdict = adapter.verifyInbound(
          Buffer.concat(chunks),
          request.headers,
          query,
          this.context.settings,
          now,
        );
        const status = verdict.kind === 'refused' ? verdict.status : verdict.answer.status;
        this.answers.push(status);
        if (verdict.kind === 'accepted')
          for (const event of verdict.events)
            if (!this.kept.has(event.key))
              this.kept.set(event.key, adapter.read(event, this.context.settings) as ChannelEvent[]);
        response.writeHead(status).end(verdict.kind === 'refused' ? '' : verdict.answer.body);
      });
    });
  }

  async start(): Promise<this> {
    const address = await this.simulator.start();
    await new Promise<void>((resolve) => this.hook.listen(0, '127.0.0.1', resolve));
    const hookUrl = `http://127.0.0.1:${(this.hook.address() as AddressInfo).port}/hooks/${this.adapter.channel}/k`;
    const before = this.provider.accounts()[0]!;
    this.user = before.people[0]!.id;
    this.use({
      hookUrl,
      apiBase: `${address}/${this.adapter.channel}`,
      ...this.wished.settings(before.settings, address),
    });
    await this.configure({ hook_url: hookUrl, ...this.wished.account });
    return this;
  }

  async stop(): Promise<void> {
    // Pushes that wait for their next attempt must not keep the process alive: a stopped clock sets no alarms.
    this.simulator.world.clock.run(false);
    this.hook.closeAllConnections();
    await new Promise((resolve) => this.hook.close(resolve));
    await this.simulator.stop();
  }

  get provider() {
    return this.simulator.providers.find((one) => one.name === this.adapter.channel)!;
  }

  /** With changed settings from now on. */
  use(settings: Settings): void {
    this.context = {
      inboxId: 'inbox',
      settings,
      now: () => new Date(this.simulator.world.clock.now()),
      fetch: async (url, init = {}) => {
        try {
          const answer = await fetch(url, {
            method: init.method ?? 'GET',
            headers: init.headers,
            body: init.body as RequestInit['body'],
            redirect: 'manual',
          });
          return {
            status: answer.status,
            headers: answer.headers,
            bytes: Buffer.from(await answer.arrayBuffer()),
          };
        } catch {
          throw new ProviderUnreachable('No answer came.', true);
        }
      },
      token: async (fetchNew) => (await fetchNew()).token,
      tokenRefused: async () => undefined,
      file: async (name) => ({
        name,
        contentType: TYPES[name.split('.')[1]!]!,
        bytes: Buffer.from(`bytes of ${name}`),
      }),
    };
  }

  configure(settings: Details): Promise<Details> {
    return this.provider.configure(settings);
  }

  act(act: string, more: Details = {}): Promise<Details> {
    return this.provider.act({ act, user: this.user, wait: true, ...more });
  }

  fault(rule: Details): void {
    this.simulator.world.faults.add({ provider: this.adapter.channel, times: 1, ...rule });
  }

  advance(ms: number): Promise<void> {
    return this.simulator.world.clock.advance(ms);
  }

  send(body: PieceBody, more: Partial<Piece> = {}): Promise<SendOutcome> {
    const piece = { id: randomUUID().replaceAll('-', ''), to: this.sender, body, ...more };
    return this.adapter.send(piece, this.context);
  }

  get events(): ChannelEvent[] {
    return [...this.kept.values()].flat();
  }

  get messages(): Message[] {
    return this.events.filter((event): event is Message => event.kind === 'message');
  }

  /** The key of the identity of whoever wrote last. */
  get sender(): string {
    return this.messages.at(-1)!.sender.externalId;
  }

  /** What the account said, as the user sees it. */
  get shown(): SeenMessage[] {
    return this.provider.messages({}).filter((message) => message.from === 'account');
  }
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  pdf: 'application/pdf',
  ogg: 'audio/ogg',
  mp4: 'audio/mp4',
};
