import type { Client } from '../judge/evidence';
import { listenOn } from '../record/recorded-socket';
import { Device } from './device';
import { Person } from './person';
import { pause, type PersonParts } from './surroundings';
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

/** A shopper with one browser, some with two tabs of it: writes, reads, reloads, falls asleep, comes back. */
export class Visitor extends Person {
  readonly pages: VisitorPage[] = [];
  private readonly device = new Device();
  private readonly clients: Client[];
  private readonly urls: string[];

  constructor(
    parts: PersonParts,
    private readonly visit: { inboxKey: string; tabs: 1 | 2 },
  ) {
    super(parts);
    // Two names of the same line, so that the recorder can tell the tabs apart.
    this.urls = [parts.line.url, parts.line.url.replace('127.0.0.1', 'localhost')].slice(0, visit.tabs);
    this.clients = this.urls.map((url, tab) => {
      const name = tab === 0 ? parts.name : `${parts.name}-tab-2`;
      const client: Client = { name, audience: 'customer', personId: '' };
      parts.recorder.join(client);
      listenOn(url, () => parts.recorder.tap(client));
      return client;
    });
  }

  async arrive(): Promise<void> {
    for (const tab of this.clients.keys()) {
      // Opened later: two that come at once for the first time would be two visitors.
      for (let tries = 0; tab > 0 && !this.device.cabinet.has('visitorToken'); tries += 1) {
        if (tries > 600) return;
        await pause(100);
      }
      await this.load(tab);
    }
  }

  async leave(): Promise<void> {
    for (const page of this.pages) page.die();
    await this.parts.line.close();
  }

  protected stepMs(): number {
    return this.pace(this.parts.rate * (sum(STEPS) / (STEPS.write + STEPS.reply)));
  }

  protected rouse(): void {
    for (const page of this.pages) page.connection.wake();
  }

  protected async step(): Promise<void> {
    const { random } = this.parts;
    const tab = random.between(0, this.pages.length - 1);
    const page = this.pages[tab] as VisitorPage;
    const what = random.weighted(STEPS);
    await page.tidy(random.chance(0.5));
    if (what === 'write') return page.write(page.place(page.closed && random.chance(0.3)));
    if (what === 'reply') return this.reply(page);
    if (what === 'read') return page.read();
    if (what === 'edit' || what === 'recall') return page.change(what === 'recall');
    if (what === 'retry') return page.retryByForce();
    if (what === 'close') return page.end();
    // While the old one is open the server answers with it, and the text goes there.
    if (what === 'anew') return page.write(page.place(true));
    if (what === 'sleep') return this.sleep();
    if (what === 'change-node') return this.changeNode();
    return this.reload(tab, what === 'crash');
  }

  private async reply(page: VisitorPage): Promise<void> {
    const conversationId = page.place(false);
    const entries = page.screens.get(conversationId)?.state.timeline.entries ?? [];
    const quoted = entries[this.parts.random.between(0, entries.length - 1)];
    const fit = quoted && quoted.content.kind === 'text' && !quoted.recalledAt;
    await page.write(conversationId, fit ? { replyTo: quoted.id } : {});
  }

  private async reload(tab: number, crash: boolean): Promise<void> {
    const client = this.clients[tab] as Client;
    this.count('reload');
    this.parts.recorder.log.write(client.name, crash ? 'CRASH' : 'RELOAD');
    if (crash) this.parts.line.reset();
    this.pages[tab]?.die();
    await this.rest(this.parts.random.between(50, 3_000));
    await this.load(tab);
  }

  private async load(tab: number): Promise<void> {
    const { recorder, random, address } = this.parts;
    this.pages[tab] = await VisitorPage.load({
      ...{ recorder, random, address, hold: this.device.page() },
      client: this.clients[tab] as Client,
      url: this.urls[tab] as string,
      inboxKey: this.visit.inboxKey,
      cabinet: this.device.cabinet,
    });
  }
}

export const sum = (weights: Record<string, number>): number =>
  Object.values(weights).reduce((total, weight) => total + weight, 0);
