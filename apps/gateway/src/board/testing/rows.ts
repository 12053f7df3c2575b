import type { WatchedAgent, WatchedConversation } from '../watched';

/** A conversation that waits for its agent, for the specs of the board. */
export function conversation(part: Partial<WatchedConversation>): WatchedConversation {
  return {
    ...{
      id: 'c',
      number: '1',
      channel: 'web',
      teamId: 't1',
      agentId: null,
      status: 'queued',
      waitingFor: 'us',
    },
    ...{ waitingSince: 0, queuedAt: 0, assignedAt: null, answered: false, units: 100, idleSeconds: null },
    ...{ customerId: 'p', customerName: '何雨桐', customerCode: '2M9D', isVisitor: false, tier: 'standard' },
    ...{
      blocked: false,
      clocked: false,
      clockKind: null,
      clockStartedAt: null,
      clockWarnAt: null,
      clockDueAt: null,
    },
    ...part,
  };
}

export function agent(part: Partial<WatchedAgent>): WatchedAgent {
  return {
    ...{
      agentId: 'a',
      name: '林悦',
      avatarUrl: null,
      teamIds: ['t1'],
      state: 'online',
      reason: null,
      since: 0,
    },
    capacityUnits: 500,
    ...part,
  };
}
