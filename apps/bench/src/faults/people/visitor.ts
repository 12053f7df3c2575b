import type { Client } from '../judge/evidence';
import { listenOn } from '../record/recorded-socket';
import { Device } from './device';
import { Person } from './person';
import type { PersonParts } from './surroundings';
import { VisitorPage } from './visitor-page';

const STEPS = {
  write: 100,
  reply: 12,
  read: 14,
  edit: 3,
  recall: 1.5,
  retry: 6,
  close: 0.8,
  anew: 0.8,
  reload: 2,
  crash: 1,
  sleep: 0.6,
  'change-node': 2.5,
} as const;

/** A shopper with one browser: writes, reads, reloads, falls asleep, comes back. */
export class Visitor extends Person {
  page!: VisitorPage;
  private readonly device = new Device();
  private readonly client: Client;

  constructor(
    parts: PersonParts,
    private readonly inboxKey: string,
  ) {
    super(parts);
    this.client = { name: parts.name, audience: 'customer', personId: '' };
    parts.recorder.join(this.client);
    listenOn(parts.line.port, () => parts.recorder.tap(this.client));
  }

  async arrive(): Promise<void> {
    const { recorder, random, line, address } = this.parts;
    this.page = await VisitorPage.load({
      ...{ client: this.client, recorder, random, address, hold: this.device.page() },
      url: line.url,
      inboxKey: this.inboxKey,
      cabinet: this.device.cabinet,
    });
  }

  async leave(): Promise<void> {
    this.page.die();
    await this.parts.line.close();
  }

  protected stepMs(): number {
    return this.pace(this.parts.rate * (sum(STEPS) / (STEPS.write + STEPS.reply)));
  }

  protected rouse(): void {
    this.page.connection.wake();
  }

  protected async step(): Promise<void> {
    const { random } = this.parts;
    const { page } = this;
    const what = random.weighted(STEPS);
    await page.tidy(random.chance(0.5));
    if (what === 'write') return page.write(page.place(page.closed && random.chance(0.3)));
    if (what === 'reply') return this.reply();
    if (what === 'read') return page.read();
    if (what === 'edit' || what === 'recall') return page.change(what === 'recall');
    if (what === 'retry') return page.retryByForce();
    if (what === 'close') return page.end();
    // While the old one is open the server answers with it, and the text goes there.
    if (what === 'anew') return page.write(page.place(true));
    if (what === 'sleep') return this.sleep();
    if (what === 'change-node') return this.changeNode();
    return this.reload(what === 'crash');
  }

  private async reply(): Promise<void> {
    const { page } = this;
    const conversationId = page.place(false);
    const entries = page.screens.get(conversationId)?.state.timeline.entries ?? [];
    const quoted = entries[this.parts.random.between(0, entries.length - 1)];
    const fit = quoted && quoted.content.kind === 'text' && !quoted.recalledAt;
    await page.write(conversationId, fit ? { replyTo: quoted.id } : {});
  }

  private async reload(crash: boolean): Promise<void> {
    this.count('reload');
    this.parts.recorder.log.write(this.name, crash ? 'CRASH' : 'RELOAD');
    if (crash) this.parts.line.reset();
    this.page.die();
    await this.rest(this.parts.random.between(50, 3_000));
    await this.arrive();
  }
}

export const sum = (weights: Record<string, number>): number =>
  Object.values(weights).reduce((total, weight) => total + weight, 0);
