import type { Role } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import {
  AuditLog,
  CLOCK,
  type Clock,
  Cryptor,
  Database,
  LOG,
  newId,
  Outbox,
  silentLog,
  Timers,
  UnitOfWork,
} from '@yingda/platform';
import { AgentsModule } from './agents.module';
import { permissionsOf } from './domain/permissions';
import {
  AgentLoads,
  Avatars,
  Entrances,
  type LinkMail,
  type LinkPurpose,
  Mailer,
  TeamUse,
  Workload,
} from './ports';
import { Passwords } from './storage/passwords';

/** An agent who acts, with the rights of their role. */
export function anAgentActor(details: Partial<AgentActor> & { role?: Role } = {}): AgentActor {
  const role = details.role ?? 'agent';
  return {
    kind: 'agent',
    agentId: newId(),
    name: 'Lin Wan',
    publicName: 'Wan',
    teamIds: [],
    permissions: permissionsOf(role),
    ...details,
    role,
  };
}

export const anAdministrator = (): AgentActor => anAgentActor({ role: 'administrator', name: 'Root' });
export const theSystem: Actor = { kind: 'system', name: 'spec' };

/** Keeps mails instead of sending them. */
export class KeptMail extends Mailer {
  readonly sent: LinkMail[] = [];

  urlOf(purpose: LinkPurpose, token: string): string {
    return `https://yingda.example/console/${purpose}/${token}`;
  }

  async sendLink(mail: LinkMail): Promise<boolean> {
    this.sent.push(mail);
    return true;
  }

  /** The token of the latest link. */
  get lastToken(): string {
    return tokenOf(this.sent.at(-1)?.url ?? '');
  }
}

/** The token in a link. */
export function tokenOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

class GivenLoads extends AgentLoads {
  readonly loads = new Map<string, number>();
  async of(): Promise<Map<string, number>> {
    return this.loads;
  }
}

class AnyAvatar extends Avatars {
  async urlOf(attachmentId: string): Promise<string> {
    return `/api/avatars/${attachmentId}`;
  }
}

class GivenTeamUse extends TeamUse {
  inboxes: string[] = [];
  open = 0;
  async of(): Promise<string[]> {
    return this.inboxes;
  }
  async openConversations(): Promise<number> {
    return this.open;
  }
}

class GivenEntrances extends Entrances {
  known: string[] = [];
  async ids(): Promise<string[]> {
    return this.known;
  }
}

class GivenWorkload extends Workload {
  inboxes: string[] = [];
  handled: { seconds: number; count: number } | null = null;
  promotion = false;
  /** Half hours, as ISO, with what came in them. */
  readonly opened = new Map<string, number>();
  async inboxesOf(): Promise<string[]> {
    return this.inboxes;
  }
  async handleTime(): Promise<{ seconds: number; count: number } | null> {
    return this.handled;
  }
  async isPromotion(): Promise<boolean> {
    return this.promotion;
  }
  async arrivals(halfHours: Date[]): Promise<{ inboxId: string; halfHour: Date; count: number }[]> {
    return halfHours.flatMap((halfHour) => {
      const count = this.opened.get(halfHour.toISOString()) ?? 0;
      return count > 0 ? [{ inboxId: this.inboxes[0]!, halfHour, count }] : [];
    });
  }
}

/** Where the context runs in a spec; a test database has all of it. */
export interface Ground {
  database: Database;
  unitOfWork: UnitOfWork;
  outbox: Outbox;
  clock: Clock;
}

interface Made {
  provide: unknown;
  inject?: unknown[];
  useFactory?: (...parts: never[]) => unknown;
}
type Type<T> = abstract new (...parts: never[]) => T;

/** The whole context on a test database, as the module wires it; its ports are played by the fakes beside `get`. */
export function agentsOn(ground: Ground) {
  const { database, unitOfWork, outbox, clock } = ground;
  const mail = new KeptMail();
  const loads = new GivenLoads();
  const teamUse = new GivenTeamUse();
  const entrances = new GivenEntrances();
  const workload = new GivenWorkload();
  const timers = new Timers(database, unitOfWork, clock);
  const known = new Map<unknown, unknown>([
    [Database, database],
    [UnitOfWork, unitOfWork],
    [Outbox, outbox],
    [CLOCK, clock],
    [LOG, silentLog],
    [Timers, timers],
    [Cryptor, new Cryptor('a secret key for specs, long enough')],
    [AuditLog, new AuditLog(database, clock)],
    [Mailer, mail],
    [AgentLoads, loads],
    [Avatars, new AnyAvatar()],
    [TeamUse, teamUse],
    [Entrances, entrances],
    [Workload, workload],
    // Argon2 at its least cost: specs sign in hundreds of times.
    [Passwords, new Passwords({ memoryCost: 8, timeCost: 1, parallelism: 1 })],
  ]);
  const providers = AgentsModule.with([]).providers as Made[];
  const resolve = (token: unknown): unknown => {
    if (known.has(token)) return known.get(token);
    const provider = providers.find((one) => one.provide === token);
    if (!provider?.useFactory) throw new Error(`Nothing provides ${String(token)}`);
    const made = provider.useFactory(...((provider.inject ?? []).map(resolve) as never[]));
    known.set(token, made);
    return made;
  };
  return {
    mail,
    loads,
    teamUse,
    entrances,
    workload,
    timers,
    get: <T>(type: Type<T>): T => resolve(type) as T,
  };
}
