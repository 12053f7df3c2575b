import { newId } from '@yingda/realtime-client';
import type { Client } from '../judge/evidence';
import { listenOn } from '../record/recorded-socket';
import { AgentPage, type Account, type Known } from './agent-page';
import { Device } from './device';
import { Person } from './person';
import type { PersonParts } from './surroundings';
import { sum } from './visitor';

const STEPS = {
  write: 100,
  reply: 8,
  note: 14,
  read: 14,
  edit: 3,
  recall: 1.5,
  retry: 6,
  take: 6,
  transfer: 2,
  close: 1.6,
  reopen: 0.8,
  away: 0.6,
  reload: 2,
  crash: 1,
  sleep: 0.5,
  'change-node': 2.5,
} as const;

export interface Desk {
  account: Account;
  topicId: string;
  /** Where an agent may hand over to. */
  teamIds: readonly [string, ...string[]];
  colleagueIds: readonly [string, ...string[]];
}

/** An agent at a console: takes what waits, answers, notes, hands over, closes, reopens. */
export class Agent extends Person {
  page!: AgentPage;
  private readonly device = new Device();
  private readonly client: Client;

  constructor(
    parts: PersonParts,
    private readonly desk: Desk,
  ) {
    super(parts);
    this.client = { name: parts.name, audience: 'staff', personId: desk.account.agentId };
    parts.recorder.join(this.client);
    listenOn(parts.line.url, () => parts.recorder.tap(this.client));
  }

  get pages(): AgentPage[] {
    return [this.page];
  }

  async arrive(): Promise<void> {
    const { recorder, random, line, address } = this.parts;
    this.page = await AgentPage.load({
      ...{ client: this.client, recorder, random, address, hold: this.device.page() },
      url: line.url,
      account: this.desk.account,
    });
  }

  async leave(): Promise<void> {
    this.page.die();
    await this.parts.line.close();
  }

  protected stepMs(): number {
    return this.pace(this.parts.rate * (sum(STEPS) / (STEPS.write + STEPS.reply + STEPS.note)));
  }

  protected rouse(): void {
    this.page.connection.wake();
  }

  protected async step(): Promise<void> {
    const { page } = this;
    const what = this.parts.random.weighted(STEPS);
    await page.tidy(this.parts.random.chance(0.3));
    if (what === 'reload' || what === 'crash') return this.reload(what === 'crash');
    if (what === 'sleep') return this.sleep();
    if (what === 'change-node') return this.changeNode();
    if (what === 'retry') return page.retryByForce();
    if (what === 'edit' || what === 'recall') return page.change(what === 'recall');
    if (what === 'take') return this.take();
    if (what === 'away') return this.away();
    if (what === 'reopen') return this.reopen();
    const one = this.choose(page.mine('assigned', 'active'));
    if (!one) return this.take();
    page.look(one.id);
    if (what === 'write') return page.write(one.id);
    if (what === 'note') return page.write(one.id, { entry: 'note' });
    if (what === 'reply') return this.reply(one.id);
    if (what === 'read') return page.read(one.id);
    if (what === 'transfer') return this.transfer(one.id);
    return this.close(one.id);
  }

  private choose(list: readonly Known[]): Known | undefined {
    return list[this.parts.random.between(0, list.length - 1)];
  }

  private async take(): Promise<void> {
    const { connection } = this.page;
    const offered = this.choose(this.page.mine('offered'));
    if (offered) await connection.command('conversation.accept', { conversationId: offered.id });
    else {
      const { conversation } = await connection.command('queue.take', {});
      if (conversation) this.page.look(conversation.id);
    }
  }

  private async reply(conversationId: string): Promise<void> {
    const entries = (this.page.screens.get(conversationId)?.state.timeline.entries ?? []).filter(
      (entry) => entry.content.kind === 'text' && entry.sequence != null && !entry.recalledAt,
    );
    const quoted = entries[this.parts.random.between(0, entries.length - 1)];
    await this.page.write(conversationId, quoted ? { replyTo: quoted.id } : {});
  }

  private async transfer(conversationId: string): Promise<void> {
    const { random } = this.parts;
    const to = random.chance(0.5)
      ? { teamId: random.pick(this.desk.teamIds) }
      : { agentId: random.pick(this.desk.colleagueIds) };
    await this.page.connection.command('conversation.transfer', {
      conversationId,
      to,
      note: `over to you ${newId()}`,
    });
  }

  private async close(conversationId: string): Promise<void> {
    const disposition = { topicId: this.desk.topicId, resolved: 'yes' as const, summary: 'done' };
    await this.page.connection.command('conversation.close', { conversationId, disposition });
  }

  private async reopen(): Promise<void> {
    const closed = this.choose([...this.page.known.values()].filter(({ status }) => status === 'closed'));
    if (!closed) return;
    await this.page.connection.command('conversation.reopen', { conversationId: closed.id });
    this.page.look(closed.id);
  }

  private async away(): Promise<void> {
    const { connection } = this.page;
    await connection.command('presence.set', { state: 'away', reason: 'tea' });
    await this.rest(this.parts.random.between(500, 5_000));
    await this.page.connection.command('presence.set', { state: 'online' });
  }

  private async reload(crash: boolean): Promise<void> {
    this.count('reload');
    this.parts.recorder.log.write(this.name, crash ? 'CRASH' : 'RELOAD');
    if (crash) this.parts.line.reset();
    const shown = [...this.page.screens.keys()].slice(-3);
    this.page.die();
    await this.rest(this.parts.random.between(50, 3_000));
    await this.arrive();
    for (const id of shown) this.page.look(id);
  }
}
