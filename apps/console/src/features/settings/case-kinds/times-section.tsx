import { InputNumber } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useAction } from '../../../parts/use-action';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';
import { SaveRow } from './save-row';
import { useEdits } from '../page/use-edits';

type Times = Answer<'GET /api/case-task-times'>;
const NUMBERS = [
  { key: 'acknowledgeMinutes', most: 10_080 },
  { key: 'warnPercent', most: 99 },
] as const;

/** How soon departments take a task, and when who supervises is warned; how long they have is the kind's. */
export function TimesSection({ readOnly }: { readOnly: boolean }) {
  const { data } = useQuery({
    queryKey: ['case-task-times'],
    queryFn: ({ signal }) => api.call('GET /api/case-task-times', { signal }),
  });
  return data ? <Rows stored={data} readOnly={readOnly} /> : null;
}

function Rows({ stored, readOnly }: { stored: Times; readOnly: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { draft, edit, changed, reset } = useEdits<Times>(stored);
  const { run, busy, problem } = useAction();
  const save = () =>
    run(async () => {
      queryClient.setQueryData(
        ['case-task-times'],
        await api.call('PUT /api/case-task-times', { body: draft }),
      );
    });
  return (
    <Section title={t('caseKinds.times.title')} hint={t('caseKinds.times.hint')}>
      {NUMBERS.map(({ key, most }) => (
        <SettingRow key={key} label={t(`caseKinds.times.${key}`)}>
          <InputNumber
            aria-label={t(`caseKinds.times.${key}`)}
            disabled={readOnly}
            min={1}
            max={most}
            precision={0}
            value={draft[key]}
            onChange={(value) => edit({ [key]: value ?? 1 })}
          />
        </SettingRow>
      ))}
      <SaveRow changed={changed} busy={busy} problem={problem} onSave={() => void save()} onDiscard={reset} />
    </Section>
  );
}
