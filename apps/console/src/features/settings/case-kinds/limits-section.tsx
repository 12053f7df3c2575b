import { Checkbox, InputNumber } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useAction } from '../../../parts/use-action';
import { useRemedyLimits } from '../../cases/use-remedies';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';
import { SaveRow } from './save-row';
import { useEdits } from '../page/use-edits';

type Limits = Answer<'GET /api/remedy-limits'>;

/** How much each role decides alone; above it somebody else approves. */
export function LimitsSection({ readOnly }: { readOnly: boolean }) {
  const { data } = useRemedyLimits();
  return data ? <Rows stored={data} readOnly={readOnly} /> : null;
}

function Rows({ stored, readOnly }: { stored: Limits; readOnly: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { draft, edit, changed, reset } = useEdits<Limits>(stored);
  const { run, busy, problem } = useAction();
  const put = (role: Limits['limits'][number]['role'], amountFen: number | null) =>
    edit({ limits: draft.limits.map((one) => (one.role === role ? { ...one, amountFen } : one)) });
  const save = () =>
    run(async () => {
      queryClient.setQueryData(['remedy-limits'], await api.call('PUT /api/remedy-limits', { body: draft }));
    });
  return (
    <Section title={t('caseKinds.limits.title')} hint={t('caseKinds.limits.hint')}>
      {draft.limits.map(({ role, amountFen }) => (
        <SettingRow key={role} label={t(`role.${role}`)}>
          <span className="case-limit">
            <InputNumber
              aria-label={t(`role.${role}`)}
              disabled={readOnly || amountFen === null}
              min={0}
              precision={2}
              prefix="¥"
              value={amountFen === null ? null : amountFen / 100}
              onChange={(yuans) => put(role, Math.round((yuans ?? 0) * 100))}
            />
            <Checkbox
              disabled={readOnly}
              checked={amountFen === null}
              onChange={({ target }) => put(role, target.checked ? null : 0)}
            >
              {t('caseKinds.limits.any')}
            </Checkbox>
          </span>
        </SettingRow>
      ))}
      <SettingRow label={t('caseKinds.limits.pointFen')}>
        <InputNumber
          aria-label={t('caseKinds.limits.pointFen')}
          disabled={readOnly}
          min={0}
          max={1_000}
          precision={0}
          value={draft.pointFen}
          onChange={(pointFen) => edit({ pointFen: pointFen ?? 0 })}
        />
      </SettingRow>
      <SaveRow changed={changed} busy={busy} problem={problem} onSave={() => void save()} onDiscard={reset} />
    </Section>
  );
}
