import { WrongControl, type Act, type Details, type Provider } from '../provider';
import type { JournalEntry } from '../world/journal';
import type { World } from '../world/world';

export interface ControlRequest {
  method: string;
  /** What follows `/__sim/`. */
  path: string;
  query: URLSearchParams;
  body: Details;
}

type Handler = (request: ControlRequest) => unknown;

/** `/__sim/…`: how tests and the page move the simulated world; never part of a provider's own paths. */
export class ControlApi {
  readonly #routes: Record<string, Handler>;

  constructor(
    private readonly world: World,
    private readonly providers: readonly Provider[],
  ) {
    this.#routes = {
      'POST reset': ({ body }) => this.#reset(body),
      'GET clock': () => this.#clock(),
      'POST clock': ({ body }) => this.#moveClock(body),
      'POST inbound': ({ body }) => this.#inbound(body),
      'GET faults': () => ({ rules: world.faults.list() }),
      'POST faults': ({ body }) => this.#addFaults(body),
      'DELETE faults': ({ query }) => this.#removeFaults(query),
      'GET journal': ({ query }) => this.#journal(query),
      'GET messages': ({ query }) => this.#messages(query),
      'POST expire_tokens': ({ body }) => this.#provider(body['provider']).expireTokens(body),
      'POST quota': ({ body }) => this.#changing(this.#provider(body['provider']).quota(body)),
      'GET accounts': () => ({ providers: this.#accounts() }),
      'POST accounts': ({ body }) => this.#configure(body),
      'GET state': () => this.#state(),
    };
  }

  /** The answer as JSON. @throws WrongControl */
  async answer(request: ControlRequest): Promise<unknown> {
    const handler = this.#routes[`${request.method} ${request.path}`];
    if (!handler)
      throw new WrongControl(`there is no ${request.method} /__sim/${request.path}: ${this.#names()}`);
    return handler(request);
  }

  #names(): string {
    return Object.keys(this.#routes).join(', ');
  }

  /** A file somebody sent: `files/<provider>/<id>`. */
  file(path: string): { contentType: string; bytes: Buffer } | undefined {
    const [, name, id] = path.split('/');
    return this.providers.find((provider) => provider.name === name)?.file?.(decodeURIComponent(id ?? ''));
  }

  #provider(name: unknown): Provider {
    const found = this.providers.find((provider) => name === undefined || provider.name === name);
    if (!found)
      throw new WrongControl(
        `provider "${String(name)}" is none of ${this.providers.map((one) => one.name).join(', ')}`,
      );
    return found;
  }

  async #reset(body: Details): Promise<Details> {
    const seed = Number(body['seed'] ?? this.world.options.seed);
    await this.world.reset(seed);
    for (const provider of this.providers) provider.reset();
    this.world.changed();
    return { ok: true, seed };
  }

  #clock(): Details {
    const { clock } = this.world;
    return { now: clock.now(), iso: new Date(clock.now()).toISOString(), running: clock.running };
  }

  async #moveClock(body: Details): Promise<Details> {
    const { clock } = this.world;
    if (typeof body['running'] === 'boolean') clock.run(body['running']);
    if (body['now'] !== undefined) await clock.set(timeOf(body['now']));
    if (body['advance_ms'] !== undefined) await clock.advance(Number(body['advance_ms']) || 0);
    this.world.changed();
    return this.#clock();
  }

  /** One act, or `acts: []` all begun in the same moment. */
  async #inbound(body: Details): Promise<unknown> {
    const provider = this.#provider(body['provider']);
    if (Array.isArray(body['acts'])) {
      const shared = { account: body['account'], user: body['user'], wait: body['wait'] };
      const acts = body['acts'].map((act) => provider.act({ ...shared, ...(act as Act) } as Act));
      return { results: await Promise.all(acts) };
    }
    if (typeof body['act'] !== 'string') throw new WrongControl('act says what the user does');
    return provider.act(body as Act);
  }

  #addFaults(body: Details): Details {
    const wishes = Array.isArray(body['rules']) ? (body['rules'] as Details[]) : [body];
    const rules = wishes.map((wish) => this.world.faults.add(wish));
    this.world.changed();
    return { rules };
  }

  #removeFaults(query: URLSearchParams): Details {
    const id = query.get('id');
    const tag = query.get('tag');
    this.world.faults.remove({ ...(id ? { id: Number(id) } : {}), ...(tag ? { tag } : {}) });
    this.world.changed();
    return { rules: this.world.faults.list() };
  }

  #journal(query: URLSearchParams): Details {
    const provider = query.get('provider');
    const entries = this.world.journal.read({
      since: Number(query.get('since') ?? 0),
      ...(provider ? { provider } : {}),
    });
    const newest = entries.slice(-Number(query.get('last') ?? entries.length));
    // A page that asks every time something happens does not want files again and again.
    return { entries: query.has('brief') ? newest.map(shortened) : newest };
  }

  #messages(query: URLSearchParams): Details {
    const account = query.get('account');
    const user = query.get('user');
    const provider = this.#provider(query.get('provider') ?? undefined);
    return { messages: provider.messages({ ...(account ? { account } : {}), ...(user ? { user } : {}) }) };
  }

  #accounts(): Details[] {
    return this.providers.map((provider) => ({ name: provider.name, accounts: provider.accounts() }));
  }

  async #configure(body: Details): Promise<Details> {
    return this.#changing(await this.#provider(body['provider']).configure(body));
  }

  #state(): Details {
    return {
      version: this.world.version,
      clock: this.#clock(),
      faults: this.world.faults.list(),
      providers: this.#accounts(),
    };
  }

  #changing(result: Details): Details {
    this.world.changed();
    return result;
  }
}

const SHORT = 20_000;

function shortened(entry: JournalEntry): JournalEntry {
  return entry.body.length > SHORT ? { ...entry, body: '' } : entry;
}

function timeOf(value: unknown): number {
  const time = typeof value === 'number' ? value : Date.parse(String(value));
  if (!Number.isFinite(time)) throw new WrongControl('now is ms since 1970, or an ISO date');
  return time;
}
