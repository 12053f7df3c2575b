import { type CaseReport } from '@yingda/contracts';
import type { CaseStage, CaseStep, Language } from '@yingda/contracts/names';
import {
  ACTION_WORDS,
  DUTY_WORDS,
  ENDING_WORDS,
  PAPER_WORDS,
  REMEDY_WORDS,
  STAGE_WORDS,
  STEP_WORDS,
  TASK_STATE_WORDS,
} from './case-words';

/** Names that a report refers to by id or key. */
export interface SheetNames {
  departments: ReadonlyMap<string, string>;
  causes: ReadonlyMap<string, string>;
  kind: string;
}

/** A table of the report: its heading, names of columns, rows of texts. Without rows it is not there. */
export interface SheetTable {
  heading: string;
  columns: string[];
  /** Columns that hold sentences. */
  wide: number[];
  rows: string[][];
}

/** A report as texts only, from which page and PDF are made alike. */
export interface CaseSheet {
  title: string;
  number: string;
  subject: string;
  pairs: [string, string][];
  facts: [string, string];
  tables: SheetTable[];
  cost: string | null;
  footer: string;
}

export function caseSheet(report: CaseReport, names: SheetNames, language: Language): CaseSheet {
  const words = PAPER_WORDS[language];
  const at = (moment: string | null) => (moment ? timeOf(moment) : null);
  const ending = report.closedAs ? ENDING_WORDS[language][report.closedAs as 'satisfied'] : '';
  const stage = STAGE_WORDS[language][report.stage as CaseStage] + (ending ? ` · ${ending}` : '');
  const pairs: [string, string | null][] = [
    [words.kind, names.kind],
    [words.stage, stage],
    [words.level, String(report.level)],
    [words.customer, report.customerName],
    [words.owner, report.ownerName],
    [words.order, report.orderNumber],
    [words.product, report.product],
    [words.batch, report.batch],
    [words.opened, at(report.openedAt)],
    [words.answered, at(report.answeredAt)],
    [words.due, at(report.resultDueAt)],
    [words.told, at(report.toldAt)],
    [words.closed, at(report.closedAt)],
    [words.reopened, report.reopenedCount > 0 ? String(report.reopenedCount) : null],
  ];
  return {
    title: words.title,
    number: report.number,
    subject: report.title,
    pairs: pairs.filter((pair): pair is [string, string] => Boolean(pair[1])),
    facts: [words.facts, report.facts],
    tables: [steps, cause, tasks, remedies, actions, history]
      .map((make) => make(report, names, language))
      .filter(({ rows }) => rows.length > 0),
    cost: report.costFen > 0 ? `${words.cost}: ${yuan(report.costFen)}` : null,
    footer: `${words.title} ${report.number} · ${words.printed} ${timeOf(report.printedAt)}`,
  };
}

type Make = (report: CaseReport, names: SheetNames, language: Language) => SheetTable;

/** Who was responsible for which step, its limit, when it was due and done; steps not come to are left out. */
const steps: Make = ({ duties, printedAt }, _, language) => {
  const words = PAPER_WORDS[language];
  const hour = language === 'en' ? 'h' : '小时';
  return {
    heading: words.steps,
    columns: [words.step, words.actionOwner, words.limit, words.date, words.done],
    wide: [1],
    rows: duties
      .filter(({ startedAt, doneAt }) => startedAt || doneAt)
      .map(({ duty, agentName, minutes, dueAt, doneAt, stands }) => {
        const late = !stands && dueAt !== null && (doneAt ?? printedAt) > dueAt;
        const done = [doneAt && timeOf(doneAt), late && `(${words.late})`].filter(Boolean).join(' ');
        return [
          ...[DUTY_WORDS[language][duty], agentName ?? ''],
          minutes ? `${Number((minutes / 60).toFixed(1))} ${hour}` : '',
          ...[dueAt ? timeOf(dueAt) : '', done],
        ];
      }),
  };
};

const cause: Make = ({ analysis }, names, language) => {
  const words = PAPER_WORDS[language];
  return {
    heading: words.cause,
    columns: [words.causeKey, words.found, words.department, words.by],
    wide: [1],
    rows: analysis.map(({ causeKey, text, departmentId, analysedByName, analysedAt }) => [
      ...[names.causes.get(causeKey) ?? causeKey, text],
      ...[
        departmentId ? (names.departments.get(departmentId) ?? '') : '',
        `${analysedByName} ${timeOf(analysedAt)}`,
      ],
    ]),
  };
};

const tasks: Make = (report, names, language) => {
  const words = PAPER_WORDS[language];
  return {
    heading: words.tasks,
    columns: [words.department, words.asked, words.answer, words.stage],
    wide: [1, 2],
    rows: report.tasks.map((task) => [
      ...[
        names.departments.get(task.departmentId) ?? '',
        `${task.text}\n${task.askedByName} ${timeOf(task.sentAt)}`,
      ],
      task.answer ? `${task.answer}\n${task.answeredByName ?? ''} ${timeOf(task.answeredAt!)}` : '',
      TASK_STATE_WORDS[language][task.state] + (task.late ? ` (${words.late})` : ''),
    ]),
  };
};

const remedies: Make = (report, _, language) => {
  const words = PAPER_WORDS[language];
  const { kinds, states } = REMEDY_WORDS[language];
  return {
    heading: words.remedies,
    columns: [words.kind, words.amount, words.reason, words.approvedBy, words.stage],
    wide: [2, 4],
    rows: report.remedies.map((one) => [
      kinds[one.kind] + (one.points > 0 ? ` ${one.points}` : ''),
      one.amountFen > 0 ? yuan(one.amountFen) : '',
      `${one.reason}\n${one.proposedByName} ${timeOf(one.proposedAt)}`,
      one.decidedByName && one.decidedAt ? `${one.decidedByName} ${timeOf(one.decidedAt)}` : '',
      states[one.state] + (one.evidence ? `\n${one.evidence}` : ''),
    ]),
  };
};

const actions: Make = (report, _, language) => {
  const words = PAPER_WORDS[language];
  const { kinds, states } = ACTION_WORDS[language];
  return {
    heading: words.actions,
    columns: [words.number, words.what, words.actionOwner, words.date, words.effect],
    wide: [1, 4],
    rows: report.actions.map((one) => [
      `${one.number}\n${kinds[one.kind]}`,
      one.evidence ? `${one.what}\n${one.evidence}` : one.what,
      ...[one.ownerName, timeOf(one.dueAt)],
      [states[one.state], one.finding, one.verifiedByName].filter(Boolean).join('\n'),
    ]),
  };
};

const history: Make = (report, _, language) => {
  const words = PAPER_WORDS[language];
  const steps = STEP_WORDS[language];
  return {
    heading: words.history,
    columns: [words.time, words.step, words.by, words.found],
    wide: [3],
    rows: report.history.flatMap(({ at, what, byName, note }) => {
      const said = steps[what as CaseStep];
      return said ? [[timeOf(at), said, byName, note]] : [];
    }),
  };
};

function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`;
}

function timeOf(moment: string): string {
  const style = { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat('sv-SE', style).format(new Date(moment));
}
