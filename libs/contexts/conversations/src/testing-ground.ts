import { Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor, CustomerActor } from '@yingda/events';
import { AuditLog, FileMissing, newId, type FileStorage } from '@yingda/platform';
import type { TestDatabase } from '@yingda/testing';
import { Readable } from 'node:stream';
import { conversations, type Conversations } from './assembly';
import {
  AgentPresence,
  BotDuty,
  KeptFileRights,
  Names,
  Reach,
  Wording,
  type AboutToSay,
  type AgentName,
  type AutomaticObstacle,
  type CannedResponseSent,
  type JustChanged,
} from './ports';
import { aCustomer, anAgent, anOpening } from './testing';
import { OpenConversation, type OpenConversationCommand } from './use-cases/open-conversation';

/** Everybody exists under the name they are given here, else under their id. */
export class KnownNames extends Names {
  readonly agents = new Map<string, AgentName>();

  know(...agents: (AgentActor & { active?: boolean; serves?: boolean })[]): void {
    for (const { agentId, ...rest } of agents)
      this.agents.set(agentId, { id: agentId, active: true, serves: true, ...rest });
  }

  async agent(id: string): Promise<AgentName | null> {
    return (
      this.agents.get(id) ?? {
        id,
        name: `agent ${id}`,
        publicName: `public ${id}`,
        teamIds: [],
        active: true,
        serves: true,
        permissions: anAgent().permissions,
      }
    );
  }

  async team(id: string): Promise<{ id: string; name: string } | null> {
    return { id, name: `team ${id}` };
  }
}

/** Nobody is there until said so. */
export class KnownPresence extends AgentPresence {
  readonly present = new Set<string>();

  async claimRoom(): Promise<void> {
    // There is always room.
  }

  async isPresent(agentId: string): Promise<boolean> {
    return this.present.has(agentId);
  }

  async isAvailable(agentId: string): Promise<boolean> {
    return this.present.has(agentId);
  }
}

/** Everything may be said until a word is forbidden. */
export class KnownWording extends Wording {
  forbidden: string | null = null;
  readonly uses: CannedResponseSent[] = [];

  check(_: AgentActor, text: string): void {
    if (this.forbidden !== null && text.includes(this.forbidden))
      throw new Refusal('forbidden-words', 'There is a word in it that must not be sent.', {
        words: [this.forbidden],
      });
  }

  used(sent: CannedResponseSent): void {
    this.uses.push(sent);
  }
}

/** Everybody can be reached until said otherwise. */
export class KnownReach extends Reach {
  refusal: Error | null = null;
  readonly asked: AboutToSay[] = [];

  async check(message: AboutToSay): Promise<void> {
    this.asked.push(message);
    if (this.refusal) throw this.refusal;
  }

  obstacle: AutomaticObstacle | null = null;

  async automatic(): Promise<AutomaticObstacle | null> {
    return this.obstacle;
  }

  readonly changes: JustChanged[] = [];

  async changed(message: JustChanged): Promise<void> {
    this.changes.push(message);
    if (this.refusal) throw this.refusal;
  }
}

/** No bot takes anything until its inbox is said. */
export class KnownBots extends BotDuty {
  readonly inboxes = new Set<string>();

  async takes(inboxId: string): Promise<boolean> {
    return this.inboxes.has(inboxId);
  }
}

/** Whose files may be read: of all but what is said to be closed. */
export class KnownKeptFiles extends KeptFileRights {
  readonly closed = new Set<string>();

  async mayRead(_: Actor, attachmentId: string): Promise<boolean> {
    return !this.closed.has(attachmentId);
  }
}

/** Files in memory. */
export class MemoryFiles implements FileStorage {
  readonly files = new Map<string, Buffer>();

  async put(key: string, body: Buffer): Promise<void> {
    this.files.set(key, body);
  }

  async read(key: string): Promise<{ stream: Readable; size: number }> {
    const body = this.files.get(key);
    if (!body) throw new FileMissing(key);
    return { stream: Readable.from([body]), size: body.length };
  }

  async remove(key: string): Promise<void> {
    this.files.delete(key);
  }
}

/** The whole context on a spec's database, with fakes for what others know. */
export interface TestGround {
  context: Conversations;
  names: KnownNames;
  presence: KnownPresence;
  reach: KnownReach;
  wording: KnownWording;
  bots: KnownBots;
  files: MemoryFiles;
  keptFiles: KnownKeptFiles;
}

export function testGround(test: TestDatabase): TestGround {
  const names = new KnownNames();
  const presence = new KnownPresence();
  const reach = new KnownReach();
  const wording = new KnownWording();
  const bots = new KnownBots();
  const files = new MemoryFiles();
  const keptFiles = new KnownKeptFiles();
  const { database, unitOfWork, outbox, clock } = test;
  const audit = new AuditLog(database, clock);
  return {
    context: conversations({
      ...{
        database,
        unitOfWork,
        outbox,
        clock,
        files,
        audit,
        names,
        presence,
        reach,
        wording,
        bots,
        keptFiles,
      },
    }),
    names,
    presence,
    reach,
    wording,
    bots,
    files,
    keptFiles,
  };
}

/** A customer with their open, queued conversation. */
export async function anOpenConversation(
  context: Conversations,
  with_: Partial<OpenConversationCommand> = {},
): Promise<{ id: string; customer: CustomerActor; opening: OpenConversationCommand }> {
  const opening = anOpening(with_);
  const { customerId, identityId, inboxId } = opening;
  const customer = aCustomer({ customerId, identityId, inboxId });
  await context.find(OpenConversation).execute(customer, opening);
  return { id: opening.conversationId, customer, opening };
}

/** A topic to close with. */
export async function aTopic(test: TestDatabase): Promise<string> {
  const id = newId();
  await test.database.query(
    `insert into topics (id, label_zh, label_en) values ($1, '售后', 'After sales')`,
    [id],
  );
  return id;
}
