import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseCategory, CaseEscalation, Channel, Tier } from '@yingda/contracts/names';
import { useTopicName } from '../conversation/use-topics';
import { useDirectory } from '../../live/use-live';
import type { FilterName } from './report-address';
import type { Split } from './report-pages';
import { useCaseNames } from './use-case-names';

const OF_CASES: ReadonlySet<string> = new Set(['category', 'kind', 'department', 'product', 'cause']);

/** What groups are called, by the kind of group. */
export function useGroupNames() {
  const { t } = useTranslation();
  const { agents, teams, inboxes } = useDirectory();
  const topicName = useTopicName();
  const caseNames = useCaseNames();
  return useMemo(() => {
    const named = (list: readonly { id: string; name: string }[], id: string, gone: string) =>
      list.find((known) => known.id === id)?.name ?? gone;
    return (split: Split | FilterName, group: string | null): string => {
      if (group === null && split === 'tag') return t('report.noTag');
      if (group === null && OF_CASES.has(split)) return t('report.notSaid');
      if (group === null) return t(split === 'topic' ? 'report.noTopic' : 'report.nobody');
      switch (split) {
        case 'team':
          return named(teams, group, t('common.unknownTeam'));
        case 'agent':
          return named(agents, group, t('common.unknownPerson'));
        case 'inbox':
          return named(inboxes, group, group);
        case 'topic':
          return topicName(group);
        case 'channel':
          return t(`channel.${group as Channel}`, { defaultValue: group });
        case 'tier':
          return t(`tier.${group as Tier}`, { defaultValue: group });
        case 'category':
          return t(`edition.category.${group as CaseCategory}`, { defaultValue: group });
        case 'rise':
          return t(`cases.why.${group as CaseEscalation}`, { defaultValue: group });
        case 'age':
          return t('report.days', { n: group });
        case 'department':
        case 'cause':
        case 'kind':
          return caseNames.get(group) ?? group;
        case 'product':
        case 'tag':
        case 'hours':
          return group;
      }
    };
  }, [t, agents, teams, inboxes, topicName, caseNames]);
}
