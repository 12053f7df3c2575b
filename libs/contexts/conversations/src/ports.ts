import { type Content, type Quote } from '@yingda/contracts';
import type { MessageChangeKind } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';

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

/** Whether an agent is there. Never waits for a lock: it is asked inside a unit of work that holds a conversation. */
export abstract class AgentPresence {
  /** Signed in and seen (online, busy or away; also within the grace time after a lost connection). */
  abstract isPresent(agentId: string): Promise<boolean>;
  /**
   * Online and with a free place, which is kept till the unit of work ends: a reopened conversation goes back to this
   * agent. False as well when somebody else is giving them something just now.
   */
  abstract isAvailable(agentId: string): Promise<boolean>;
}

/** What an agent is about to say, before any of it is stored. */
export interface AboutToSay {
  conversationId: string;
  content: Content;
  replyTo?: Quote;
  /** The identity of the customer they chose. */
  identityId?: string;
}

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
  /**
   * What still waits to go out goes changed or not at all; what went is changed where the customer sees it. In the
   * caller's unit of work. @throws Refusal sent-already, when the channel lets nobody change what was sent
   */
  abstract changed(message: JustChanged): Promise<void>;
}
