import type { Board, BoardChanged } from '@yingda/contracts';
import { newId } from '@yingda/platform';
import { eventually, hasRedis, type TestSocket } from '@yingda/testing';
import { BoardMinuteKeeper } from '../src/board/minute-keeper';
import { applied } from '../src/board/testing/applied';
import { TestGateway, text } from './harness';

type Answer = { ok: true; data: Board } | { ok: false; error: { code: string } };

/** A screen that shows the board and follows it. */
class Screen {
  private constructor(
    readonly socket: TestSocket,
    public board: Board,
  ) {}

  static async open(socket: TestSocket, teamId?: string): Promise<Screen> {
    const board = (await socket.done('board.subscribe', teamId ? { teamId } : {})) as Board;
    return new Screen(socket, board);
  }

  /** Follows the changes until the board is as wanted; every change must fit on the one before. */
  async until(isWanted: (board: Board) => boolean): Promise<Board> {
    while (!isWanted(this.board)) {
      const changed = await this.socket.waitFor<BoardChanged>(
        'board.changed',
        ({ from, revision }) => from === this.board.revision && revision > from,
      );
      this.board = { ...applied(this.board, changed), revision: changed.revision };
    }
    return this.board;
  }
}

describe('the live board', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  afterAll(() => gateway.stop());

  const ask = (token: string, teamId?: string) =>
    gateway.request<Board>('GET', `/api/board${teamId ? `?teamId=${teamId}` : ''}`, { token });

  it('shows supervisors their teams, managers all, reviewers nobody’s name, others nothing', async () => {
    const [theirs, other] = [await gateway.team(), await gateway.team()];
    await gateway.opened((await gateway.inbox(theirs)).key);
    const token = async (role: Parameters<TestGateway['agent']>[1], teams: string[]) =>
      gateway.signIn((await gateway.agent(teams, role)).email);
    const supervisor = await token({ role: 'supervisor' }, [theirs]);
    const own = (await ask(supervisor)).body;
    expect(own.teams.map((team) => team.teamId)).toEqual([theirs]);
    expect(own).toMatchObject({ wholeShop: false, total: { queue: 1 } });
    expect((await ask(supervisor, other)).status).toBe(403);
    for (const role of ['manager', 'quality-reviewer'] as const) {
      const all = (await ask(await token({ role }, []))).body;
      expect(all.wholeShop).toBe(true);
      expect(all.teams.map((team) => team.teamId)).toEqual(expect.arrayContaining([theirs, other]));
    }
    for (const role of ['agent', 'senior-agent', 'handler', 'administrator'] as const)
      expect((await ask(await token({ role }, [theirs]))).status).toBe(403);
    const agent = await gateway.console((await gateway.agent([theirs])).email);
    const refused = (await agent.send('board.subscribe', {})) as Answer;
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
    agent.close();
  });

  it('tells who waits, who answers and who ends, each change on the one before', async () => {
    const team = await gateway.team();
    const topicId = await gateway.topic();
    const { email } = await gateway.agent([team], { role: 'supervisor' });
    const lead = await gateway.console(email);
    // Leads who are online are given conversations, too.
    await lead.done('presence.set', { state: 'busy' });
    const screen = await Screen.open(lead, team);
    expect(screen.board).toMatchObject({ teamId: team, total: { queue: 0, open: 0 }, risks: [] });
    const { shopper, conversationId } = await gateway.opened((await gateway.inbox(team)).key);
    // Seen waiting before somebody is there, whom routing gives it to.
    await screen.until(({ total }) => total.queue === 1);
    const agent = await gateway.agent([team], { name: 'Grace', capacity: 4 });
    const console = await gateway.console(agent.email);
    await screen.socket.done('conversation.assign', { conversationId, agentId: agent.id });
    const held = await screen.until(({ agents }) => agents.some(({ waitingForUs }) => waitingForUs === 1));
    expect(held.total).toMatchObject({ queue: 0, open: 1, waitingForUs: 1, busyUnits: 100 });
    expect(held.agents.find(({ waitingForUs }) => waitingForUs === 1)).toMatchObject({ agentId: agent.id });
    await console.done('message.send', { conversationId, clientMessageId: newId(), content: text('hello') });
    await screen.until(({ total }) => total.waitingForCustomer === 1 && total.waitingForUs === 0);
    await console.done('conversation.close', {
      conversationId,
      disposition: { topicId, resolved: 'yes', summary: 'done' },
    });
    await screen.until(({ total }) => total.open === 0);
    await console.done('presence.set', { state: 'away', reason: '培训' });
    const away = await screen.until(({ agents }) => agents.some(({ state }) => state === 'away'));
    expect(away.agents.find(({ agentId }) => agentId === agent.id)).toMatchObject({ reason: '培训' });
    for (const socket of [shopper, console, screen.socket]) socket.close();
  });

  it('shows who is late by name with what is the matter, and nobody’s to a reviewer', async () => {
    const team = await gateway.team();
    const { shopper, conversationId } = await gateway.opened((await gateway.inbox(team)).key);
    await gateway.database.query(
      `update conversations set waiting_since = waiting_since - interval '10 minutes' where id = $1`,
      [conversationId],
    );
    // As with a clock of service levels that was broken: the row is what the board reads.
    const broken = () =>
      gateway.database.query(
        `update service_level_conversations set clock_kind = 'first-response', clock_due_at = now() - interval '1 minute',
           clock_started_at = now() - interval '3 minutes', clock_warn_at = now() - interval '2 minutes'
         where conversation_id = $1`,
        [conversationId],
      );
    const { email } = await gateway.agent([], { role: 'manager' });
    const token = await gateway.signIn(email);
    // Its clocks begin a moment after it, and then once more when it is queued.
    await eventually(async () => {
      await broken();
      return (await ask(token, team)).body.risks.length === 1;
    });
    const manager = await gateway.console(email);
    const screen = await Screen.open(manager, team);
    const { risks } = await screen.until((board) => board.risks.length === 1);
    expect(risks[0]).toMatchObject({
      conversationId,
      level: 'late',
      clock: 'first-response',
      nobodyFree: true,
    });
    expect(typeof risks[0]!.customerName).toBe('string');
    const reviewer = await gateway.signIn((await gateway.agent([], { role: 'quality-reviewer' })).email);
    expect((await ask(reviewer, team)).body.risks).toEqual([{ ...risks[0], customerName: null }]);
    manager.close();
    shopper.close();
  });

  it('draws the last hour from what is kept of each minute, counted once whoever counts', async () => {
    const team = await gateway.team();
    const { shopper } = await gateway.opened((await gateway.inbox(team)).key);
    const end = new Date(Math.floor(Date.now() / 60_000) * 60_000);
    const keeper = gateway.app.get(BoardMinuteKeeper);
    await Promise.all([keeper.keep(end), keeper.keep(end)]);
    const rows = await gateway.database.query('select queue from board_minutes where team_id = $1', [team]);
    expect(rows).toEqual([{ queue: 1 }]);
    const token = await gateway.signIn((await gateway.agent([], { role: 'manager' })).email);
    // Read anew every few seconds, with whoever watches.
    await eventually(async () => {
      const { minutes } = (await ask(token, team)).body;
      return minutes.some((minute) => minute.at === end.toISOString() && minute.queue === 1);
    }, 15_000);
    shopper.close();
  });
});

// Without a Redis on the machine npm test says that these were left out.
(hasRedis() ? describe : describe.skip)('the board of one node', () => {
  it('shows within a second what happened on another', async () => {
    const redisUrl = process.env['REDIS_URL'] as string;
    const first = await TestGateway.start({ redisUrl });
    const second = await first.another({ redisUrl });
    const team = await first.team();
    const inbox = await first.inbox(team);
    const manager = await second.console((await first.agent([], { role: 'manager' })).email);
    const screen = await Screen.open(manager);
    const took: number[] = [];
    for (let n = 1; n <= 5; n++) {
      const { shopper } = await first.opened(inbox.key);
      const began = performance.now();
      await screen.until(({ total }) => total.queue === n);
      took.push(performance.now() - began);
      shopper.close();
    }
    expect(Math.max(...took)).toBeLessThan(1_000);
    manager.close();
    await second.stop();
    await first.stop();
    // Two gateways begin in it, on a machine that may have other things to do.
  }, 60_000);
});
