import type { CaseStage } from '@yingda/contracts/names';
import type { CaseTask } from '../tasks/use-tasks';
import type { CaseDetail, CaseKind } from './use-cases';
import type { Remedy } from './use-remedies';

/** What brings a case on from where it stands; `none`: it is closed. */
export type StepName =
  'resume' | 'classify' | 'department' | 'propose' | 'agree' | 'execute' | 'tell' | 'follow-up' | 'none';

/** Something that has to be there before; `names` are labels of the form, `n` how many. */
export interface Missing {
  what: 'fields' | 'tasks' | 'answers' | 'approval' | 'consent';
  n: number;
  names: string[];
}
export interface NextStep {
  name: StepName;
  to: CaseStage | null;
  missing: Missing[];
}

const STEPS: Record<CaseStage, { name: StepName; to: CaseStage | null }> = {
  received: { name: 'classify', to: 'classified' },
  classified: { name: 'department', to: 'with-department' },
  'with-department': { name: 'propose', to: 'proposed' },
  proposed: { name: 'agree', to: 'accepted' },
  accepted: { name: 'execute', to: 'executed' },
  executed: { name: 'tell', to: 'told' },
  told: { name: 'follow-up', to: 'closed' },
  'following-up': { name: 'follow-up', to: 'closed' },
  closed: { name: 'none', to: null },
};

interface Surroundings {
  kind: CaseKind | undefined;
  tasks: readonly CaseTask[];
  remedies: readonly Remedy[];
  /** Label of a field in the reader's language. */
  label: (field: CaseKind['fields'][number]) => string;
}

/** The next step of a case, and what is missing for it, so that it can be said before it is refused. */
export function nextStepOf(
  one: Pick<CaseDetail, 'stage' | 'pausedSince' | 'form' | 'kind'>,
  around: Surroundings,
): NextStep {
  if (one.pausedSince && one.stage !== 'closed') return { name: 'resume', to: one.stage, missing: [] };
  const usual = STEPS[one.stage];
  // A kind without a department goes on to its solution.
  const step =
    usual.name === 'department' && around.kind && !around.kind.departmentKey
      ? ({ name: 'propose', to: 'proposed' } as const)
      : usual;
  return { ...step, missing: missingFor(step.name, one, around) };
}

function missingFor(
  name: StepName,
  one: Pick<CaseDetail, 'form'>,
  { kind, tasks, remedies, label }: Surroundings,
): Missing[] {
  const counted = (what: Missing['what'], n: number): Missing[] => (n > 0 ? [{ what, n, names: [] }] : []);
  switch (name) {
    case 'classify': {
      const names = (kind?.fields ?? [])
        .filter(({ key, required }) => required && !one.form[key]?.trim())
        .map(label);
      return names.length > 0 ? [{ what: 'fields', n: names.length, names }] : [];
    }
    case 'propose':
      return [
        ...counted('tasks', tasks.filter(({ state }) => WORKING.has(state)).length),
        ...counted('answers', tasks.filter(({ state }) => state === 'answered').length),
      ];
    case 'agree':
      return counted('approval', remedies.filter(({ state }) => state === 'proposed').length);
    case 'execute':
      return [
        ...counted('approval', remedies.filter(({ state }) => state === 'proposed').length),
        // What the customer agreed to is carried out with the step itself.
        ...counted('consent', remedies.filter(({ state }) => state === 'approved').length),
      ];
    default:
      return [];
  }
}

const WORKING: ReadonlySet<CaseTask['state']> = new Set(['sent', 'acknowledged', 'sent-back']);
