import { useState } from 'react';
import { InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { TREND_LIMITS } from '@yingda/contracts/names';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';
import { type Trends, useTrendActs } from './use-trends';

const HOURS = [0, 1, 2, 4, 8, 12, 24];

/** From which rise on the shop is warned. */
export function TrendSettingsDialog({
  settings,
  onClose,
}: {
  settings: Trends['settings'];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { setUp } = useTrendActs();
  const { run, busy, problem } = useAction();
  const [active, setActive] = useState(settings.active);
  const [percent, setPercent] = useState<number | null>(settings.percent);
  const [minimum, setMinimum] = useState<number | null>(settings.minimum);
  const [hours, setHours] = useState(settings.hours);
  const missing =
    percent === null
      ? t('common.required', { field: t('trends.percent') })
      : minimum === null
        ? t('common.required', { field: t('trends.minimum') })
        : undefined;
  async function submit() {
    if (percent === null || minimum === null || busy) return;
    const { version } = settings;
    if (await run(() => setUp({ active, percent, minimum, hours, version }))) onClose();
  }
  return (
    <FormDialog
      title={t('trends.setTitle')}
      submit={t('common.save')}
      busy={busy}
      problem={problem}
      why={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="case-form">
        <p className="i2">{t('trends.setHint')}</p>
        <Field label={t('trends.active')}>
          {({ id }) => <Switch id={id} checked={active} onChange={setActive} />}
        </Field>
        <div className="pair">
          <Field label={t('trends.percent')} help={t('trends.percentHint')}>
            {({ id }) => (
              <InputNumber
                id={id}
                min={1}
                max={TREND_LIMITS.percent}
                precision={0}
                suffix="%"
                value={percent}
                onChange={setPercent}
              />
            )}
          </Field>
          <Field label={t('trends.minimum')} help={t('trends.minimumHint')}>
            {({ id }) => (
              <InputNumber
                id={id}
                min={2}
                max={TREND_LIMITS.minimum}
                precision={0}
                value={minimum}
                onChange={setMinimum}
              />
            )}
          </Field>
        </div>
        <Field label={t('trends.hours')}>
          {({ id }) => (
            <Select
              id={id}
              value={hours}
              options={[...new Set([...HOURS, settings.hours])]
                .sort((one, other) => one - other)
                .map((value) => ({
                  value,
                  label: value === 0 ? t('trends.today') : t('trends.lastHours', { n: value }),
                }))}
              onChange={setHours}
            />
          )}
        </Field>
      </div>
    </FormDialog>
  );
}
