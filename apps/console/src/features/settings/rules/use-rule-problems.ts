import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { pathsOf, type RuleForm, type Vocabulary } from './rule-form';
import { placeOf } from './refused-place';
import { ruleProblems } from './rule-problems';

interface Asked {
  form: RuleForm;
  vocabulary: Vocabulary;
  /** What the server said to the last try. */
  refused: unknown;
}

/** What is wrong, in words and at its place; `why` keeps it from being saved. */
export function useRuleProblems({ form, vocabulary, refused }: Asked) {
  const { t } = useTranslation();
  const problems = Object.entries(ruleProblems(form, vocabulary));
  const wrong: Record<string, string> = Object.fromEntries(
    problems.map(([key, kind]) => [key, t(`rules.problem.${kind}`)]),
  );
  const problem = refused ? Problem.of(refused) : null;
  const path = problem?.code === 'invalid-setting' ? problem.details['path'] : undefined;
  if (problem && typeof path === 'string') {
    const rows = form.actions.map(({ row }) => row);
    // The server's own sentence: it knows what the form does not.
    wrong[placeOf(path, pathsOf(form.tree), rows)] ??= t('rules.refused', { where: problem.message });
  }
  const left = problems.length;
  const why = left > 0 ? t('rules.problem.count', { n: left }) : undefined;
  return { wrong, why, left };
}
