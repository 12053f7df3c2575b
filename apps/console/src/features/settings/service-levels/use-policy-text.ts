import { useTranslation } from 'react-i18next';
import { CHANNELS, POLICY_CONDITIONS, TIERS, type PolicyCondition } from '@yingda/contracts/names';
import { formatDuration } from '@yingda/design-system';
import { useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { useTopicList } from '../topics/use-topic-list';
import { KINDS } from './kinds';
import type { Conditions, Targets } from './use-service-levels';

/** What can be chosen for each condition, by name. */
export function useChoices(): Record<PolicyCondition, { value: string; label: string }[]> {
  const { t } = useTranslation();
  const language = useLanguage();
  const { teams, inboxes } = useDirectory();
  const topics = useTopicList().query.data ?? [];
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return {
    tiers: TIERS.map((tier) => ({ value: tier, label: t(`tier.${tier}`) })),
    channels: CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) })),
    inboxIds: named(inboxes),
    topicIds: topics
      .filter(({ archived }) => !archived)
      .map(({ id, labelZh, labelEn }) => ({ value: id, label: language === 'en' ? labelEn : labelZh })),
    teamIds: named(teams.filter(({ archived }) => !archived)),
  };
}

/** A policy in one line: for whom, and what within which time. */
export function usePolicyText() {
  const { t } = useTranslation();
  const language = useLanguage();
  const choices = useChoices();
  return {
    conditions(conditions: Conditions): string {
      const parts = POLICY_CONDITIONS.flatMap((condition) => {
        const chosen = conditions[condition] as readonly string[];
        if (chosen.length === 0) return [];
        const names = chosen.map(
          (value) => choices[condition].find((choice) => choice.value === value)?.label ?? value,
        );
        return [names.join(t('settings.nameJoin'))];
      });
      return parts.length > 0 ? parts.join(' · ') : t('serviceLevels.all');
    },
    targets(targets: Targets): string {
      const parts = KINDS.flatMap(({ kind, field }) => {
        const target = targets[field];
        if (!target) return [];
        return [`${t(`serviceLevels.kind.${kind}`)} ${formatDuration(target.seconds, language)}`];
      });
      return parts.length > 0 ? parts.join(' · ') : t('serviceLevels.nothing');
    },
    list: (conditions: readonly PolicyCondition[]) =>
      conditions.map((one) => t(`serviceLevels.condition.${one}`)).join(t('settings.nameJoin')),
  };
}
