import { Button, Input, InputNumber, Segmented, Select, Switch } from 'antd';
import { Check, CircleAlert, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountCheck } from '@yingda/contracts';
import { useLanguage } from '../../../../i18n/use-texts';
import { Field } from '../../../../parts/field';
import type { ChannelField, FieldProblem } from './account-form';

interface FieldControlProps {
  field: ChannelField;
  value: string | number | boolean | null;
  problem: FieldProblem | null;
  /** What the last live check said of it. */
  check: AccountCheck | undefined;
  onChange: (value: string | number | boolean | null) => void;
  /** Of a secret: whether one is stored, and whether a former one still works. */
  secret?: { set: boolean; previous: boolean };
  onEndPrevious?: (() => void) | undefined;
}

/** One field of a channel's form, in the reader's language, with where to find its value. */
export function FieldControl(props: FieldControlProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { field, problem, check } = props;
  const tongue = language === 'en' ? 'en' : 'zh';
  const label = field.label[tongue];
  const usual =
    field.default === undefined || field.kind === 'flag' || field.kind === 'choice' ? null : field.default;
  const wrong =
    problem === 'required'
      ? t('common.required', { field: label })
      : problem === 'pattern'
        ? field.pattern?.[tongue]
        : problem
          ? t(problem === 'url' ? 'accounts.wrongUrl' : 'accounts.wrongNumber')
          : null;
  const help = [field.hint?.[tongue], usual === null ? null : t('accounts.usual', { value: String(usual) })]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="account-field">
      <Field label={label} help={help || undefined} required={field.required} wrong={wrong}>
        {(ids) => <Control {...props} {...ids} tongue={tongue} />}
      </Field>
      {check ? (
        <p className={`field-check ${check.ok ? 'c-ok' : 'c-late'}`} role="status">
          {check.ok ? (
            <Check size={12} strokeWidth={2} aria-hidden="true" />
          ) : (
            <CircleAlert size={12} strokeWidth={2} aria-hidden="true" />
          )}
          {check.ok ? t('accounts.lineOk') : (check.advice?.[tongue] ?? t('accounts.lineBad'))}
        </p>
      ) : null}
    </div>
  );
}

interface Ids {
  id: string;
  describedBy: string | undefined;
  tongue: 'zh' | 'en';
}

function Control({
  field,
  value,
  onChange,
  secret,
  onEndPrevious,
  id,
  describedBy,
  tongue,
}: FieldControlProps & Ids) {
  const shared = { id, 'aria-describedby': describedBy };
  switch (field.kind) {
    case 'secret':
      return (
        <Secret
          field={field}
          value={value}
          onChange={onChange}
          secret={secret ?? { set: false, previous: false }}
          onEndPrevious={onEndPrevious}
          ids={shared}
        />
      );
    case 'flag':
      return (
        <span>
          <Switch
            {...shared}
            checked={value === null ? field.default === true : value === true}
            onChange={onChange}
          />
        </span>
      );
    case 'number':
      return (
        <InputNumber
          {...shared}
          style={{ width: 200 }}
          placeholder={field.default === undefined ? '' : String(field.default)}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next)}
        />
      );
    case 'choice': {
      const options = (field.choices ?? []).map((choice) => ({ value: choice.value, label: choice[tongue] }));
      const chosen = String(value ?? field.default ?? '');
      return options.length <= 3 ? (
        <span>
          <Segmented {...shared} options={options} value={chosen} onChange={(next) => onChange(next)} />
        </span>
      ) : (
        <Select {...shared} options={options} value={chosen || null} onChange={(next) => onChange(next)} />
      );
    }
    default:
      return (
        <Input
          {...shared}
          className="mono"
          autoComplete="off"
          spellCheck={false}
          placeholder={field.default === undefined ? '' : String(field.default)}
          value={value === null ? '' : String(value)}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      );
  }
}

/** Never shown again: set or not, and a place for a new one. */
function Secret({
  field,
  value,
  onChange,
  secret,
  onEndPrevious,
  ids,
}: Pick<FieldControlProps, 'field' | 'value' | 'onChange' | 'onEndPrevious'> & {
  secret: { set: boolean; previous: boolean };
  ids: { id: string; 'aria-describedby': string | undefined };
}) {
  const { t } = useTranslation();
  return (
    <span className="col g4">
      {secret.set && value === null ? (
        <span className="row g8">
          <span className="secret-set">
            <KeyRound size={14} strokeWidth={1.75} aria-hidden="true" />
            {t('accounts.set')}
          </span>
          <Button id={ids.id} size="small" onClick={() => onChange('')}>
            {t('accounts.replace')}
          </Button>
        </span>
      ) : (
        <span className="row g8">
          <Input.Password
            {...ids}
            className="mono"
            autoComplete="new-password"
            spellCheck={false}
            placeholder={secret.set ? t('accounts.newValue') : t('accounts.notSet')}
            value={value === null ? '' : String(value)}
            onChange={(event) => onChange(event.target.value)}
          />
          {secret.set ? (
            <Button size="small" onClick={() => onChange(null)}>
              {t('accounts.keep')}
            </Button>
          ) : null}
        </span>
      )}
      {field.rotates && secret.set && value !== null ? (
        <span className="t12 i3">{t('accounts.rotates')}</span>
      ) : null}
      {secret.previous ? (
        <span className="row g8 t12 i2">
          {t(onEndPrevious ? 'accounts.previous' : 'accounts.ended')}
          {onEndPrevious ? (
            <button type="button" className="link-button" onClick={onEndPrevious}>
              {t('accounts.endPrevious')}
            </button>
          ) : null}
        </span>
      ) : null}
    </span>
  );
}
