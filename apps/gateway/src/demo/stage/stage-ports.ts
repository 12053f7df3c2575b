import {
  AgentPresence,
  BotDuty,
  KeptFileRights,
  Names,
  Reach,
  Wording,
  type AgentName,
} from '@yingda/conversations';
import { CurrentService, OrderTraces } from '@yingda/customers';
import { NamesFromAgents } from '../../wiring/conversations-ports';
import type { Lookup } from '../../wiring/lookup';

/** Names of the real shop's people, each asked for once: on the stage the same few act a thousand times. */
export class RememberedNames extends Names {
  private readonly names: NamesFromAgents;
  private readonly agents = new Map<string, Promise<AgentName | null>>();
  private readonly teams = new Map<string, Promise<{ id: string; name: string } | null>>();

  constructor(lookup: Lookup) {
    super();
    this.names = new NamesFromAgents(lookup);
  }

  override agent(agentId: string): Promise<AgentName | null> {
    return remembered(this.agents, agentId, () => this.names.agent(agentId));
  }

  override team(teamId: string): Promise<{ id: string; name: string } | null> {
    return remembered(this.teams, teamId, () => this.names.team(teamId));
  }
}

/** When this happened its people were there, whoever is signed in now; nobody takes anything back by themselves. */
export class EverybodyWasThere extends AgentPresence {
  override async claimRoom(): Promise<void> {
    // What they had then, they had.
  }
  override async isPresent(): Promise<boolean> {
    return true;
  }
  override async isAvailable(): Promise<boolean> {
    return false;
  }
}

/** What was said in the past arrived: the stage sends nothing, so nothing can be in its way. */
export class EverybodyWasReached extends Reach {
  override async check(): Promise<void> {
    // Nothing to refuse.
  }
  override async automatic(): Promise<null> {
    return null;
  }
  override async changed(): Promise<void> {
    // Nothing of it waits anywhere.
  }
}

/** People answered then; what has become of a conversation is told by its story. */
export class NoBotWasThere extends BotDuty {
  override async takes(): Promise<boolean> {
    return false;
  }
}

/** Nobody on the stage looks at files. */
export class NoFileIsRead extends KeptFileRights {
  override async mayRead(): Promise<boolean> {
    return false;
  }
}

/** Rights on the stage do not depend on who serves: the demo acts as the system where that matters. */
export class NobodyServes extends CurrentService {
  override async of(): Promise<{ agentIds: string[]; teamIds: string[] }> {
    return { agentIds: [], teamIds: [] };
  }
}

/** Nobody on the stage asks who else named an order. */
export class NoOrderIsAsked extends OrderTraces {
  override async shared(): Promise<{ order: string; customerIds: string[] }[]> {
    return [];
  }
}

function remembered<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  let answer = known.get(key);
  if (!answer) {
    answer = ask();
    known.set(key, answer);
    // A failure is not remembered: the next one asks again.
    answer.catch(() => known.delete(key));
  }
  return answer;
}

/** What was said was said. */
export class EverythingWasSaid extends Wording {
  override check(): void {
    // Nothing to refuse.
  }
  override used(): void {
    // Not counted.
  }
}
