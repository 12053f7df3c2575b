import { InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  SERVICE_LEVEL_ACTIONS,
  SERVICE_LEVEL_TIMES,
  WARNING_UNITS,
  type ServiceLevelAction,
  type ServiceLevelKind,
} from '@yingda/contracts/names';
import { SettingRow } from '../page/setting-row';
import { isWarningRight, usualTarget } from './kinds';
import { secondsOf, SPAN_UNITS, spanOf, type SpanUnit } from './time-span';
import type { Target } from './use-service-levels';

interface TargetSectionProps {
  kind: ServiceLevelKind;
  /** Seconds it begins with when it is switched on. */
  usual: number;
  target: Target | null;
  readOnly: boolean;
  onChange: (target: Target | null) => void;
}

/** One promised time: how long, by which hours, when it is near, and what is done then. */
export function TargetSection({ kind, usual, target, readOnly, onChange }: TargetSectionProps) {
  const { t } = useTranslation();
  const name = t(`serviceLevels.kind.${kind}`);
  return (
    <section className="policy-target" aria-label={name}>
      <SettingRow label={<h3>{name}</h3>} help={t(`serviceLevels.kindHint.${kind}`)}>
        <Switch
          aria-label={`${name} ${t('serviceLevels.promised')}`}
          checked={target !== null}
          disabled={readOnly}
          onChange={(promised) => onChange(promised ? usualTarget(usual) : null)}
        />
      </SettingRow>
      {target ? <Terms kind={kind} target={target} readOnly={readOnly} onChange={onChange} /> : null}
    </section>
  );
}

interface TermsProps {
  kind: ServiceLevelKind;
  target: Target;
  readOnly: boolean;
  onChange: (target: Target) => void;
}

function Terms({ kind, target, readOnly: disabled, onChange }: TermsProps) {
  const { t } = useTranslation();
  const edit = (parts: Partial<Target>) => onChange({ ...target, ...parts });
  return (
    <div className="policy-terms">
      <SettingRow label={t('serviceLevels.within')}>
        <Span seconds={target.seconds} disabled={disabled} onChange={(seconds) => edit({ seconds })} />
      </SettingRow>
      <SettingRow label={t('serviceLevels.time')}>
        <Select
          aria-label={t('serviceLevels.time')}
          disabled={disabled}
          value={target.time}
          options={SERVICE_LEVEL_TIMES.map((time) => ({
            value: time,
            label: t(`serviceLevels.times.${time}`),
          }))}
          onChange={(time) => edit({ time })}
        />
      </SettingRow>
      {kind === 'resolution' ? (
        <SettingRow label={t('serviceLevels.pauses')}>
          <Switch
            size="small"
            aria-label={t('serviceLevels.pauses')}
            disabled={disabled}
            checked={target.pauses}
            onChange={(pauses) => edit({ pauses })}
          />
        </SettingRow>
      ) : null}
      <Warning target={target} disabled={disabled} edit={edit} />
      {target.warning ? (
        <Actions
          label={t('serviceLevels.onWarning')}
          chosen={target.onWarning}
          disabled={disabled}
          onChange={(onWarning) => edit({ onWarning })}
        />
      ) : null}
      <Actions
        label={t('serviceLevels.onBreach')}
        chosen={target.onBreach}
        disabled={disabled}
        onChange={(onBreach) => edit({ onBreach })}
      />
    </div>
  );
}

function Warning({
  target,
  disabled,
  edit,
}: {
  target: Target;
  disabled: boolean;
  edit: (parts: Partial<Target>) => void;
}) {
  const { t } = useTranslation();
  const { warning, seconds } = target;
  const units = ['none', ...WARNING_UNITS] as const;
  const choose = (unit: (typeof units)[number]) => {
    if (unit === 'none') return edit({ warning: null, onWarning: [] });
    edit({ warning: { unit, value: unit === 'percent' ? 60 : Math.max(1, Math.round(seconds * 0.4)) } });
  };
  return (
    <SettingRow
      label={t('serviceLevels.warning')}
      help={isWarningRight(target) ? undefined : t('serviceLevels.wrongWarning')}
    >
      <span className="row g8">
        <Select
          aria-label={t('serviceLevels.warning')}
          disabled={disabled}
          value={warning?.unit ?? 'none'}
          options={units.map((unit) => ({ value: unit, label: t(`serviceLevels.warn.${unit}`) }))}
          onChange={choose}
        />
        {warning ? (
          <InputNumber
            aria-label={t(`serviceLevels.warn.${warning.unit}`)}
            disabled={disabled}
            min={1}
            precision={0}
            value={warning.value}
            {...(isWarningRight(target) ? {} : { status: 'error' as const })}
            onChange={(value) => edit({ warning: { ...warning, value: value ?? 1 } })}
          />
        ) : null}
      </span>
    </SettingRow>
  );
}

function Actions({
  label,
  chosen,
  disabled,
  onChange,
}: {
  label: string;
  chosen: ServiceLevelAction[];
  disabled: boolean;
  onChange: (actions: ServiceLevelAction[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <SettingRow label={label}>
      <Select
        mode="multiple"
        className="policy-actions"
        aria-label={label}
        placeholder={t('serviceLevels.noAction')}
        disabled={disabled}
        options={SERVICE_LEVEL_ACTIONS.map((action) => ({
          value: action,
          label: t(`serviceLevels.action.${action}`),
        }))}
        value={chosen}
        onChange={onChange}
      />
    </SettingRow>
  );
}

/** A time as a number of seconds, minutes, hours or days. */
function Span({
  seconds,
  disabled,
  onChange,
}: {
  seconds: number;
  disabled: boolean;
  onChange: (seconds: number) => void;
}) {
  const { t } = useTranslation();
  const { count, unit } = spanOf(seconds);
  return (
    <span className="row g8">
      <InputNumber
        aria-label={t('serviceLevels.within')}
        disabled={disabled}
        min={1}
        precision={0}
        value={count}
        onChange={(value) => onChange(secondsOf({ count: value ?? 1, unit }))}
      />
      <Select
        aria-label={t(`serviceLevels.unit.${unit}`)}
        disabled={disabled}
        value={unit}
        options={SPAN_UNITS.map((one) => ({ value: one, label: t(`serviceLevels.unit.${one}`) }))}
        onChange={(chosen: SpanUnit) => onChange(secondsOf({ count, unit: chosen }))}
      />
    </span>
  );
}
