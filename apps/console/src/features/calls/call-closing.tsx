import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { RESOLVED } from '@yingda/contracts/names';
import { Field } from '../../parts/field';
import { useTopicOptions } from '../conversation/use-topics';
import type { CallField, CallForm } from './call-form';

/** What it was about and how it ended, where nothing is left to do after the call. */
export function CallClosing({
  form,
  wrong,
  onChange,
}: {
  form: CallForm;
  wrong: readonly CallField[];
  onChange: (part: Partial<CallForm>) => void;
}) {
  const { t } = useTranslation();
  const topics = useTopicOptions();
  return (
    <div className="call-pair">
      <Field
        label={t('conversation.dialog.topic')}
        required
        {...(wrong.includes('topicId') ? { wrong: t('conversation.dialog.topicMissing') } : {})}
      >
        {({ id }) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('conversation.dialog.topicSearch')}
            value={form.topicId}
            options={topics.map(({ value, label, group }) => ({
              value,
              label: group ? `${group} · ${label}` : label,
            }))}
            onChange={(topicId) => onChange({ topicId })}
          />
        )}
      </Field>
      <Field
        label={t('conversation.dialog.solved')}
        required
        {...(wrong.includes('resolved') ? { wrong: t('conversation.dialog.solvedMissing') } : {})}
      >
        {() => (
          <Segmented
            block
            aria-label={t('conversation.dialog.solved')}
            value={form.resolved ?? ''}
            options={RESOLVED.map((value) => ({ value, label: t(`resolved.${value}`) }))}
            onChange={(value) => onChange({ resolved: RESOLVED.find((one) => one === value) })}
          />
        )}
      </Field>
    </div>
  );
}
