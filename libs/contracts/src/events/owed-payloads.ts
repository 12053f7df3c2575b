/** Payloads of the events about promises, cases, what departments and customers are owed, and what rises. */
import { Count, Id, Ids, Nested, OneOf, Optional, Text, Time } from '../fields';
import { CaseAction } from '../models/actions';
import { CaseTask } from '../models/case-tasks';
import { CaseName } from '../models/cases';
import { PromiseRecord } from '../models/promises';
import { Remedy } from '../models/remedies';
import { Trend } from '../models/trends';
import { CASE_TASK_STEPS, type CaseTaskStep } from '../names/case-tasks';
import { CASE_NEWS, CASE_STAGES, type CaseNewsKind, type CaseStage } from '../names/cases';

/** To who owes it and who leads; `agentIds`: for whom it is a notice. */
export class PromiseTold {
  @Nested(() => PromiseRecord) promise!: PromiseRecord;
  @Ids() agentIds!: string[];
}
/** That something happened to a case, not what is in it: whoever may read it asks. `agentIds`: for whom it is a notice. */
export class CaseTold {
  @Id() caseId!: string;
  @Text(20) number!: string;
  @Nested(() => CaseName) kindName!: CaseName;
  @OneOf(CASE_NEWS) how!: CaseNewsKind;
  @OneOf(CASE_STAGES) stage!: CaseStage;
  @Count(3, 1) level!: number;
  @Optional() @Id() ownerId!: string | null;
  @Optional() @Id() teamId!: string | null;
  @Optional() @Id() conversationId!: string | null;
  @Optional() @Id() customerId!: string | null;
  @Count() version!: number;
  @Time() at!: string;
  @Ids() agentIds!: string[];
}
/** To who may see it; `agentIds`: for whom it is a notice, of what `how` says. */
export class CaseTaskTold {
  @Nested(() => CaseTask) task!: CaseTask;
  @OneOf(CASE_TASK_STEPS) how!: CaseTaskStep;
  @Ids() agentIds!: string[];
}
export class RemedyTold {
  @Nested(() => Remedy) remedy!: Remedy;
  @Ids() agentIds!: string[];
}
export class ActionTold {
  @Nested(() => CaseAction) action!: CaseAction;
  @Ids() agentIds!: string[];
}
export class TrendTold {
  @Nested(() => Trend) trend!: Trend;
}
