import type { Browser } from 'playwright-core';
import { Admin } from './admin';
import { AgentConsole } from './agent-console';
import { eventually } from './eventually';
import { leaveEvidence } from './evidence';
import { FollowerPhone } from './follower-phone';
import type { GatewayProcess } from './gateway-process';
import { Person, type Viewpoint } from './person';
import { openShop, promiseFirstResponse, type Account, type Shop, type ShopWishes } from './shop';
import { ShopPage } from './shop-page';
import { Wire } from './wire';

/** One journey: its people, its shop, and what they left when it ends. */
export class Scene {
  readonly people: Person[] = [];

  constructor(
    readonly gateway: GatewayProcess,
    private readonly browser: Browser,
  ) {}

  async openShop(wishes: ShopWishes): Promise<Shop> {
    return openShop(await this.admin(), wishes);
  }

  /** In this shop a first answer is promised within so many seconds. */
  async promiseFirstResponse(shop: Shop, seconds: number): Promise<void> {
    return promiseFirstResponse(await Admin.signIn(this.gateway.address, 'manager'), shop, seconds);
  }

  admin(): Promise<Admin> {
    return Admin.signIn(this.gateway.address);
  }

  /** Somebody with a browser of their own. */
  async person(name: string, view: Viewpoint = {}): Promise<Person> {
    const wire = await Wire.to(this.gateway.port);
    const person = await Person.enter(this.browser, name, { wire, view });
    this.people.push(person);
    return person;
  }

  /** A shopper on the shop's first page, the chat not touched yet. */
  async shopper(shop: Shop, view: Viewpoint = {}): Promise<ShopPage> {
    return ShopPage.open(await this.person(`shopper ${this.people.length + 1}`, view), shop, view);
  }

  /** The demo's WeChat account, connected with the simulator, leads to this shop's team from now on. */
  async answerWeChat(shop: Shop): Promise<void> {
    const admin = await this.admin();
    const find = async (key: string) =>
      (await admin.call('GET /api/inboxes')).find(({ inbox }) => inbox.key === key)?.inbox;
    const { teamId } = await eventually('the shop', () => find(shop.key));
    const account = await eventually('the WeChat account is there', () => find('demo-wechat'));
    await this.gateway.simulator.isConnected('wechat');
    // Each reply for itself: the story counts them.
    const sending = { ...account.sending!, joinLines: false };
    await admin.call('PATCH /api/inboxes/:id', { teamId, sending }, account.id);
  }

  /** A follower's phone; its line leads to the provider and not through the shop's server. */
  async follower(follower: string, view: Viewpoint = {}): Promise<FollowerPhone> {
    const person = await this.person(follower, view);
    return FollowerPhone.open(person, { address: this.gateway.simulator.address, follower, view });
  }

  /** The same on the page that the product shows at /simulator. */
  async followerThroughProduct(follower: string, view: Viewpoint = {}): Promise<FollowerPhone> {
    const person = await this.person(follower, view);
    return FollowerPhone.open(person, { address: person.wire.address, follower, view });
  }

  /** An agent at the console, signed in and online. */
  async agent(account: Omit<Account, 'id'>, view: Viewpoint = {}): Promise<AgentConsole> {
    const person = await this.person(account.name, view);
    const console = new AgentConsole(person, await person.newPage(), view.language ?? 'zh-CN');
    await console.signIn(account);
    return console;
  }

  /** The demo's administrator at the console. */
  administrator(view: Viewpoint = {}): Promise<AgentConsole> {
    return this.agent({ name: 'administrator', email: 'admin@demo.example', password: 'yingda-demo' }, view);
  }

  /** Nobody met an error that was not caught. */
  expectNoErrors(): void {
    const errors = this.people.flatMap((person) => person.errors.map((error) => `${person.name}: ${error}`));
    if (errors.length > 0) throw new Error(`Errors on the pages:\n${errors.join('\n')}`);
  }

  leaveEvidence(title: string): Promise<string> {
    return leaveEvidence(title, this.people, this.gateway.log());
  }

  async close(): Promise<void> {
    await Promise.all(
      this.people.map(async (person) => {
        await person.context.close();
        await person.wire.close();
      }),
    );
  }
}
