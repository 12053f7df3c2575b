import { permissionsOf } from '@yingda/agents';
import type { Role } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Volume } from './fill';
import type { Planned } from './conversations';
import { Random } from './random';

/** Picks who asks and for what, varied and repeatable. */
export class Questions {
  readonly random = new Random(99);

  constructor(readonly volume: Volume) {}

  /** An agent of the teams that have work; with `idle`, of the new team that has none. */
  agent(role: Role = 'agent', idle = false): AgentActor {
    const agents = this.volume.staff.agents;
    const found = idle ? agents[this.random.below(3)]! : agents[3 + this.random.below(agents.length - 3)]!;
    return {
      kind: 'agent',
      agentId: found.id,
      name: found.name,
      publicName: found.name,
      role,
      teamIds: found.teamIds,
      permissions: permissionsOf(role),
    };
  }

  /** Anybody who looks at lists: agents mostly, supervisors, managers, one whose team has nothing. */
  anybody(): AgentActor {
    const place = this.random.below(6);
    if (place === 0) return this.agent('manager');
    if (place === 1) return this.agent('supervisor');
    return this.agent('agent', place === 2);
  }

  /** A conversation; every tenth one of those that are very long. */
  conversation(): Planned {
    const all = this.volume.conversations;
    if (!this.random.chance(0.1)) return this.random.one(all);
    return Array.from({ length: 200 }, () => this.random.one(all)).sort((a, b) => b.entries - a.entries)[0]!;
  }

  longest(): Planned {
    return this.volume.conversations.reduce((long, one) => (one.entries > long.entries ? one : long));
  }

  openConversation(status = 'active'): Planned {
    return this.random.one(this.volume.conversations.filter((one) => one.status === status));
  }

  /** A customer; regular ones much more often, and those have hundreds of conversations. */
  customerId(): string {
    return this.volume.people[this.random.skewed(this.volume.people.length, 3)]!.id;
  }

  team(): string {
    return this.random.one(this.volume.staff.teams);
  }
}
