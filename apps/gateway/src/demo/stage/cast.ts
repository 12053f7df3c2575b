import { AgentReader } from '@yingda/agents';
import { InboxReader } from '@yingda/channels';
import { Refusal } from '@yingda/contracts/names';
import { CustomerReader, hs256, OpenVisitor, signIdentity, type OpenedVisitor } from '@yingda/customers';
import type { AgentActor, CustomerActor } from '@yingda/events';
import type { INestApplicationContext } from '@nestjs/common';
import type { Shop } from '../filling/shop';
import type { InboxKey } from '../samples/inboxes';
import type { StaffKey } from '../samples/staff';
import type { Person } from './episode';
import type { Stage } from './stage';

/** Who acts on the stage: the real shop's staff, and shoppers whose browsers are remembered as long as it is open. */
export class Cast {
  private readonly browsers = new Map<string, CustomerActor>();

  private constructor(
    private readonly stage: Stage,
    readonly shop: Shop,
    private readonly staff: Map<StaffKey, AgentActor>,
    private readonly secrets: Map<InboxKey, string[]>,
  ) {}

  static async of(app: INestApplicationContext, stage: Stage, shop: Shop): Promise<Cast> {
    const agents = app.get(AgentReader, { strict: false });
    const inboxes = app.get(InboxReader, { strict: false });
    const staff = new Map<StaffKey, AgentActor>();
    for (const [key, agentId] of Object.entries(shop.staff)) {
      const actor = await agents.actor(agentId);
      if (actor) staff.set(key as StaffKey, actor);
    }
    const secrets = new Map<InboxKey, string[]>();
    for (const [key, { id }] of Object.entries(shop.inboxes))
      secrets.set(key as InboxKey, await inboxes.secretsOf(id));
    return new Cast(stage, shop, staff, secrets);
  }

  agent(key: StaffKey): AgentActor {
    const actor = this.staff.get(key);
    if (!actor) throw new Error(`The demo has no ${key}`);
    return actor;
  }

  /** The shopper at an inbox: there since they came first, and seen last when they really were, however old the episode. */
  async shopper(person: Person, inbox: InboxKey, at: Date): Promise<CustomerActor> {
    const key = `${person.key} ${inbox}`;
    const known = this.browsers.get(key);
    if (known) return known;
    const seen = person.shopper ? await this.lastSeen(person.shopper.sub) : null;
    const came = seen ? at : person.firstSeen;
    const first = await this.visit(person, inbox, { at: came });
    const last = seen && seen > at ? seen : at;
    const { visitorToken } = first;
    const { actor } = last > came ? await this.visit(person, inbox, { at: last, visitorToken }) : first;
    this.browsers.set(key, actor);
    return actor;
  }

  private async lastSeen(sub: string): Promise<Date | null> {
    const reader = this.stage.get(CustomerReader);
    try {
      const { id } = await reader.apiCustomer(sub);
      const { lastSeenAt } = await reader.record(id, { masked: true });
      return lastSeenAt ? new Date(lastSeenAt) : null;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'customer-not-found') return null;
      throw error;
    }
  }

  private async visit(
    person: Person,
    inbox: InboxKey,
    how: { at: Date; visitorToken?: string },
  ): Promise<OpenedVisitor> {
    this.stage.clock.set(how.at);
    const secrets = this.secrets.get(inbox) ?? [];
    return this.stage.get(OpenVisitor).execute({
      inboxId: this.shop.inboxes[inbox].id,
      visitorToken: how.visitorToken,
      language: person.language,
      identity: person.shopper ? { token: signed(person.shopper, secrets[0]!, how.at), secrets } : undefined,
    });
  }
}

function signed(shopper: NonNullable<Person['shopper']>, secret: string, at: Date): string {
  const { sub, name, tier, email, phone, attributes } = shopper;
  const exp = Math.floor(at.getTime() / 1_000) + 3_600;
  return signIdentity({ sub, name, tier, email, phone, attributes, exp }, { secret, hmac: hs256 });
}
