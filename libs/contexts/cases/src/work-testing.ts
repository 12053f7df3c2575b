import { type AttachmentFacts } from '@yingda/contracts';
import type { Role } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { AuditLog, Cryptor, newId, silentLog, Timers } from '@yingda/platform';
import type { Clock, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { type CaseWork, createCaseWork } from './create-case-work';
import { type Cases, createCases } from './create-cases';
import type { Worker } from './ports';
import { CaseShop } from './testing';
import { DepartmentDirectory, OwedWork, TaskMail, WorkFiles } from './work-ports';
import type { DepartmentBrief, OwedWorkItem, TaskMailContent } from './work-ports';

const RIGHTS: Partial<Record<Role, AgentActor['permissions']>> = {
  agent: { 'case.read': 'own', 'case.work': 'own', 'case.decide': 'own' },
  'senior-agent': { 'case.read': 'own', 'case.work': 'own', 'case.decide': 'own', 'action.edit': 'own' },
  supervisor: {
    ...{ 'case.read': 'team', 'case.work': 'team', 'case.decide': 'team', 'case.approve-goodwill': 'team' },
    ...{ 'task.work': 'team', 'action.edit': 'team' },
  },
  manager: {
    ...{ 'case.read': 'all', 'case.work': 'all', 'case.decide': 'all', 'case.approve-goodwill': 'all' },
    ...{ 'task.work': 'all', 'action.edit': 'all', 'action.verify': 'all', 'case-policy.edit': 'all' },
  },
  'quality-reviewer': { 'case.read': 'masked', 'action.verify': 'all' },
  handler: { 'task.work': 'own', 'action.edit': 'own' },
};

/** A shop with departments, for what comes of cases: who is asked, what was mailed, what is owed. */
export class WorkShop extends CaseShop {
  readonly hana: Worker = {
    id: newId(),
    name: 'Hana',
    active: true,
    manages: false,
    works: false,
    teamIds: [],
  };
  readonly quinn: Worker = {
    id: newId(),
    name: 'Quinn',
    active: true,
    manages: false,
    works: true,
    teamIds: [],
  };
  readonly otherId = newId();
  readonly directory = new ShopDirectory(this);
  readonly owedWork = new ShopOwedWork(this);
  readonly mail = new KeptTaskMail();
  readonly workFiles = new ShopWorkFiles();

  constructor() {
    super();
    this.people.push(this.hana, this.quinn);
  }

  /** Somebody with the rights that their role has for cases. */
  as({ id, name, teamIds }: Worker, role: Role): AgentActor {
    const permissions = { 'case.open': 'all' as const, ...RIGHTS[role] };
    return { kind: 'agent', agentId: id, name, publicName: name, role, teamIds, permissions };
  }
}

class ShopDirectory extends DepartmentDirectory {
  email: string | null = 'quality@shop.example';
  constructor(private readonly shop: WorkShop) {
    super();
  }
  override async find(id: string): Promise<DepartmentBrief | null> {
    const known = [this.shop.departmentId, this.shop.otherId].includes(id);
    if (!known) return null;
    return {
      ...{
        id,
        name: { 'zh-CN': '品质部', en: 'Quality' },
        leadId: null,
        email: this.email,
        language: 'zh-CN',
      },
      agentIds: id === this.shop.departmentId ? [this.shop.hana.id] : [],
      archived: false,
    };
  }
  override async ofAgent(agentId: string): Promise<string[]> {
    return agentId === this.shop.hana.id ? [this.shop.departmentId] : [];
  }
  override async emailOf(): Promise<string | null> {
    return null;
  }
}

class ShopOwedWork extends OwedWork {
  constructor(private readonly shop: WorkShop) {
    super();
  }
  override async ensure(actor: AgentActor, { key, dueAt, ownerId, again }: OwedWorkItem): Promise<void> {
    const none = { teamId: null, customerId: null, conversationId: null };
    const owed = { key, dueAt, ownerId, again: again ?? false, clock: 'result' as const, what: '', ...none };
    await this.shop.debts.ensure(actor, owed);
  }
  override settle(key: string, how: Parameters<OwedWork['settle']>[1]): Promise<void> {
    return this.shop.debts.settle(key, how);
  }
  override move(key: string, dueAt: Date | null, why: Parameters<OwedWork['move']>[2]): Promise<void> {
    return this.shop.debts.move(key, dueAt, why);
  }
  override hand(key: string, ownerId: string | null, why: Parameters<OwedWork['hand']>[2]): Promise<void> {
    return this.shop.debts.hand(key, ownerId, why);
  }
}

class ShopWorkFiles extends WorkFiles {
  override async keep(_: unknown, ids: readonly string[]): Promise<{ id: string; facts: AttachmentFacts }[]> {
    return ids.map((id) => ({ id, facts: { name: '裂口.jpg', contentType: 'image/jpeg', bytes: 120_000 } }));
  }
  override linkTo(id: string): string {
    return `/files/${id}`;
  }
}

/** Keeps mails instead of sending them. */
export class KeptTaskMail extends TaskMail {
  readonly sent: TaskMailContent[] = [];
  works = true;

  override urlOf(token: string): string {
    return `https://shop.example/t/${token}`;
  }
  override async send(mail: TaskMailContent): Promise<boolean> {
    if (this.works) this.sent.push(mail);
    return this.works;
  }
}

/** Where the context runs in a spec. */
export interface WorkGroundOfSpec {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
}

/** Cases with all that comes of them, on a test database; ports are played by the shop. */
export function caseWorkOn(
  { database, unitOfWork, clock, outbox }: WorkGroundOfSpec,
  shop: WorkShop,
): { cases: Cases; work: CaseWork; timers: Timers } {
  const audit = new AuditLog(database, clock);
  const timers = new Timers(database, unitOfWork, clock);
  const { talks, customers, staff, departments, hours, debts: owed, files } = shop;
  const cases = createCases({
    ...{ database, unitOfWork, clock, outbox, audit, log: silentLog },
    ...{ talks, customers, staff, departments, hours, owed, files },
  });
  const work = createCaseWork({
    ...{ database, audit, timers, cryptor: new Cryptor('a secret key for specs, long enough') },
    ...{ ground: cases.ground, work: cases.work, directory: shop.directory, owed: shop.owedWork },
    ...{ files: shop.workFiles, mail: shop.mail },
  });
  return { cases, work, timers };
}
