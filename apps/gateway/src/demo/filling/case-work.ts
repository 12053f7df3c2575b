import type { INestApplicationContext } from '@nestjs/common';
import { AgentReader, DepartmentReader, permissionsOf } from '@yingda/agents';
import { type CaseWork, createCaseWork, TaskMail, WorkFiles } from '@yingda/cases';
import type { AgentActor } from '@yingda/events';
import { AuditLog, CLOCK, type Clock, Cryptor, Database, Timers, UnitOfWork } from '@yingda/platform';
import { actions, analyses, causes, remedies, tasks } from '../samples/case-work';
import type { StaffKey } from '../samples/staff';
import { DirectoryForCases, OwedWorkForCases } from '../../wiring/case-work-ports';
import { Lookup } from '../../wiring/lookup';
import { CaseDesk } from './case-desk';
import type { Shop } from './shop';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Tasks, remedies, causes and actions of the demo's open cases; once, all of it or nothing. */
export async function fillCaseWork(app: INestApplicationContext, shop: Shop): Promise<void> {
  const database = app.get(Database);
  const cases = await database.query<{ id: string; title: string; ownerId: string }>(
    `select id, title, owner_id as "ownerId" from cases where source = 'demo' and closed_at is null and owner_id is not null
       and not exists (select 1 from case_tasks)
     order by opened_at limit 100`,
  );
  if (cases.length === 0) return;
  const desk = new WorkDesk(app);
  const actor = await actorsOf(app);
  const keys = await departmentKeys(app);
  const about = (title: string) => cases.find((one) => one.title.startsWith(title));
  const staff = (key: StaffKey) => actor(shop.staff[key]);
  await app.get(UnitOfWork).run(async () => {
    for (const task of tasks) {
      const one = about(task.about);
      const departmentId = keys.get(task.department);
      if (one && departmentId)
        await asked(
          desk,
          { ...task, caseId: one.id, departmentId },
          { owner: actor(one.ownerId), handler: staff('handler') },
        );
    }
    for (const { about: title, hoursAgo, asked: remedy } of remedies) {
      const one = about(title);
      desk.ago(hoursAgo * HOUR);
      if (one) await desk.work.propose.execute(actor(one.ownerId), { ...remedy, caseId: one.id });
    }
    for (const { about: title, said, department } of analyses) {
      const one = about(title);
      desk.ago(5 * HOUR);
      const departmentId = keys.get(department) ?? null;
      if (one) await desk.work.analyse.execute(actor(one.ownerId), { ...said, departmentId, caseId: one.id });
    }
    for (const action of actions) {
      const one = about(action.about);
      if (one)
        await planned(desk, { ...action, caseId: one.id }, { by: staff('manager'), owner: staff('handler') });
    }
  });
}

/** What the closed cases of the weeks before came of; each once, a day after it was closed. */
export async function fillCauses(app: INestApplicationContext, signal: AbortSignal): Promise<void> {
  const closed = await app.get(Database).query<{ id: string; kind: string; ownerId: string; closedAt: Date }>(
    `select c.id, c.kind, c.owner_id as "ownerId", c.closed_at as "closedAt" from cases c
     where c.source = 'demo' and c.closed_at is not null and c.closed_as <> 'withdrawn' and c.owner_id is not null
       and not exists (select 1 from case_analyses a where a.case_id = c.id)
     order by c.closed_at, c.id limit 500`,
  );
  const desk = new WorkDesk(app);
  const actor = await actorsOf(app);
  const keys = await departmentKeys(app);
  for (const [index, { id, kind, ownerId, closedAt }] of closed.entries()) {
    if (signal.aborted) return;
    const known = causes[kind];
    if (!known) continue;
    const { department, ...said } = known[index % known.length]!;
    desk.at(new Date(closedAt.getTime() + DAY));
    const command = { ...said, caseId: id, departmentId: keys.get(department) ?? null };
    await desk.work.analyse.execute(actor(ownerId), command);
  }
}

async function departmentKeys(app: INestApplicationContext): Promise<Map<string, string>> {
  const all = await app.get(DepartmentReader, { strict: false }).all();
  return new Map(all.map(({ key, id }) => [key, id]));
}

async function asked(
  desk: WorkDesk,
  task: (typeof tasks)[number] & { caseId: string; departmentId: string },
  { owner, handler }: { owner: AgentActor; handler: AgentActor },
): Promise<void> {
  const { caseId, departmentId, hoursAgo, taken, answer } = task;
  desk.ago(hoursAgo * HOUR);
  const { id } = await desk.work.ask.execute(owner, { caseId, departmentId, ...task.asked });
  if (taken) {
    desk.ago(taken.hoursAgo * HOUR);
    await desk.work.tasks.acknowledge(handler, { id });
  }
  if (!answer) return;
  desk.ago(answer.hoursAgo * HOUR);
  await desk.work.tasks.answer(handler, { id, text: answer.text });
}

async function planned(
  desk: WorkDesk,
  action: (typeof actions)[number] & { caseId: string },
  { by, owner }: { by: AgentActor; owner: AgentActor },
): Promise<void> {
  const { caseId, evidence, addedDaysAgo, dueInDays, checkInDays } = action;
  desk.ago(addedDaysAgo * DAY);
  const { id } = await desk.work.plan.add(by, {
    ...{ ...action.asked, caseId, ownerId: owner.agentId },
    ...{ dueAt: desk.in(dueInDays * DAY), checkAt: desk.in(checkInDays * DAY) },
  });
  desk.ago(HOUR);
  if (evidence) await desk.work.actions.done(owner, { id, evidence });
}

/** No files, and nobody is written to. */
class NoFiles extends WorkFiles {
  override async keep(): Promise<[]> {
    return [];
  }
  override linkTo(): string {
    return '';
  }
}
class NoMail extends TaskMail {
  override urlOf(): string {
    return '';
  }
  override async send(): Promise<boolean> {
    return false;
  }
}

/** The real use cases, at times that are given. */
class WorkDesk {
  readonly work: CaseWork;
  private readonly desk: CaseDesk;
  private readonly now: number;

  constructor(app: INestApplicationContext) {
    const database = app.get(Database);
    const lookup = new Lookup(app as never);
    this.now = app.get<Clock>(CLOCK).now().getTime();
    this.desk = new CaseDesk(app);
    const { clock, cases } = this.desk;
    this.work = createCaseWork({
      ...{ database, audit: new AuditLog(database, clock), cryptor: app.get(Cryptor) },
      timers: new Timers(database, app.get(UnitOfWork), clock),
      ...{ ground: cases.ground, work: cases.work, files: new NoFiles(), mail: new NoMail() },
      ...{ directory: new DirectoryForCases(lookup), owed: new OwedWorkForCases(lookup) },
    });
  }

  ago(ms: number): void {
    this.at(new Date(this.now - ms));
  }

  /** Never later than now. */
  at(moment: Date): void {
    this.desk.clock.set(new Date(Math.min(moment.getTime(), this.now)));
  }

  in(ms: number): string {
    return new Date(this.now + ms).toISOString();
  }
}

async function actorsOf(app: INestApplicationContext): Promise<(id: string) => AgentActor> {
  const briefs = await app.get(AgentReader, { strict: false }).briefs();
  return (agentId) => {
    const { id, name, role, teamIds } = briefs.find((one) => one.id === agentId)!;
    return {
      kind: 'agent',
      agentId: id,
      name,
      publicName: name,
      role,
      teamIds,
      permissions: permissionsOf(role),
    };
  };
}
