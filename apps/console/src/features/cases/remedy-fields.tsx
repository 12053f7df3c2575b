import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { GOODWILL_KINDS, REMEDY_KINDS, type RemedyKind } from '@yingda/contracts/names';
import { useMe } from '../../app/use-session';
import { Field } from '../../parts/field';
import { yuan } from './money';
import { useRemedyLimits } from './use-remedies';

/** A remedy as it is typed; money in fen. */
export interface RemedyForm {
  kind: RemedyKind | null;
  amountFen: number;
  points: number;
  reason: string;
}
export const NO_REMEDY: RemedyForm = { kind: null, amountFen: 0, points: 0, reason: '' };

/** Kinds that cost money; the others are words, work or points. */
const MONEY: ReadonlySet<RemedyKind> = new Set([
  'refund',
  'compensation',
  'gift',
  'fee-refund',
  'exchange',
  'repair',
]);

/** What one's own role decides alone, in fen; null: any amount; undefined while it is not known. */
export function useOwnLimit(): number | null | undefined {
  const me = useMe();
  const { data } = useRemedyLimits();
  return data?.limits.find(({ role }) => role === me.role)?.amountFen;
}

/** The line that says what one may decide alone. */
export function LimitLine() {
  const { t } = useTranslation();
  const limit = useOwnLimit();
  if (limit === undefined) return null;
  return (
    <span className="t12 i3">
      {limit === null ? t('cases.remedy.noLimit') : t('cases.remedy.limit', { sum: yuan(limit) })}
    </span>
  );
}

interface RemedyFieldsProps {
  value: RemedyForm;
  /** Whether none is a choice too. */
  optional: boolean;
  onChange: (parts: Partial<RemedyForm>) => void;
}

/** What the customer is given, how much, and why; says before it is proposed whether somebody else has to approve. */
export function RemedyFields({ value, optional, onChange }: RemedyFieldsProps) {
  const { t } = useTranslation();
  const limit = useOwnLimit();
  const { kind, amountFen } = value;
  const goodwill = kind !== null && GOODWILL_KINDS.includes(kind);
  const over = limit !== undefined && limit !== null && amountFen > limit;
  return (
    <>
      <div className="pair">
        <Field label={t('cases.remedy.kind')} required={!optional}>
          {({ id }) => (
            <Select
              id={id}
              allowClear={optional}
              placeholder={optional ? t('cases.remedy.none') : undefined}
              value={kind}
              options={REMEDY_KINDS.map((one) => ({
                value: one,
                label: GOODWILL_KINDS.includes(one)
                  ? `${t(`cases.remedy.kinds.${one}`)}（${t('cases.remedy.goodwill')}）`
                  : t(`cases.remedy.kinds.${one}`),
              }))}
              onChange={(chosen: RemedyKind | undefined) => onChange({ kind: chosen ?? null })}
            />
          )}
        </Field>
        {kind && MONEY.has(kind) ? (
          <Field label={t('cases.remedy.amount')}>
            {({ id }) => (
              <InputNumber
                id={id}
                min={0}
                max={1_000_000}
                precision={2}
                prefix="¥"
                value={amountFen / 100}
                onChange={(yuans) => onChange({ amountFen: Math.round((yuans ?? 0) * 100) })}
              />
            )}
          </Field>
        ) : kind === 'points' ? (
          <Field label={t('cases.remedy.points')}>
            {({ id }) => (
              <InputNumber
                id={id}
                min={0}
                max={100_000_000}
                precision={0}
                value={value.points}
                onChange={(points) => onChange({ points: points ?? 0 })}
              />
            )}
          </Field>
        ) : null}
      </div>
      {kind ? (
        <>
          <Field label={t('cases.remedy.reason')} required>
            {({ id }) => (
              <Input
                id={id}
                maxLength={2_000}
                value={value.reason}
                onChange={({ target }) => onChange({ reason: target.value })}
              />
            )}
          </Field>
          <p className={goodwill || over ? 'c-soon' : 'i3'} role="status">
            {goodwill
              ? t('cases.remedy.goodwillHint')
              : over
                ? t('cases.remedy.over', { sum: yuan(limit ?? 0) })
                : t('cases.remedy.within')}
          </p>
        </>
      ) : null}
    </>
  );
}

/** Why a remedy cannot be proposed as it is. */
export function remedyLacks({
  kind,
  reason,
  amountFen,
  points,
}: RemedyForm): 'kind' | 'reason' | 'amount' | null {
  if (!kind) return 'kind';
  if (!reason.trim()) return 'reason';
  if (
    (kind === 'refund' || kind === 'compensation' || kind === 'gift' || kind === 'fee-refund') &&
    amountFen <= 0
  )
    return 'amount';
  return kind === 'points' && points <= 0 ? 'amount' : null;
}

/** The form as it is sent. */
export function remedyBody({ kind, amountFen, points, reason }: RemedyForm) {
  return {
    kind: kind as RemedyKind,
    reason: reason.trim(),
    ...(kind && MONEY.has(kind) && amountFen > 0 ? { amountFen } : {}),
    ...(kind === 'points' ? { points } : {}),
  };
}
