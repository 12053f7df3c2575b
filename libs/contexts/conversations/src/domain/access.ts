import type { ConversationStatus, PermissionScope } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import { isServed } from './conversation';

/** What rights are decided by; `Conversation` and the wire's `ConversationState` both have it. */
export interface Subject {
  customerId: string;
  /** The identity it began with. */
  identityId?: string;
  agentId?: string | null;
  /** Who joined the agent and writes along. */
  joinedAgentIds?: readonly string[];
  teamId?: string | null;
  status: ConversationStatus;
}

/** What an agent may do, and whose they are. */
export type Rights = Pick<AgentActor, 'agentId' | 'teamIds' | 'permissions'>;

/**
 * Who may do what with a conversation.
 * Agents see their own and their teams', supervisors their teams', managers and quality reviewers all, administrators
 * none. To write as the shop one must have the conversation: a colleague joins or takes over first, by right.
 */
export const ConversationAccess = {
  mayRead(actor: Actor, subject: Subject): boolean {
    switch (actor.kind) {
      case 'system':
      case 'api':
        return true;
      case 'customer':
        // By the identity as well: it is theirs at once when they sign in, while their conversations follow a moment later.
        return actor.customerId === subject.customerId || actor.identityId === subject.identityId;
      case 'agent':
        return ConversationAccess.mayAgentRead(actor, subject);
    }
  },

  /** The same of an agent who does nothing at the moment, but is spoken of. */
  mayAgentRead(agent: Rights, subject: Subject): boolean {
    return (
      (serves(agent) && (owns(agent, subject) || inTeams(agent, subject) || joined(agent, subject))) ||
      covers(agent, scope(agent, 'conversation.serve'), subject) ||
      covers(agent, scope(agent, 'conversation.monitor'), subject)
    );
  },

  /** Writes messages as the shop: only who has it or has joined, and only once it is somebody's (an offer is not). */
  mayReply(actor: Actor, subject: Subject): boolean {
    if (actor.kind !== 'agent') return actor.kind !== 'customer';
    return serves(actor) && (owns(actor, subject) || joined(actor, subject)) && isServed(subject);
  },

  /** Writes along with the colleague who has it: whoever may take it over may also only join. */
  mayWriteAlong(actor: Actor, subject: Subject): boolean {
    if (actor.kind !== 'agent' || owns(actor, subject)) return false;
    return isServed(subject) && covers(actor, scope(actor, 'conversation.take-over'), subject);
  },

  /** Notes: everybody who serves and may read it. Quality reviewers read only. */
  mayNote(actor: Actor, subject: Subject): boolean {
    if (actor.kind === 'customer') return false;
    return actor.kind !== 'agent' || (serves(actor) && ConversationAccess.mayRead(actor, subject));
  },

  /** Has conversations at all. */
  mayServe(actor: AgentActor): boolean {
    return serves(actor);
  },

  /** Takes a waiting one for themselves; also one that is only being offered: the quicker one has it. */
  mayJoin(actor: Actor, subject: Subject): boolean {
    if (actor.kind !== 'agent') return actor.kind === 'system';
    const waits = ['bot', 'queued', 'offered'].includes(subject.status);
    return serves(actor) && waits && ConversationAccess.mayRead(actor, subject);
  },

  /** Takes one that a colleague has. */
  mayTakeOver(actor: Actor, subject: Subject): boolean {
    if (actor.kind !== 'agent') return actor.kind === 'system';
    const held = ['offered', 'assigned', 'active'].includes(subject.status);
    return held && !owns(actor, subject) && covers(actor, scope(actor, 'conversation.take-over'), subject);
  },

  /** Gives it to a colleague: whoever may take over there may also decide for others. */
  mayAssign(actor: Actor, subject: Subject): boolean {
    if (actor.kind !== 'agent') return actor.kind === 'system';
    return covers(actor, scope(actor, 'conversation.take-over'), subject);
  },

  /** Closes, disposes, waits, reopens, merges. */
  mayHandle(actor: Actor, subject: Subject): boolean {
    if (actor.kind !== 'agent') return actor.kind === 'system';
    return covers(actor, scope(actor, 'conversation.serve'), subject);
  },

  /** Transfers and escalates what they may handle. */
  mayTransfer(actor: Actor, subject: Subject): boolean {
    if (actor.kind !== 'agent') return actor.kind === 'system';
    return (
      scope(actor, 'conversation.transfer') !== 'none' &&
      (ConversationAccess.mayHandle(actor, subject) ||
        covers(actor, scope(actor, 'conversation.take-over'), subject))
    );
  },

  /** Refuses with the code that does not tell strangers what exists. */
  demand(allowed: boolean, actor: Actor, what: string): void {
    if (allowed) return;
    if (actor.kind === 'customer') throw new Refusal('not-a-participant', 'This conversation is not yours.');
    throw new Refusal('not-permitted', `You may not ${what} this conversation.`);
  },
} as const;

function scope(actor: Rights, permission: keyof AgentActor['permissions']): PermissionScope {
  return actor.permissions[permission] ?? 'none';
}

function serves(actor: Rights): boolean {
  return scope(actor, 'conversation.serve') !== 'none';
}

function owns(actor: Rights, subject: Subject): boolean {
  return subject.agentId === actor.agentId;
}

function joined(actor: Rights, subject: Subject): boolean {
  return subject.joinedAgentIds?.includes(actor.agentId) ?? false;
}

function inTeams(actor: Rights, subject: Subject): boolean {
  return !!subject.teamId && actor.teamIds.includes(subject.teamId);
}

// `masked` reaches as far as `all`; what is masked is the customer's data, which is not here.
function covers(actor: Rights, reach: PermissionScope, subject: Subject): boolean {
  switch (reach) {
    case 'none':
      return false;
    case 'own':
      return owns(actor, subject);
    case 'team':
      return owns(actor, subject) || inTeams(actor, subject);
    case 'masked':
    case 'all':
      return true;
  }
}

/** The part of `mayRead` a query can use: which conversations an agent sees. */
export interface Visibility {
  all: boolean;
  agentId: string;
  teamIds: string[];
}

/** What an agent sees, for lists and searches. Null when nothing at all. */
export function visibilityOf(actor: AgentActor): Visibility | null {
  const reaches = [scope(actor, 'conversation.serve'), scope(actor, 'conversation.monitor')];
  if (reaches.every((reach) => reach === 'none')) return null;
  const all = reaches.some((reach) => reach === 'all' || reach === 'masked');
  const teams = serves(actor) || reaches.includes('team');
  return { all, agentId: actor.agentId, teamIds: teams ? actor.teamIds : [] };
}
