import type { Permission, PermissionScope, Role } from '@yingda/contracts/names';

/** Who does something. Transport makes it from the token; use cases ask it what is allowed. */
export type Actor = CustomerActor | AgentActor | ApiActor | SystemActor;

/** A shopper, known by one identity of one inbox. */
export interface CustomerActor {
  kind: 'customer';
  customerId: string;
  identityId: string;
  inboxId: string;
  name: string;
}

/** A signed-in agent with their rights at the time the token was made. */
export interface AgentActor {
  kind: 'agent';
  agentId: string;
  /** Name for colleagues. */
  name: string;
  /** Name for customers. */
  publicName: string;
  avatarUrl?: string;
  role: Role;
  teamIds: string[];
  permissions: Partial<Record<Permission, PermissionScope>>;
}

/** The shop's own system. */
export interface ApiActor {
  kind: 'api';
  keyId: string;
  name: string;
}

/** Timers, routing, the demo: nobody in person. `name` tells which part acted. */
export interface SystemActor {
  kind: 'system';
  name: string;
  /** As whom it writes to customers, where it does: the shop's assistant, by the name they know it by. */
  speaker?: { kind: 'bot' | 'system'; name: string };
  /** Which of the shop's rules made it act, and how many rules stand before it. */
  cause?: RuleCause;
}

/** A rule that something goes back to; `depth` is 1 for what a person's deed set going. */
export interface RuleCause {
  ruleId: string;
  depth: number;
}

/** The actor as an event records it. */
export interface ActorRef {
  kind: Actor['kind'];
  id: string | null;
  name: string;
  /** Of what a rule did: rules go no deeper than so many. */
  cause?: RuleCause;
}

export function refOf(actor: Actor): ActorRef {
  switch (actor.kind) {
    case 'customer':
      return { kind: 'customer', id: actor.customerId, name: actor.name };
    case 'agent':
      return { kind: 'agent', id: actor.agentId, name: actor.name };
    case 'api':
      return { kind: 'api', id: actor.keyId, name: actor.name };
    case 'system':
      return {
        ...{ kind: 'system', id: null, name: actor.name },
        ...(actor.cause ? { cause: actor.cause } : {}),
      };
  }
}
