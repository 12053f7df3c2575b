import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReportOptions } from '@yingda/contracts';
import { REPORT_OPTIONS, type ReportOptionName } from '@yingda/contracts/names';
import type { Reading } from './never-answered';
import { WithinField } from './within-field';

interface SwitchesProps {
  reading: Reading;
  options: ReportOptions;
  onChange: (options: ReportOptions) => void;
}

/** The switches that matter to a figure, in plain words; what it is by itself is marked. */
export function Switches({ reading, options, onChange }: SwitchesProps) {
  const { t } = useTranslation();
  const { used, defaults } = reading;
  const names = reading.options.filter((name): name is ReportOptionName => name !== 'withinSeconds');

  function set<K extends keyof ReportOptions>(name: K, value: ReportOptions[K] | null) {
    const { [name]: _, ...rest } = options;
    onChange(value === null || value === defaults[name] ? rest : { ...rest, [name]: value });
  }

  return (
    <dl className="switches">
      {names.map((name) => (
        <div key={name}>
          <dt>{t(`report.switch.${name}.label`)}</dt>
          <dd>
            <Segmented
              size="small"
              aria-label={t(`report.switch.${name}.label`)}
              value={options[name] ?? used[name]}
              options={REPORT_OPTIONS[name].map((value) => ({
                value,
                label: (
                  <span className="switch-choice">
                    {t(`report.switch.${name}.${value}` as 'report.switch.start.question')}
                    {value === defaults[name] ? (
                      <span className="default-mark">{t('report.defaultMark')}</span>
                    ) : null}
                  </span>
                ),
              }))}
              onChange={(value) => set(name, value as never)}
            />
          </dd>
        </div>
      ))}
      {reading.options.includes('withinSeconds') ? (
        <div>
          <dt>{t('report.switch.within.label')}</dt>
          <WithinField
            seconds={options.withinSeconds ?? used.withinSeconds ?? null}
            usual={defaults.withinSeconds ?? null}
            onSet={(seconds) => set('withinSeconds', seconds)}
          />
        </div>
      ) : null}
    </dl>
  );
}
