import type {
  ActionHistory,
  CaseHistory,
  ContactHistory,
  FeedbackHistory,
  ItemHistory,
  OpinionHistory,
} from './histories';

/** What every row of these facts says. Names are those of the columns. */
export interface OfItem {
  id: string;
  number: string;
  conversation_id: string | null;
  customer_id: string | null;
  opened_at: string;
  closed_at: string | null;
  channel: string | null;
  inbox_id: string | null;
  tier: string | null;
  agent_id: string | null;
  team_id: string | null;
  category: string | null;
  kind: string | null;
  department_id: string | null;
  product: string | null;
  causes: readonly string[];
}
export interface CaseFact extends OfItem {
  closed_as: string | null;
  answer_due_at: string;
  answered_at: string | null;
  /** From the opening, without waits for the customer. */
  answer_ms: number | null;
  result_due_at: string | null;
  told_at: string | null;
  /** From the opening to the first time the result was told, without waits for the customer. */
  first_told_ms: number | null;
  three_days_at: string | null;
  accepted: boolean;
  reopened: number;
  /** Why it rose a level, each reason once. */
  rises: readonly string[];
  first_closed_at: string | null;
  due_at: string | null;
}
export interface ContactFact extends OfItem {
  planned: boolean;
  cancelled: boolean;
  due_at: string | null;
  done_at: string | null;
  fields_required: number;
  fields_filled: number;
  unsolved: boolean;
  verified_at: string | null;
}
export interface OpinionFact extends OfItem {
  contact_id: string;
  told_at: string | null;
}
export interface ActionFact extends OfItem {
  case_id: string | null;
  cancelled: boolean;
  due_at: string;
  done_at: string | null;
  verified_at: string | null;
  effective: boolean | null;
}

export interface FeedbackFact extends OfItem {
  due_at: string;
  answered_at: string | null;
}

const THREE_DAYS = 3 * 86_400_000;

/** Made anew from its whole history whenever something has happened to it. */
export function caseFact(history: CaseHistory): CaseFact {
  const { openedAt, answeredAt, steps, closedAs } = history;
  const waits = waitsOf(steps);
  const waiting = waits.some(({ to }) => to === null);
  /** From the opening to a moment, without the waits in between. */
  const run = (to: number | null) => (to === null ? null : to - openedAt - waited(waits, to));
  const firstTold = steps.find(({ step }) => step === 'told')?.at ?? null;
  const lastReopened = steps.map(({ step }) => step).lastIndexOf('reopened');
  const agreed = steps.slice(lastReopened + 1).some(({ toStage }) => toStage === 'accepted');
  const ended = steps.find(({ step }) => step === 'closed' || step === 'reopened');
  const threeDays = openedAt + THREE_DAYS + waited(waits, firstTold ?? Infinity);
  return {
    ...of(history, history.closedAt),
    category: history.category,
    kind: history.kind,
    department_id: history.departmentId,
    product: history.product,
    causes: [...history.causes].sort(),
    closed_as: closedAs,
    answer_due_at: iso(history.answerDueAt),
    answered_at: maybe(answeredAt),
    answer_ms: run(answeredAt),
    // What waits for the customer is not due.
    result_due_at: waiting && history.toldAt === null ? null : iso(history.resultDueAt),
    told_at: maybe(history.toldAt),
    first_told_ms: run(firstTold),
    three_days_at: waiting && firstTold === null ? null : iso(threeDays),
    accepted: closedAs === 'satisfied' || (agreed && closedAs !== 'withdrawn'),
    reopened: steps.filter(({ step }) => step === 'reopened').length,
    rises: [...new Set(history.rises)].sort(),
    first_closed_at: maybe(ended?.at ?? history.closedAt),
    due_at: maybe(history.dueAt),
  };
}

export function contactFact(history: ContactHistory): ContactFact {
  return {
    ...of(history, history.doneAt),
    kind: history.kind,
    planned: history.planned,
    cancelled: history.cancelled,
    due_at: maybe(history.dueAt),
    done_at: maybe(history.doneAt),
    fields_required: history.fieldsRequired,
    fields_filled: history.fieldsFilled,
    unsolved: history.unsolved,
    verified_at: maybe(history.verifiedAt),
  };
}

/** Whose the contact is, supervises the opinion to the end. */
export function opinionFact(contact: ContactHistory, opinion: OpinionHistory): OpinionFact {
  return {
    ...of({ ...contact, id: opinion.id, openedAt: opinion.heardAt }, opinion.toldAt),
    kind: opinion.kind,
    department_id: opinion.departmentId,
    contact_id: contact.id,
    told_at: maybe(opinion.toldAt),
  };
}

export function actionFact(history: ActionHistory): ActionFact {
  return {
    ...of(history, history.doneAt),
    kind: history.kind,
    category: history.category,
    department_id: history.departmentId,
    product: history.product,
    causes: [...history.causes].sort(),
    case_id: history.caseId,
    cancelled: history.cancelled,
    due_at: iso(history.dueAt),
    done_at: maybe(history.doneAt),
    verified_at: maybe(history.verifiedAt),
    effective: history.effective,
  };
}

export function feedbackFact(history: FeedbackHistory): FeedbackFact {
  return {
    ...of(history, history.doneAt),
    kind: history.sort,
    due_at: iso(history.dueAt),
    answered_at: maybe(history.answeredAt),
  };
}

function of(history: ItemHistory, closedAt: number | null): OfItem {
  return {
    id: history.id,
    number: history.number,
    conversation_id: history.conversationId,
    customer_id: history.customerId,
    opened_at: iso(history.openedAt),
    closed_at: maybe(closedAt),
    channel: history.channel,
    inbox_id: history.inboxId,
    tier: history.tier,
    agent_id: history.agentId,
    team_id: history.teamId,
    category: null,
    kind: null,
    department_id: null,
    product: null,
    causes: [],
  };
}

interface Wait {
  from: number;
  to: number | null;
}

/** Times a case waited for its customer. Whatever ends a round ends a wait too. */
function waitsOf(steps: CaseHistory['steps']): Wait[] {
  const waits: Wait[] = [];
  for (const { step, at } of steps) {
    const last = waits.at(-1);
    if (step === 'paused' && last?.to !== null) waits.push({ from: at, to: null });
    else if (last?.to === null && ['resumed', 'told', 'closed', 'reopened'].includes(step)) last.to = at;
  }
  return waits;
}

function waited(waits: readonly Wait[], until: number): number {
  return waits.reduce(
    (sum, { from, to }) =>
      sum + Math.max(0, Math.min(to ?? (until === Infinity ? from : until), until) - from),
    0,
  );
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
function maybe(at: number | null): string | null {
  return at === null ? null : iso(at);
}
