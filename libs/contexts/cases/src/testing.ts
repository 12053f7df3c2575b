import { type CaseKind, type CaseQuote } from '@yingda/contracts';
import { type Language, Refusal, type Tier } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { type Calendar, newId } from '@yingda/platform';
import type { CaseBegin } from './domain/opening';
import { BusinessHours, Customers, Departments, Files, Owed, type OwedStage, Staff } from './ports';
import { type Talk, type TalkLine, Talks, type Worker } from './ports';

/** A kind of three days with an answer within 24 hours, at most 48, and a follow-up three days later. */
export function aKind(more: Partial<CaseKind> = {}): CaseKind {
  return {
    ...{ key: 'quality', shipped: true, place: 1, version: 1 },
    ...{ name: { zh: '产品质量', en: 'Product quality' }, category: 'quality', active: true, offered: true },
    ...{ confidential: false, level: 1, departmentKey: 'quality', time: 'wall', reasons: [], fields: [] },
    deadlines: {
      ...{ answerMinutes: 1_440, extendedMinutes: 2_880, departmentMinutes: 1_440 },
      ...{ resultMinutes: 4_320, followUpMinutes: 4_320 },
    },
    ...more,
  };
}

/** The same, with twelve hours to decide and six to execute. */
export function aSteppedKind(more: Partial<CaseKind> = {}): CaseKind {
  const { deadlines } = aKind();
  return aKind({ deadlines: { ...deadlines, decideMinutes: 720, executeMinutes: 360 }, ...more });
}

/** A case that an agent opens about a cup of glass. */
export function aBegin(more: Partial<CaseBegin> = {}): CaseBegin {
  return {
    ...{ id: newId(), number: 'C10001', source: 'agent', title: '裂了', facts: '内部', words: null },
    ...{ reason: null, form: {}, ownerId: null, teamId: null, departmentId: null, customerId: null },
    ...{ tier: null, conversationId: null, conversationNumber: null, inboxId: null, channel: null },
    ...{ messageIds: [], servedBy: [], orderNumber: null, product: null, batch: null },
    ...{ confidential: false, external: false },
    ...more,
  };
}

/** A shop of one team, one conversation and one customer, which remembers what it was told; all ports of cases. */
export class CaseShop {
  readonly teamId = newId();
  readonly inboxId = newId();
  readonly customerId = newId();
  readonly identityId = newId();
  readonly conversationId = newId();
  readonly departmentId = newId();
  readonly ann: Worker = this.person('Ann');
  readonly ben: Worker = this.person('Ben');
  readonly lead: Worker = this.person('Lee');
  readonly manager: Worker = { ...this.person('Max'), manages: true, teamIds: [] };
  people = [this.ann, this.ben, this.lead, this.manager];
  calendar: Calendar | null = null;
  /** Whether anything can be written to the customer. */
  reachable = true;
  said: string[] = [];
  lines: string[] = [];
  quotes: CaseQuote[] = [];
  words: string[] = [];
  served: string[] = [this.ann.id];
  /** What is owed now, by key; null while it is the customer's turn. */
  owed = new Map<string, { dueAt: Date | null; ownerId: string | null }>();
  settled: string[] = [];

  readonly talks: Talks = new ShopTalks(this);
  readonly customers: Customers = new ShopCustomers(this);
  readonly staff: Staff = new ShopStaff(this);
  readonly departments: Departments = new ShopDepartments(this);
  readonly hours: BusinessHours = new ShopHours(this);
  readonly debts: Owed = new ShopDebts(this);
  readonly files: Files = new ShopFiles();

  actor(
    { id, name }: Worker,
    scope: 'own' | 'team' | 'all' | 'masked' = 'own',
    more: AgentActor['permissions'] = {},
  ): AgentActor {
    const own = scope === 'masked' ? ('none' as const) : scope;
    return {
      ...{ kind: 'agent', agentId: id, name, publicName: name, role: 'agent', teamIds: [this.teamId] },
      permissions: {
        ...{ 'case.open': own === 'none' ? 'none' : 'all', 'case.read': scope, 'case.work': own },
        ...more,
      },
    };
  }

  private person(name: string): Worker {
    return { id: newId(), name, active: true, manages: false, works: true, teamIds: [this.teamId] };
  }
}

/** What agents of this shop may not write. */
export const FORBIDDEN = '永久保修';

class ShopTalks extends Talks {
  constructor(private readonly shop: CaseShop) {
    super();
  }
  override async hold(id: string): Promise<Talk | null> {
    const { conversationId, customerId, inboxId, teamId, ann } = this.shop;
    if (id !== conversationId) return null;
    return { id, number: '100318', customerId, inboxId, channel: 'web', teamId, agentId: ann.id };
  }
  override async lastOf(): Promise<string | null> {
    return this.shop.conversationId;
  }
  override async servedBy(): Promise<string[]> {
    return this.shop.served;
  }
  override async identityOf(): Promise<string | null> {
    return this.shop.identityId;
  }
  override async demandReadable(): Promise<void> {}
  override async quotes(_: string, messageIds: readonly string[]): Promise<CaseQuote[]> {
    return this.shop.quotes.filter(({ messageId }) => messageIds.includes(messageId));
  }
  override async wordsIn(): Promise<string[]> {
    return this.shop.words;
  }
  override async checkWording(_: AgentActor, text: string): Promise<void> {
    if (text.includes(FORBIDDEN))
      throw new Refusal('forbidden-words', 'Say it another way.', { words: [FORBIDDEN] });
  }
  override async say({ text }: { text: string }): Promise<boolean> {
    if (this.shop.reachable) this.shop.said.push(text);
    return this.shop.reachable;
  }
  override async record(_: string, { event }: TalkLine): Promise<void> {
    this.shop.lines.push(event);
  }
}

class ShopCustomers extends Customers {
  constructor(private readonly shop: CaseShop) {
    super();
  }
  override async find(id: string): Promise<{ name: string; tier: Tier; language: Language } | null> {
    return id === this.shop.customerId ? { name: '周女士', tier: 'gold', language: 'zh-CN' } : null;
  }
  override async names(ids: readonly string[]): Promise<Map<string, string>> {
    return new Map(ids.map((id) => [id, '周女士']));
  }
}

class ShopStaff extends Staff {
  constructor(private readonly shop: CaseShop) {
    super();
  }
  override async find(id: string): Promise<Worker | null> {
    return this.shop.people.find((one) => one.id === id) ?? null;
  }
  override async leadsOf(): Promise<Worker[]> {
    const { lead } = this.shop;
    return this.shop.people.some(({ id, active }) => id === lead.id && active) ? [lead] : this.managers();
  }
  override async managers(): Promise<Worker[]> {
    return this.shop.people.filter(({ active, manages }) => active && manages);
  }
  override async names(): Promise<Map<string, string>> {
    return new Map(this.shop.people.map(({ id, name }) => [id, name]));
  }
}

class ShopDepartments extends Departments {
  constructor(private readonly shop: CaseShop) {
    super();
  }
  override async idOf(key: string): Promise<string | null> {
    return key === 'quality' ? this.shop.departmentId : null;
  }
  override async isThere(id: string): Promise<boolean> {
    return id === this.shop.departmentId;
  }
}

class ShopHours extends BusinessHours {
  constructor(private readonly shop: CaseShop) {
    super();
  }
  override async of(): Promise<Calendar | null> {
    return this.shop.calendar;
  }
}

class ShopDebts extends Owed {
  constructor(private readonly shop: CaseShop) {
    super();
  }
  override async ensure(_: unknown, { key, dueAt, ownerId, again }: OwedStage): Promise<void> {
    if (this.shop.owed.has(key) || (this.shop.settled.includes(key) && !again)) return;
    this.shop.owed.set(key, { dueAt, ownerId });
  }
  override async settle(key: string): Promise<void> {
    if (this.shop.owed.delete(key)) this.shop.settled.push(key);
  }
  override async move(key: string, dueAt: Date | null): Promise<void> {
    const known = this.shop.owed.get(key);
    if (known) this.shop.owed.set(key, { ...known, dueAt });
  }
  override async hand(key: string, ownerId: string | null): Promise<void> {
    const known = this.shop.owed.get(key);
    if (known) this.shop.owed.set(key, { ...known, ownerId });
  }
}

class ShopFiles extends Files {
  override async find(): Promise<{ name: string; type: string; bytes: number } | null> {
    return { name: '裂口.jpg', type: 'image/jpeg', bytes: 120_000 };
  }
}
