import type { ConversationStatus, ShownPresenceState } from '@yingda/contracts/names';
import fc from 'fast-check';
import { changesOf } from './board-changes';
import { BoardKeeper, type BoardSources } from './board-keeper';
import { BoardModel } from './board-model';
import { boardOf } from './board-of';
import type { Scope } from './board-scope';
import { applied } from './testing/applied';
import { agent, conversation } from './testing/rows';
import type { WatchedAgent, WatchedConversation } from './watched';

const NOW = Date.UTC(2026, 2, 2, 6);
const STATUSES: (ConversationStatus | 'gone')[] = ['bot', 'queued', 'offered', 'assigned', 'active', 'gone'];
const STATES: ShownPresenceState[] = ['online', 'busy', 'away', 'offline'];
const TEAMS = ['t1', 't2', 't3'];
const SCOPES: Scope[] = [
  { teamId: null, teamIds: null, named: true },
  { teamId: null, teamIds: ['t1', 't3'], named: true },
  { teamId: 't2', teamIds: ['t2'], named: false },
];

/** What somebody did in the shop. */
type Step =
  | {
      do: 'conversation';
      n: number;
      status: ConversationStatus | 'gone';
      team: number;
      agent: number;
      ago: number;
      owed: boolean;
    }
  | { do: 'agent'; n: number; state: ShownPresenceState; teams: number[] }
  | { do: 'look' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('conversation' as const),
    n: fc.nat(7),
    status: fc.constantFrom(...STATUSES),
    team: fc.nat(3),
    agent: fc.nat(4),
    ago: fc.nat(400),
    owed: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('agent' as const),
    n: fc.nat(4),
    state: fc.constantFrom(...STATES),
    teams: fc.uniqueArray(fc.nat(2), { minLength: 1 }),
  }),
  fc.constant({ do: 'look' as const }),
);

/** The database and its outbox, in which events may be read twice and in any order. */
class Shop implements BoardSources {
  readonly open = new Map<string, WatchedConversation>();
  readonly staff = new Map<string, WatchedAgent>();
  private told: { name: string; aggregateId: string }[] = [];

  constructor(private readonly order: (events: { name: string; aggregateId: string }[]) => typeof events) {}

  do(one: Step): void {
    if (one.do === 'conversation') {
      const id = `c${one.n}`;
      if (one.status === 'gone') this.open.delete(id);
      else this.open.set(id, conversation({ ...rowOf(one), id }));
      this.told.push({ name: 'conversation.updated', aggregateId: id });
    }
    if (one.do === 'agent') {
      const agentId = `a${one.n}`;
      this.staff.set(
        agentId,
        agent({ agentId, state: one.state, teamIds: one.teams.map((team) => TEAMS[team]!) }),
      );
      this.told.push({ name: 'presence.changed', aggregateId: agentId });
    }
  }

  readonly news = {
    begin: async () => void (this.told = []),
    next: async () => {
      const news = this.order(this.told);
      this.told = [];
      return news;
    },
  };
  readonly conversations = async (ids?: string[]) =>
    [...this.open.values()].filter(({ id }) => !ids || ids.includes(id));
  readonly agents = async (ids?: string[]) =>
    [...this.staff.values()].filter(({ agentId }) => !ids || ids.includes(agentId));
  readonly teams = async () => TEAMS.map((teamId) => ({ teamId, name: teamId }));
  readonly endings = async () => new Map();
}

function rowOf({ status, team, agent: holder, ago, owed }: Extract<Step, { do: 'conversation' }>) {
  const held = status === 'offered' || status === 'assigned' || status === 'active';
  return {
    status: status as ConversationStatus,
    teamId: TEAMS[team] ?? null,
    agentId: held ? `a${holder}` : null,
    waitingFor: owed ? ('us' as const) : ('customer' as const),
    waitingSince: NOW - ago * 1_000,
    queuedAt: NOW - ago * 1_000,
  };
}

const shown = (model: BoardModel, scope: Scope, now = NOW) => {
  const board = boardOf(model, scope, {
    standing: model.standing(now),
    today: null,
    clears: new Map(),
    minutes: [],
  });
  const sorted = [...board.agents].sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
  return { ...board, agents: sorted };
};

describe('a board that follows events', () => {
  it('is the board read from scratch, whatever happened and however often it was told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.infiniteStream(fc.nat(9)),
        async (steps, dice) => {
          const shuffled = <T>(list: T[]): T[] =>
            list
              .flatMap((one) => (dice.next().value! < 3 ? [one, one] : [one]))
              .map((one) => [dice.next().value!, one] as const)
              .sort(([a], [b]) => a - b)
              .map(([, one]) => one);
          const shop = new Shop(shuffled);
          const model = new BoardModel();
          const keeper = new BoardKeeper(model, shop);
          await keeper.begin();
          for (const one of steps) {
            if (one.do === 'look') await keeper.look();
            else shop.do(one);
          }
          await keeper.look();
          const anew = new BoardModel();
          await new BoardKeeper(anew, shop).begin();
          for (const scope of SCOPES) expect(shown(model, scope)).toEqual(shown(anew, scope));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is on a screen that heard every change what it is here', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const shop = new Shop((events) => events);
        const model = new BoardModel();
        const keeper = new BoardKeeper(model, shop);
        await keeper.begin();
        const screens = SCOPES.map((scope) => ({
          scope,
          here: shown(model, scope),
          there: shown(model, scope),
        }));
        let now = NOW;
        for (const one of steps) {
          if (one.do !== 'look') shop.do(one);
          else {
            await keeper.look();
            now += 17_000;
            for (const screen of screens) {
              const next = shown(model, screen.scope, now);
              const changes = changesOf(screen.here, next);
              if (changes) screen.there = applied(screen.there, changes);
              screen.here = next;
              expect({ ...screen.there, at: '' }).toEqual({ ...screen.here, at: '' });
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps owing what it could not read', async () => {
    const shop = new Shop((events) => events);
    const model = new BoardModel();
    const keeper = new BoardKeeper(model, shop);
    await keeper.begin();
    shop.do({ do: 'conversation', n: 1, status: 'queued', team: 0, agent: 0, ago: 5, owed: true });
    const { conversations } = shop;
    Object.assign(shop, { conversations: () => Promise.reject(new Error('away')) });
    await expect(keeper.look()).rejects.toThrow('away');
    Object.assign(shop, { conversations });
    await keeper.look();
    expect(shown(model, SCOPES[0]!).total.queue).toBe(1);
  });
});
