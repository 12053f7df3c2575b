import { type CaseReport } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CaseAccess } from '../../domain/access';
import { maskedName } from '../../domain/tasks/masked-name';
import type { RemedyReader } from '../remedies/remedy-reader';
import type { TaskReader } from '../tasks/task-reader';
import type { WorkParts } from '../tasks/work-parts';
import type { ActionReader } from './action-reader';

/** The report of one case (客户投诉处理报告): all that is printed of it. */
export class CaseReportReader {
  constructor(
    private readonly parts: WorkParts,
    private readonly tasks: TaskReader,
    private readonly remedies: RemedyReader,
    private readonly actions: ActionReader,
  ) {}

  /** Looking at it on paper is noted, as it leaves the shop. @throws Refusal case-not-found */
  async execute(actor: AgentActor, caseId: string): Promise<CaseReport> {
    const one = await this.parts.door.readable(actor, caseId);
    const [tasks, remedies, actions, analysis] = await Promise.all([
      this.tasks.ofCase(actor, caseId),
      this.remedies.ofCase(actor, caseId),
      this.actions.ofCase(actor, caseId),
      this.actions.analysis(actor, caseId),
    ]);
    const [steps, kind, names, owner] = await Promise.all([
      this.parts.cases.steps(caseId),
      this.parts.kinds.find(one.kind),
      one.customerId ? this.parts.customers.names([one.customerId]) : new Map<string, string>(),
      one.ownerId ? this.parts.staff.find(one.ownerId) : null,
    ]);
    const name = (one.customerId && names.get(one.customerId)) ?? null;
    const given = remedies.filter(({ state }) => state === 'executed');
    const text = (at: Date | null) => at?.toISOString() ?? null;
    return {
      ...{
        caseId,
        number: one.number,
        kind: one.kind,
        kindName: kind?.name.zh ?? one.kind,
        kindNameEn: kind?.name.en ?? one.kind,
        title: one.title,
      },
      ...{ facts: one.facts, stage: one.stage, closedAs: one.closedAs, level: one.level },
      customerName: name && CaseAccess.isMasked(actor) ? maskedName(name) : name,
      ...{ ownerName: owner?.name ?? null, teamName: null },
      ...{ orderNumber: one.orderNumber, product: one.product, batch: one.batch },
      ...{ openedAt: one.openedAt.toISOString(), answeredAt: text(one.answeredAt), toldAt: text(one.toldAt) },
      ...{
        closedAt: text(one.closedAt),
        resultDueAt: text(one.resultDueAt),
        reopenedCount: one.reopenedCount,
      },
      duties: await this.parts.door.duties(one),
      ...{ analysis, tasks, remedies, actions },
      history: steps.map(({ step, at, byName, note }) => ({
        at: at.toISOString(),
        what: step,
        byName,
        note,
      })),
      costFen: given.reduce((sum, { amountFen }) => sum + amountFen, 0) + (analysis[0]?.costFen ?? 0),
      printedAt: this.parts.clock.now().toISOString(),
    };
  }

  /** It was taken out of the shop's screens, as a page or a file. */
  async printed(actor: AgentActor, { caseId, number }: CaseReport, form: 'page' | 'pdf'): Promise<void> {
    await this.parts.audit.record({
      ...{ actorId: actor.agentId, actorName: actor.name, action: 'case.printed' },
      ...{ subjectKind: 'case', subjectId: caseId, details: { number, form } },
    });
  }
}
