import { AgentReader } from '@yingda/agents';
import { InboxReader } from '@yingda/channels';
import { hs256, OpenVisitor, signIdentity } from '@yingda/customers';
import type { AgentActor, CustomerActor } from '@yingda/events';
import type { INestApplicationContext } from '@nestjs/common';
import type { Shop } from '../filling/shop';
import type { InboxKey } from '../samples/inboxes';
import type { StaffKey } from '../samples/staff';
import type { Person } from './episode';
import type { Stage } from './stage';

interface Browser {
  actor: CustomerActor;
  visitorToken: string;
}

/** Who acts on the stage: the real shop's staff, and shoppers whose browsers are remembered as long as it is open. */
export class Cast {
  private readonly browsers = new Map<string, Browser>();

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

  /** The shopper at an inbox, made at the time they came first and seen at the time the episode begins. */
  async shopper(person: Person, inbox: InboxKey, at: Date): Promise<CustomerActor> {
    const known = this.browsers.get(`${person.key} ${inbox}`);
    if (known) return known.actor;
    const first = await this.visit(person, inbox, { at: person.firstSeen });
    const again =
      at > person.firstSeen
        ? await this.visit(person, inbox, { at, visitorToken: first.visitorToken })
        : first;
    this.browsers.set(`${person.key} ${inbox}`, again);
    return again.actor;
  }

  private async visit(
    person: Person,
    inbox: InboxKey,
    how: { at: Date; visitorToken?: string },
  ): Promise<Browser> {
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
