import { isGroup, leavesOf, type Group, type Leaf } from './condition-tree';
import { strangers, type ActionDraft, type RuleForm, type Vocabulary } from './rule-form';

/** What is wrong, by the key of its row: `name`, `actions`, or the key of a condition, a group or an action. */
export type RuleProblems = Readonly<Record<string, ProblemKind>>;
export const PROBLEM_KINDS = [
  'name',
  'no-actions',
  'stranger',
  'value',
  'which',
  'range',
  'group',
  'input',
  'nobody',
  'reply',
  'address',
  'last-wait',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** All that keeps a rule from being saved; the server looks again. */
export function ruleProblems(form: RuleForm, vocabulary: Vocabulary): RuleProblems {
  const found: Record<string, ProblemKind> = {};
  if (!form.name.trim()) found['name'] = 'name';
  for (const leaf of leavesOf(form.tree)) {
    const wrong = leafProblem(leaf, vocabulary);
    if (wrong) found[leaf.key] = wrong;
  }
  for (const key of strangers(form, vocabulary)) found[key] = 'stranger';
  for (const key of emptyGroups(form.tree, true)) found[key] = 'group';
  if (form.actions.length === 0) found['actions'] = 'no-actions';
  for (const action of form.actions) {
    const wrong = actionProblem(action, vocabulary);
    if (wrong) found[action.row] = wrong;
  }
  const last = form.actions.at(-1);
  if (last?.kind === 'wait') found[last.row] = 'last-wait';
  return found;
}

function leafProblem({ field, operator, value, of }: Leaf, vocabulary: Vocabulary): ProblemKind | null {
  const shape = vocabulary.fields.find((one) => one.field === field);
  const operand = vocabulary.operators.find((one) => one.operator === operator)?.operand;
  if (shape?.keyed && !of?.trim()) return 'which';
  const said = (one: unknown) => one !== undefined && one !== null && String(one).trim() !== '';
  if (operand === 'one' && !said(value)) return 'value';
  if (operand === 'many' && (!Array.isArray(value) || value.length === 0 || !value.every(said)))
    return 'value';
  if (operand !== 'range') return null;
  const [from, to] = Array.isArray(value) ? value : [];
  return said(from) && said(to) && Number(from) <= Number(to) ? null : 'range';
}

function emptyGroups(group: Group, outermost = false): string[] {
  const below = group.items.flatMap((item) => (isGroup(item) ? emptyGroups(item) : []));
  // Only an outermost "all" may be empty: then the rule always runs.
  return group.items.length === 0 && !(outermost && group.mode === 'all') ? [group.key, ...below] : below;
}

const nothing = (given: unknown): boolean =>
  Array.isArray(given) ? given.length === 0 : given === undefined || given === '' || given === false;

function actionProblem(action: ActionDraft, vocabulary: Vocabulary): ProblemKind | null {
  const inputs = vocabulary.actions.find(({ kind }) => kind === action.kind)?.inputs ?? [];
  const missing = inputs.some(({ name, required }) => required && nothing(action[name as keyof ActionDraft]));
  if (missing) return 'input';
  if (action.kind === 'notify' && !action.leads && !action.holder && nothing(action.agentIds))
    return 'nobody';
  if (action.kind === 'reply') {
    if (nothing(action.texts) === nothing(action.cannedResponseId)) return 'reply';
    if (action.items?.some(({ labels }) => labels.length === 0)) return 'reply';
  }
  if (action.kind === 'webhook') return isHttps(action.url ?? '') ? null : 'address';
  return null;
}

function isHttps(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}
