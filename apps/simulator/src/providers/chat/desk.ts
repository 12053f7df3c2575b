import { createHash } from 'node:crypto';
import { WrongControl, type Act, type PersonView, type SeenMessage } from '../../provider';
import type { Push, PushResult } from '../../world/pushes';
import type { World } from '../../world/world';

/** What every account of a chat network has; networks add their own. */
export interface DeskSettings {
  id: string;
  name: string;
  hook_url: string | null;
}

export interface Person {
  id: string;
  name: string;
  /** Has written at least once. */
  started: boolean;
  blocked: boolean;
  /** When they last did something; null: never. */
  lastActAt: number | null;
  typingUntil: number | null;
}

export interface StoredFile {
  id: string;
  name: string;
  contentType: string;
  bytes: Buffer;
  keptAt: number;
}

/** One account of a chat network: its people, what they see, files, and the way to the product. */
export class Desk<S extends DeskSettings> {
  readonly people = new Map<string, Person>();
  readonly files = new Map<string, StoredFile>();
  connected = false;
  #seen: SeenMessage[] = [];

  constructor(
    readonly world: World,
    readonly provider: string,
    public settings: S,
  ) {}

  now(): number {
    return this.world.clock.now();
  }

  /** The first one when none is named; somebody unknown is somebody new. */
  person(id?: string, name?: string): Person {
    const found = id === undefined ? [...this.people.values()][0] : this.people.get(id);
    if (found) return found;
    if (id === undefined) throw new WrongControl('nobody is there yet; name a user');
    return this.join(id, name ?? `User ${id.slice(-4)}`);
  }

  join(id: string, name: string): Person {
    const person = { id, name, started: false, blocked: false, lastActAt: null, typingUntil: null };
    this.people.set(id, person);
    return person;
  }

  show(message: Omit<SeenMessage, 'account' | 'at'>): SeenMessage {
    const seen = { ...message, account: this.settings.id, at: this.now() };
    this.#seen.push(seen);
    this.world.changed();
    return seen;
  }

  seen(user?: string): SeenMessage[] {
    return this.#seen.filter((message) => user === undefined || message.user === user);
  }

  findSeen(id: string): SeenMessage | undefined {
    return this.#seen.find((message) => message.id === id);
  }

  keep(file: Omit<StoredFile, 'id' | 'keptAt'>): StoredFile {
    const kept = { ...file, id: this.world.random.text(24), keptAt: this.now() };
    this.files.set(kept.id, kept);
    return kept;
  }

  /** A file of the user's: `base64`, `file_name`, `content_type`; a small one is made when none is given. */
  keepFrom(act: Act, otherwise: { name: string; contentType: string }): StoredFile {
    const bytes =
      typeof act['base64'] === 'string'
        ? Buffer.from(act['base64'], 'base64')
        : Buffer.from(`a file of ${act.act}`);
    return this.keep({
      name: String(act['file_name'] ?? otherwise.name),
      contentType: String(act['content_type'] ?? otherwise.contentType),
      bytes,
    });
  }

  push(push: Omit<Push, 'provider' | 'account'>): Promise<PushResult> {
    const sent = this.world.pushes.send({ ...push, provider: this.provider, account: this.settings.id });
    void sent.then(({ taken }) => {
      if (taken) this.connected = true;
      this.world.changed();
    });
    return sent;
  }

  views(windowMs: number | null): PersonView[] {
    const now = this.now();
    return [...this.people.values()].map((person) => {
      const endsAt =
        windowMs === null
          ? Number.MAX_SAFE_INTEGER
          : (person.lastActAt ?? Number.NEGATIVE_INFINITY) + windowMs;
      return {
        id: person.id,
        name: person.name,
        following: person.started && !person.blocked,
        window: person.started && !person.blocked && endsAt > now ? { left: null, of: null, endsAt } : null,
        typingUntil: person.typingUntil !== null && person.typingUntil > now ? person.typingUntil : null,
      };
    });
  }
}

export function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
