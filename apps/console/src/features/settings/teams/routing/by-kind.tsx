import { useState } from 'react';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CHANNELS, TIERS, type Channel, type Tier } from '@yingda/contracts/names';
import { useSegments } from '../../../customers/use-segments';
import type { Rules } from './use-rules';

interface ByKindProps<K extends string> {
  label: string;
  kinds: readonly K[];
  nameOf: (kind: K) => string;
  values: Partial<Record<K, number>>;
  range: { min: number; max: number };
  onChange: (values: Partial<Record<K, number>>) => void;
}

/** Numbers by tier or channel: a line for each that is set, and one to add another. */
function ByKind<K extends string>({ label, kinds, nameOf, values, range, onChange }: ByKindProps<K>) {
  const { t } = useTranslation();
  const [added, setAdded] = useState<K[]>([]);
  const shown = kinds.filter((kind) => values[kind] !== undefined || added.includes(kind));
  function set(kind: K, value: number | null) {
    const { [kind]: _, ...rest } = values;
    onChange(value === null ? (rest as Partial<Record<K, number>>) : { ...values, [kind]: value });
  }
  return (
    <div className="field" role="group" aria-label={label}>
      <span className="label">{label}</span>
      <div className="by-kind">
        {shown.map((kind) => (
          <label key={kind} className="row g6">
            <span className="i2">{nameOf(kind)}</span>
            <InputNumber
              size="small"
              {...range}
              precision={0}
              placeholder={t('routing.usual')}
              value={values[kind] ?? null}
              onChange={(value) => set(kind, value)}
            />
          </label>
        ))}
        {shown.length < kinds.length ? (
          <Select
            size="small"
            className="by-kind-add"
            aria-label={label}
            placeholder={t('routing.addKind')}
            value={null}
            options={kinds
              .filter((kind) => !shown.includes(kind))
              .map((kind) => ({ value: kind, label: nameOf(kind) }))}
            onChange={(kind: K | null) => kind && setAdded((before) => [...before, kind])}
          />
        ) : null}
      </div>
    </div>
  );
}

type Props<K extends string> = Omit<ByKindProps<K>, 'kinds' | 'nameOf'>;

export function ByTier(props: Props<Tier>) {
  const { t } = useTranslation();
  return <ByKind kinds={TIERS} nameOf={(tier) => t(`tier.${tier}`)} {...props} />;
}

export function ByChannel(props: Props<Channel>) {
  const { t } = useTranslation();
  return <ByKind kinds={CHANNELS} nameOf={(channel) => t(`channel.${channel}`)} {...props} />;
}

type SegmentStarts = NonNullable<Rules['headStarts']['segments']>;
interface SegmentProps {
  label: string;
  starts: SegmentStarts;
  range: ByKindProps<string>['range'];
  onChange: (starts: SegmentStarts) => void;
}

/** Nothing is shown where the shop has no segments. */
export function BySegment({ label, starts, range, onChange }: SegmentProps) {
  const name = useSegmentNames(starts.map(({ segmentId }) => segmentId));
  if (name.size === 0) return null;
  return (
    <ByKind
      {...{ label, range }}
      kinds={[...name.keys()]}
      nameOf={(id) => name.get(id)!}
      values={Object.fromEntries(starts.map(({ segmentId, seconds }) => [segmentId, seconds]))}
      onChange={(values) =>
        onChange(Object.entries(values).map(([segmentId, seconds]) => ({ segmentId, seconds: seconds! })))
      }
    />
  );
}

/** Segments that can be chosen, with those of these that are gone by now: a rule that names one finds nobody in it. */
export function useSegmentNames(chosen: readonly string[]): ReadonlyMap<string, string> {
  const { t } = useTranslation();
  const segments = useSegments().data;
  if (!segments) return new Map();
  const names = segments
    .filter(({ id, archived }) => !archived || chosen.includes(id))
    .map(({ id, name }): [string, string] => [id, name]);
  const gone = chosen.filter((id) => !segments.some((one) => one.id === id));
  return new Map([...names, ...gone.map((id): [string, string] => [id, t('routing.goneSegment')])]);
}
