import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROUTING_STRATEGIES, type RoutingStrategy } from '@yingda/contracts/names';
import { useDirectory } from '../../../../live/use-live';
import { Field } from '../../../../parts/field';
import { Section } from '../../page/column';
import { ByChannel, BySegment, ByTier } from './by-kind';
import { NumberRow } from './number-row';
import type { Rules } from './use-rules';

export interface RulesProps {
  rules: Rules;
  edit: (parts: Partial<Rules>) => void;
  teamId: string;
}

/** Who of those who can take a conversation gets it. */
export function StrategySection({ rules, edit, teamId }: RulesProps) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const ordered = rules.strategy === 'fixed-order' || rules.strategy === 'round-robin';
  return (
    <Section title={t('routing.strategy')} hint={t('routing.strategyHint')}>
      <Radio.Group
        className="stacked"
        aria-label={t('routing.strategy')}
        value={rules.strategy}
        options={ROUTING_STRATEGIES.map((value) => ({ value, label: t(`routing.strategies.${value}`) }))}
        onChange={(event) => edit({ strategy: event.target.value as RoutingStrategy })}
      />
      {ordered ? (
        <Field label={t('routing.order')} help={t('routing.orderHint')}>
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              mode="multiple"
              optionFilterProp="label"
              value={rules.order}
              options={agents
                .filter((agent) => agent.teamIds.includes(teamId) || rules.order.includes(agent.id))
                .map((agent) => ({ value: agent.id, label: agent.name }))}
              onChange={(order: string[]) => edit({ order })}
            />
          )}
        </Field>
      ) : null}
    </Section>
  );
}

/** What a conversation takes of an agent's room. */
export function CapacitySection({ rules, edit }: RulesProps) {
  const { t } = useTranslation();
  const range = { min: 1, max: 1_000 };
  const weights = (parts: Partial<Rules['weights']>) => edit({ weights: { ...rules.weights, ...parts } });
  return (
    <Section title={t('routing.capacity')} hint={t('routing.capacityHint')}>
      <ByChannel
        label={t('routing.channelWeights')}
        values={rules.weights.channels}
        range={range}
        onChange={(channels) => weights({ channels })}
      />
      <ByTier
        label={t('routing.tierWeights')}
        values={rules.weights.tiers}
        range={range}
        onChange={(tiers) => weights({ tiers })}
      />
      <NumberRow
        label={t('routing.idle')}
        help={t('routing.idleHint')}
        value={rules.idleSeconds}
        range={{ min: 30, max: 86_400 }}
        onChange={(idleSeconds) => edit({ idleSeconds })}
      />
      <NumberRow
        label={t('routing.hardLimit')}
        help={t('routing.hardLimitHint')}
        value={rules.hardLimitPercent}
        range={{ min: 100, max: 500 }}
        onChange={(value) => edit({ hardLimitPercent: value ?? 200 })}
      />
    </Section>
  );
}

/** Whose turn comes sooner, and who is asked first. */
export function PrioritySection({ rules, edit }: RulesProps) {
  const { t } = useTranslation();
  const range = { min: 0, max: 86_400 };
  const starts = (parts: Partial<Rules['headStarts']>) =>
    edit({ headStarts: { ...rules.headStarts, ...parts } });
  const kept = { min: 0, max: 3_600 };
  return (
    <>
      <Section title={t('routing.priority')} hint={t('routing.priorityHint')}>
        <ByTier
          label={t('routing.tierStarts')}
          values={rules.headStarts.tiers}
          range={range}
          onChange={(tiers) => starts({ tiers })}
        />
        <ByChannel
          label={t('routing.channelStarts')}
          values={rules.headStarts.channels}
          range={range}
          onChange={(channels) => starts({ channels })}
        />
        <BySegment
          label={t('routing.segmentStarts')}
          starts={rules.headStarts.segments ?? []}
          range={range}
          onChange={(segments) => starts({ segments })}
        />
        <NumberRow
          label={t('routing.promiseStart')}
          value={rules.headStarts.promises ?? 0}
          range={range}
          onChange={(value) => starts({ promises: value ?? 0 })}
        />
      </Section>
      <Section title={t('routing.familiar')} hint={t('routing.familiarHint')}>
        <NumberRow
          label={t('routing.ownerSeconds')}
          value={rules.ownerSeconds}
          range={kept}
          onChange={(value) => edit({ ownerSeconds: value ?? 0 })}
        />
        <NumberRow
          label={t('routing.lastAgentSeconds')}
          value={rules.lastAgentSeconds}
          range={kept}
          onChange={(value) => edit({ lastAgentSeconds: value ?? 0 })}
        />
      </Section>
    </>
  );
}
