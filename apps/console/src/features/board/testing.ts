import type { Board, BoardAgent, BoardFigures, BoardRisk, BoardTeam } from '@yingda/contracts';

const figures: BoardFigures = {
  ...{
    queue: 0,
    longestSince: null,
    clearsInSeconds: 0,
    open: 0,
    waitingForUs: 0,
    waitingForCustomer: 0,
    withBot: 0,
  },
  ...{
    busyUnits: 0,
    capacityUnits: 0,
    online: 0,
    busy: 0,
    away: 0,
    offline: 0,
    late: 0,
    soon: 0,
    today: null,
  },
};

export const team = (part: Partial<BoardTeam> = {}): BoardTeam => ({
  ...figures,
  teamId: 't1',
  name: '售前',
  ...part,
});

export const agent = (part: Partial<BoardAgent> = {}): BoardAgent => ({
  ...{
    agentId: 'a1',
    name: '林悦',
    teamIds: ['t1'],
    state: 'online',
    reason: null,
    since: null,
    busyUnits: 0,
  },
  ...{
    capacityUnits: 400,
    late: 0,
    waitingForUs: 0,
    waitingForCustomer: 0,
    longestSince: null,
    limitAt: null,
  },
  today: null,
  ...part,
});

export const risk = (conversationId: string): BoardRisk => ({
  ...{
    conversationId,
    number: '1',
    customerName: null,
    customerCode: 'X',
    isVisitor: true,
    tier: 'standard',
  },
  ...{ agentId: null, teamId: 't1', status: 'queued', clock: 'waiting', level: 'late', nobodyFree: false },
  ...{
    startedAt: '2026-03-02T00:00:00.000Z',
    dueAt: '2026-03-02T00:02:00.000Z',
    idleSince: null,
    quotaLeft: null,
  },
});

export const board = (part: Partial<Board> = {}): Board => ({
  ...{ revision: 1, at: '2026-03-02T00:00:00.000Z', teamId: null, wholeShop: true },
  ...{
    targetSeconds: 120,
    targetPercent: 90,
    total: figures,
    teams: [team()],
    agents: [],
    risks: [],
    minutes: [],
  },
  ...part,
});
