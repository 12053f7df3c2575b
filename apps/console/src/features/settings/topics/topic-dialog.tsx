import { useState } from 'react';
import { App, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';
import { lastOrder } from './topic-order';
import { storeTopic, type TopicRecord } from './use-topic-list';

interface TopicDialogProps {
  /** Without an id: a new one, under `parentId`. */
  topic: Partial<TopicRecord>;
  topics: readonly TopicRecord[];
  onStored: (topic: TopicRecord) => void;
  onClose: () => void;
}

const TOP = 'top';

/** Names of a topic in both languages, and the one above it. */
export function TopicDialog({ topic, topics, onStored, onClose }: TopicDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const [labelZh, setZh] = useState(topic.labelZh ?? '');
  const [labelEn, setEn] = useState(topic.labelEn ?? '');
  const [parentId, setParent] = useState(topic.parentId ?? null);
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useAction();
  const hasBelow = topics.some((other) => other.parentId === topic.id && topic.id !== undefined);
  const above = topics.filter((other) => !other.parentId && other.id !== topic.id && !other.archived);
  const missing = (text: string, field: string) =>
    tried && !text.trim() ? t('common.required', { field }) : null;

  async function submit() {
    setTried(true);
    if (!labelZh.trim() || !labelEn.trim()) return;
    const done = await run(async () => {
      const moved = parentId !== (topic.parentId ?? null);
      const body = {
        labelZh: labelZh.trim(),
        labelEn: labelEn.trim(),
        parentId,
        archived: topic.archived ?? false,
        order: moved ? lastOrder(topics, parentId) : (topic.order ?? 0),
      };
      onStored(
        topic.id ? await storeTopic({ ...body, id: topic.id }) : await api.call('POST /api/topics', { body }),
      );
      void message.success(t('settings.topics.saved'));
    });
    if (done) onClose();
  }
  const fields = [
    { label: t('settings.topics.labelZh'), lang: 'zh-CN', value: labelZh, set: setZh },
    { label: t('settings.topics.labelEn'), lang: 'en', value: labelEn, set: setEn },
  ];

  return (
    <FormDialog
      title={topic.id ? t('settings.topics.editTitle') : t('settings.topics.add')}
      submit={t('common.save')}
      busy={busy}
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {fields.map(({ label, lang, value, set }, at) => (
        <Field key={lang} label={label} required wrong={missing(value, label)}>
          {({ id, describedBy }) => (
            <Input
              id={id}
              lang={lang}
              aria-describedby={describedBy}
              autoFocus={at === 0}
              maxLength={60}
              value={value}
              onChange={(event) => set(event.target.value)}
              onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : void submit())}
            />
          )}
        </Field>
      ))}
      <Field label={t('settings.topics.parent')} help={hasBelow ? t('settings.topics.hasBelow') : null}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            disabled={hasBelow}
            value={parentId ?? TOP}
            options={[
              { value: TOP, label: t('settings.topics.noParent') },
              ...above.map((other) => ({
                value: other.id,
                label: language === 'en' ? other.labelEn : other.labelZh,
              })),
            ]}
            onChange={(value) => setParent(value === TOP ? null : value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
