import type {
  CaseCategory,
  CaseEnding,
  CaseEscalation,
  CaseStage,
  CaseStep,
  Channel,
  Tier,
} from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type {
  ActionHistory,
  CaseHistory,
  ContactHistory,
  FeedbackHistory,
  ItemKind,
  OpinionHistory,
} from '@yingda/reports';

interface ItemRow {
  id: string;
  number: string;
  conversationId: string | null;
  customerId: string | null;
  inboxId: string | null;
  channel: Channel | null;
  tier: Tier | null;
  agentId: string | null;
  teamId: string | null;
  openedAt: Date;
}
interface CaseRow extends ItemRow {
  category: CaseCategory;
  kind: string;
  departmentId: string | null;
  product: string | null;
  cause: string | null;
  closedAt: Date | null;
  closedAs: CaseEnding | null;
  answerDueAt: Date;
  answeredAt: Date | null;
  resultDueAt: Date;
  dueAt: Date | null;
  toldAt: Date | null;
}
interface StepRow {
  caseId: string;
  step: CaseStep;
  at: Date;
  toStage: CaseStage | null;
  why: CaseEscalation | null;
}
interface ContactRow extends ItemRow {
  source: string;
  purpose: string;
  state: string;
  dueAt: Date | null;
  endedAt: Date | null;
  required: number;
  filled: number;
  solved: string | null;
  verifiedAt: Date | null;
}
interface PointRow {
  id: string;
  contactId: string;
  kind: string;
  departmentId: string | null;
  toldAt: Date | null;
}
interface ActionRow extends ItemRow {
  caseId: string | null;
  kind: string;
  state: string;
  category: string | null;
  departmentId: string | null;
  product: string | null;
  cause: string | null;
  dueAt: Date;
  doneAt: Date | null;
  verifiedAt: Date | null;
}

interface FeedbackRow extends ItemRow {
  sort: string | null;
  dueAt: Date;
  answeredAt: Date | null;
  doneAt: Date | null;
}

const TABLES: Record<ItemKind, string> = {
  case: 'cases',
  contact: 'contacts',
  action: 'case_actions',
  feedback: 'feedback',
};

/** Cases, contacts and actions with what happened to them, as reports make their facts from it. */
export class ItemHistoriesView {
  constructor(private readonly database: Database) {}

  async cases(ids: readonly string[]): Promise<CaseHistory[]> {
    const rows = await this.database.query<CaseRow>(
      `select c.id, c.number, c.conversation_id as "conversationId", c.customer_id as "customerId",
         c.inbox_id as "inboxId", c.channel, c.tier, c.owner_id as "agentId", c.team_id as "teamId",
         c.opened_at as "openedAt", c.category, c.kind,
         coalesce(a.department_id, c.department_id) as "departmentId", coalesce(a.product, c.product) as product,
         a.cause_key as cause, c.closed_at as "closedAt", c.closed_as as "closedAs",
         c.answer_due_at as "answerDueAt", c.answered_at as "answeredAt", c.result_due_at as "resultDueAt",
         c.due_at as "dueAt", c.told_at as "toldAt"
       from cases c left join case_analyses a on a.case_id = c.id where c.id = any($1)`,
      [ids],
    );
    const steps = await this.database.query<StepRow>(
      `select case_id as "caseId", step, at, to_stage as "toStage",
         case when step = 'escalated' then details ->> 'why' end as why from case_steps
       where case_id = any($1) order by case_id, no`,
      [ids],
    );
    const byCase = groupedBy(steps, ({ caseId }) => caseId);
    return rows.map(({ cause, closedAt, answerDueAt, answeredAt, resultDueAt, dueAt, toldAt, ...row }) => ({
      ...row,
      openedAt: row.openedAt.getTime(),
      causes: cause === null ? [] : [cause],
      closedAt: ms(closedAt),
      answerDueAt: answerDueAt.getTime(),
      answeredAt: ms(answeredAt),
      resultDueAt: resultDueAt.getTime(),
      dueAt: ms(dueAt),
      toldAt: ms(toldAt),
      rises: (byCase.get(row.id) ?? []).flatMap(({ why }) => why ?? []),
      steps: (byCase.get(row.id) ?? []).map(({ step, at, toStage }) => ({ step, at: at.getTime(), toStage })),
    }));
  }

  async contacts(ids: readonly string[]): Promise<ContactHistory[]> {
    const rows = await this.database.query<ContactRow>(
      `select c.id, '' as number, c.conversation_id as "conversationId", c.customer_id as "customerId",
         v.inbox_id as "inboxId", v.channel, k.tier, c.owner_id as "agentId", c.team_id as "teamId",
         c.planned_at as "openedAt", c.source, c.purpose, c.state, c.due_at as "dueAt", c.ended_at as "endedAt",
         c.required, c.filled, c.solved, c.verified_at as "verifiedAt"
       from contacts c left join conversations v on v.id = c.conversation_id
       left join customers k on k.id = c.customer_id where c.id = any($1)`,
      [ids],
    );
    const points = await this.database.query<PointRow>(
      `select id, contact_id as "contactId", kind, department_id as "departmentId", told_at as "toldAt"
       from contact_points where contact_id = any($1) and state <> 'noted' order by contact_id, no`,
      [ids],
    );
    const byContact = groupedBy(points, ({ contactId }) => contactId);
    return rows.map(({ source, purpose, state, solved, required, filled, ...row }) => ({
      ...row,
      openedAt: row.openedAt.getTime(),
      kind: purpose,
      planned: source !== 'written',
      cancelled: state === 'cancelled',
      dueAt: ms(row.dueAt),
      doneAt: state === 'done' ? ms(row.endedAt) : null,
      fieldsRequired: required,
      fieldsFilled: filled,
      unsolved: solved === 'no',
      verifiedAt: ms(row.verifiedAt),
      opinions: (byContact.get(row.id) ?? []).map(({ id, kind, departmentId, toldAt }): OpinionHistory => ({
        ...{ id, kind, departmentId, toldAt: ms(toldAt) },
        heardAt: (row.endedAt ?? row.openedAt).getTime(),
      })),
    }));
  }

  async actions(ids: readonly string[]): Promise<ActionHistory[]> {
    const rows = await this.database.query<ActionRow>(
      `select a.id, a.number, c.conversation_id as "conversationId", c.customer_id as "customerId",
         c.inbox_id as "inboxId", c.channel, c.tier, a.owner_id as "agentId", a.team_id as "teamId",
         a.added_at as "openedAt", a.case_id as "caseId", a.kind, a.state, c.category,
         a.department_id as "departmentId", c.product, a.cause_key as cause, a.due_at as "dueAt",
         a.done_at as "doneAt", a.verified_at as "verifiedAt"
       from case_actions a left join cases c on c.id = a.case_id where a.id = any($1)`,
      [ids],
    );
    return rows.map(({ state, cause, ...row }) => ({
      ...row,
      openedAt: row.openedAt.getTime(),
      causes: cause === null ? [] : [cause],
      cancelled: state === 'cancelled',
      dueAt: row.dueAt.getTime(),
      doneAt: ms(row.doneAt),
      verifiedAt: ms(row.verifiedAt),
      effective: row.verifiedAt === null ? null : state === 'effective',
    }));
  }

  /** Whose it is: nobody's until somebody has answered it. */
  async feedback(ids: readonly string[]): Promise<FeedbackHistory[]> {
    const rows = await this.database.query<FeedbackRow>(
      `select f.id, coalesce(f.conversation_number, '') as number, f.conversation_id as "conversationId",
         f.customer_id as "customerId", f.inbox_id as "inboxId", f.channel, k.tier, s.by_id as "agentId",
         f.team_id as "teamId", f.received_at as "openedAt", f.sort, f.due_at as "dueAt",
         f.answered_at as "answeredAt",
         case when f.state = 'done' then coalesce(f.told_at, f.decided_at, f.answered_at) end as "doneAt"
       from feedback f left join customers k on k.id = f.customer_id
       left join lateral (select by_id from feedback_steps
         where feedback_id = f.id and step in ('answered', 'to-case') order by position limit 1) s on true
       where f.id = any($1)`,
      [ids],
    );
    return rows.map(({ openedAt, dueAt, answeredAt, doneAt, ...row }) => ({
      ...row,
      openedAt: openedAt.getTime(),
      dueAt: dueAt.getTime(),
      answeredAt: ms(answeredAt),
      doneAt: ms(doneAt),
    }));
  }

  async page(item: ItemKind, afterId: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from ${TABLES[item]} where $1::uuid is null or id > $1 order by id limit $2`,
      [afterId, limit],
    );
    return rows.map(({ id }) => id);
  }
}

function groupedBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

function ms(at: Date | null): number | null {
  return at?.getTime() ?? null;
}
