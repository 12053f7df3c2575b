import { type CaseKind } from '@yingda/contracts';
import { type CaseStage, Refusal } from '@yingda/contracts/names';
import type { Case, Changed, Moment } from './case';
import { decided, deciding, executed, executing } from './duties';

/** Where a case can be moved by hand. Told, followed up and closed are reached only by doing these. */
const NEXT: Record<CaseStage, readonly CaseStage[]> = {
  received: ['classified'],
  classified: ['with-department', 'proposed'],
  'with-department': ['proposed'],
  // The customer agrees, or refuses: then somebody finds another one.
  proposed: ['accepted', 'with-department', 'classified'],
  accepted: ['executed'],
  executed: [],
  told: [],
  'following-up': [],
  closed: [],
};

/** The stages somebody can choose now; whoever has no department goes back to the owner's desk. */
export function nextStages({ stage, departmentId }: Case): CaseStage[] {
  return NEXT[stage].filter(
    (to) => stage !== 'proposed' || to !== (departmentId ? 'classified' : 'with-department'),
  );
}

export interface MoveTo {
  to: CaseStage;
  note: string;
  departmentId: string | null;
  solution: string | null;
  /** A department is being asked by a task of its own, with its own clock. */
  asked?: boolean;
}

/** What is missing for a stage, by name; empty when it can be entered. */
export function missingFor(
  one: Case,
  { to, note, departmentId, solution }: MoveTo,
  kind: CaseKind,
): string[] {
  const back = one.stage === 'proposed' && to !== 'accepted';
  switch (to) {
    case 'classified':
      if (back) return note.trim() === '' ? ['note'] : [];
      return kind.fields
        .filter(({ required, key }) => required && !one.form[key]?.trim())
        .map(({ key }) => `form.${key}`);
    case 'with-department':
      return [
        ...((departmentId ?? one.departmentId) ? [] : ['departmentId']),
        ...(back && note.trim() === '' ? ['note'] : []),
      ];
    case 'proposed':
      return (solution ?? one.solution)?.trim() ? [] : ['solution'];
    default:
      return [];
  }
}

/** @throws Refusal case-stage */
export function demandNext(one: Case, to: CaseStage): void {
  if (!nextStages(one).includes(to))
    throw new Refusal('case-stage', `A case that is ${one.stage} cannot become ${to} by hand.`, {
      stage: one.stage,
      next: nextStages(one),
    });
}

/** To its next stage; all it asks for is there. */
export function movedTo(one: Case, move: MoveTo, moment: Moment): Changed {
  const { to, note, departmentId, solution } = move;
  const back = one.stage === 'proposed' && to !== 'accepted';
  const moved: Case = {
    ...one,
    stage: to,
    departmentId: to === 'with-department' ? (departmentId ?? one.departmentId) : one.departmentId,
    // A solution the customer has refused is none any more; the history has it.
    solution: back ? null : (solution?.trim() ?? one.solution),
    version: one.version + 1,
  };
  const after = clocked(moved, move, moment);
  return {
    after,
    happened: [
      {
        ...{ step: 'moved', at: moment.now, from: one.stage, to },
        note: note.trim() || (to === 'proposed' ? (after.solution ?? '') : ''),
        details: back ? { refused: one.solution ?? '' } : {},
        news: { name: 'case.moved', more: { from: one.stage, to } },
      },
    ],
  };
}

/** The clocks of its steps go with the stage. */
function clocked(one: Case, { to, asked = false }: MoveTo, moment: Moment): Case {
  switch (to) {
    case 'classified':
      // Whoever has a department to ask decides when it has answered.
      return one.departmentId ? one : deciding(one, moment);
    case 'with-department':
      return asked ? one : deciding(one, moment);
    case 'proposed':
      return decided(one, moment);
    case 'accepted':
      return executing(one, moment);
    case 'executed':
      return executed(one, moment);
    default:
      return one;
  }
}
