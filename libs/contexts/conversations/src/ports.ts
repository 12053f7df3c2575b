import { type Content, type Quote } from '@yingda/contracts';
import type { Channel, MessageChangeKind, Tier } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';

/** A colleague as timelines and customers name them. */
export interface AgentName {
  id: string;
  /** For colleagues. */
  name: string;
  /** For customers. */
  publicName: string;
  avatarUrl?: string;
  teamIds: string[];
  /** False when the account is deactivated, not yet accepted or run out. */
  active: boolean;
  /** False for roles that do not answer customers. */
  serves: boolean;
  /** What the role allows now. */
  permissions: AgentActor['permissions'];
}

/** Who is meant by an id. Plain reads that lock nothing: they run inside a unit of work that holds a conversation. */
export abstract class Names {
  abstract agent(agentId: string): Promise<AgentName | null>;
  /** Null for teams that do not exist or are archived. */
  abstract team(teamId: string): Promise<{ id: string; name: string } | null>;
}

/** Whether an agent is there. Waits for no lock where it is asked inside a unit of work that holds a conversation. */
export abstract class AgentPresence {
  /**
   * An agent is about to take a conversation that may wait in a queue. Locks the agent, so it comes before the
   * conversation, and refuses `no-room` when they would hold more than they may.
   */
  abstract claimRoom(agentId: string, conversationId: string): Promise<void>;
  /** Signed in and seen (online, busy or away; also within the grace time after a lost connection). */
  abstract isPresent(agentId: string): Promise<boolean>;
  /**
   * Online and with a free place, which is kept till the unit of work ends: a reopened conversation goes back to this
   * agent. False as well when somebody else is giving them something just now.
   */
  abstract isAvailable(agentId: string): Promise<boolean>;
}

/** Whether a machine answers first. A plain read that locks nothing: it runs inside units of work. */
export abstract class BotDuty {
  /** The bot of the inbox takes what a customer begins now; people get it when the bot hands it over. */
  abstract takes(inboxId: string): Promise<boolean>;
}

/** What an agent is about to say, before any of it is stored. */
export interface AboutToSay {
  conversationId: string;
  content: Content;
  replyTo?: Quote;
  /** The identity of the customer they chose. */
  identityId?: string;
}

/** Why an automatic text cannot go where it should: too late, or it would leave people none to send. */
export type AutomaticObstacle = 'window-closed' | 'last-message';

/** What its sender has just done to a message, in the transaction that does it. */
export interface JustChanged {
  conversationId: string;
  messageId: string;
  kind: MessageChangeKind;
  /** As it stands now. */
  content: Content;
  replyTo?: Quote;
  /** As customers know the sender. */
  agentName: string;
}

/** Whether it can reach the customer now: a channel may take nothing any more until the customer writes again. */
export abstract class Reach {
  /** @throws Refusal window-closed with what can be done instead; not-permitted for somebody else's identity */
  abstract check(message: AboutToSay): Promise<void>;
  /** The same of an automatic text, which never takes the last message a channel lets us send. Null: it can go. */
  abstract automatic(message: AboutToSay): Promise<AutomaticObstacle | null>;
  /**
   * What still waits to go out goes changed or not at all; what went is changed where the customer sees it. In the
   * caller's unit of work. @throws Refusal sent-already, when the channel lets nobody change what was sent
   */
  abstract changed(message: JustChanged): Promise<void>;
}

/** A message that an agent began with a canned response, as it was stored. */
export interface CannedResponseSent {
  cannedResponseId: string;
  messageId: string;
  agentId: string;
  text: string;
  at: string;
}

/** How the shop's people may speak. Asked with every message of an agent: it answers from memory. */
export abstract class Wording {
  /** @throws Refusal forbidden-words with `words` for what the shop's list forbids this agent to say */
  abstract check(actor: AgentActor, text: string): void | Promise<void>;
  /** For figures, after the commit: it neither waits nor fails. A retry is told again. */
  abstract used(sent: CannedResponseSent): void;
}

/** Files that are kept are part of what they were kept for. */
export abstract class KeptFileRights {
  /** False where that may not be read; true of what belongs to nothing in particular, as files of canned responses. */
  abstract mayRead(actor: Actor, attachmentId: string): Promise<boolean>;
}

/** Somebody of another system, as an imported conversation names them. */
export interface ImportedPerson {
  source: string;
  /** The other system's own id. */
  key: string;
  /** The shop's. */
  externalId: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  tier: Tier | null;
  language: string | null;
  attributes: Record<string, string>;
  /** How channels know them; the first is the one the conversation began with. `key` null where only the other system does. */
  identities: { inboxId: string; channel: Channel; key: string | null }[];
  firstSeenAt: Date;
  lastSeenAt: Date;
}

/** The customers of imported conversations. */
export abstract class ImportedPeople {
  /** Finds or makes each, in their order; in the unit of work that writes their conversations. */
  abstract meet(
    people: ImportedPerson[],
  ): Promise<{ customerId: string; identityId: string; name: string }[]>;
}

/** What imported lines name that is here. */
export interface ImportNames {
  inboxes: { id: string; key: string; channel: Channel; teamId: string }[];
  teams: { id: string; name: string }[];
  agents: { id: string; email: string; name: string; publicName: string }[];
}

/** Inboxes, teams and accounts, by what people call them. */
export abstract class ImportDirectory {
  abstract names(): Promise<ImportNames>;
}
