import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftProblem } from '@yingda/contracts';
import { Problem } from '../../../api/problem';
import { useDirectory } from '../../../live/use-live';
import { useDayNames } from './use-day-names';

/** The shifts of a refusal that cannot be planned. */
export function problemsOf(thrown: unknown): ShiftProblem[] {
  if (!thrown) return [];
  const { code, details } = Problem.of(thrown);
  return code === 'shifts-not-possible' && Array.isArray(details['problems'])
    ? (details['problems'] as ShiftProblem[])
    : [];
}

/** Each of them as a line: who, when, and why not. */
export function useProblemLines(): (thrown: unknown) => string[] {
  const sayProblem = useSayShiftProblem();
  return useCallback((thrown: unknown) => problemsOf(thrown).map(sayProblem), [sayProblem]);
}

export function useSayShiftProblem(): (problem: ShiftProblem) => string {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const days = useDayNames();
  return useCallback(
    ({ agentId, date, why, with: other }: ShiftProblem) =>
      t('staffing.problemLine', {
        name: agents.find((agent) => agent.id === agentId)?.name ?? '',
        day: date ? days.both(date) : '',
        why: t(`staffing.problem.${why}`, { with: other ?? '' }),
      }),
    [t, agents, days],
  );
}
