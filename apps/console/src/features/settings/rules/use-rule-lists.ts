import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RuleList } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { useCanned } from '../canned/use-canned';
import { useCaseKinds } from '../../cases/use-cases';
import { usePolicies } from '../service-levels/use-service-levels';

export interface Choice {
  value: string;
  label: string;
}
export type RuleLists = Record<RuleList, Choice[]>;

const named = (list: readonly { id: string; name: string }[]): Choice[] =>
  list.map(({ id, name }) => ({ value: id, label: name }));

/** What the shop calls whatever a rule names by id. */
export function useRuleLists(): RuleLists {
  const { t } = useTranslation();
  const language = useLanguage();
  const { agents, teams, inboxes, topics } = useDirectory();
  const policies = usePolicies().query.data;
  const canned = useCanned().query.data;
  const caseKinds = useCaseKinds().data;
  const segments = useQuery({
    queryKey: ['segments'],
    queryFn: () => api.call('GET /api/segments'),
  }).data;
  const surveys = useQuery({
    queryKey: ['survey-forms'],
    queryFn: () => api.call('GET /api/survey-forms'),
  }).data;
  return useMemo(
    () => ({
      inboxes: named(inboxes),
      teams: named(teams.filter(({ archived }) => !archived)),
      agents: named(agents.filter(({ active }) => active)),
      topics: topics.map(({ id, labelZh, labelEn }) => ({
        value: id,
        label: language === 'en' ? labelEn : labelZh,
      })),
      policies: named(policies ?? []),
      segments: named((segments ?? []).filter(({ archived }) => !archived)),
      surveys: (surveys ?? []).map(({ id, name }) => ({
        value: id,
        label: name[language],
      })),
      'case-kinds': (caseKinds ?? [])
        .filter(({ active }) => active)
        .map(({ key, name, category }) => ({
          value: key,
          label: t('rules.kindOf', {
            kind: name[language === 'en' ? 'en' : 'zh'],
            category: t(`cases.category.${category}`),
          }),
        })),
      // A personal one is its owner's; what machines say is the shop's or a team's.
      canned: (canned ?? [])
        .filter(({ scope }) => scope !== 'personal')
        .map(({ id, shortcut }) => ({ value: id, label: `/${shortcut}` })),
    }),
    [agents, canned, caseKinds, inboxes, language, policies, segments, surveys, t, teams, topics],
  );
}
