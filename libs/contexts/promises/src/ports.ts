import type { AgentActor } from '@yingda/events';
import type { Calendar } from '@yingda/platform';

/** In which hours what is owed is done. */
export abstract class BusinessHours {
  /** Null: open round the clock. */
  abstract of(subject: { inboxId: string | null; teamId: string | null }): Promise<Calendar | null>;
}

/** Somebody who can owe something. */
export interface Debtor {
  id: string;
  name: string;
  active: boolean;
  /** Leads teams, or all of the shop. */
  leads: boolean;
  teamIds: string[];
}

/** The shop's people. */
export abstract class Staff {
  abstract find(agentId: string): Promise<Debtor | null>;
  /** Who answers for a team: its supervisors, else the shop's managers; the longest there first. */
  abstract leadsOf(teamId: string | null): Promise<Debtor[]>;
}

/** Conversations that something is owed in. */
export abstract class Talks {
  /** Locks it; before anything of ours is locked. Null: no such one. */
  abstract hold(conversationId: string): Promise<OwedIn | null>;
  /** A line in the timeline, for staff. */
  abstract record(
    conversationId: string,
    event: 'promise-made' | 'promise-kept' | 'promise-broken',
    details: Record<string, string>,
  ): Promise<void>;
  /**
   * Writes to the customer as the agent, after the end of the conversation too; once for each `onceId`.
   * @throws Refusal with the reason where nothing can be written to them
   */
  abstract tell(
    actor: AgentActor,
    message: { conversationId: string; text: string; onceId: string },
  ): Promise<void>;
}

export interface OwedIn {
  number: string;
  customerId: string;
  teamId: string | null;
  inboxId?: string | null;
}

/** Names of customers, for lists. */
export abstract class Customers {
  abstract names(customerIds: readonly string[]): Promise<Map<string, string>>;
}
