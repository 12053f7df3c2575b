import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TopicRecord } from '@yingda/contracts';
import { useLanguage } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';

/** A topic as it is chosen: with the one above it. */
export interface TopicOption {
  value: string;
  label: string;
  group: string | null;
}

/** "Quality · leak" in the reader's language. */
export function useTopicName(): (id: string) => string {
  const { t } = useTranslation();
  const { topics } = useDirectory();
  const language = useLanguage();
  return useCallback(
    (id) => {
      const topic = topics.find((known) => known.id === id);
      if (!topic) return t('common.unknownTopic');
      const parent = topics.find((known) => known.id === topic.parentId);
      const label = (record: TopicRecord) => (language === 'en' ? record.labelEn : record.labelZh);
      return parent ? `${label(parent)} · ${label(topic)}` : label(topic);
    },
    [topics, language, t],
  );
}

/** Topics that may be chosen: the leaves of the two levels, archived ones left out. */
export function useTopicOptions(): TopicOption[] {
  const { topics } = useDirectory();
  const language = useLanguage();
  return useMemo(() => {
    const label = (topic: TopicRecord) => (language === 'en' ? topic.labelEn : topic.labelZh);
    const current = topics.filter((topic) => !topic.archived).sort((a, b) => a.order - b.order);
    const tops = current.filter((topic) => !topic.parentId);
    return tops.flatMap((top): TopicOption[] => {
      const below = current.filter((topic) => topic.parentId === top.id);
      if (below.length === 0) return [{ value: top.id, label: label(top), group: null }];
      return below.map((topic) => ({ value: topic.id, label: label(topic), group: label(top) }));
    });
  }, [topics, language]);
}
