import { Button, InputNumber, Select, Switch } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OVERFLOW_CAUSES, type OverflowCause } from '@yingda/contracts/names';
import { useDirectory } from '../../../../live/use-live';
import { Section } from '../../page/column';
import { IconAction } from '../../page/icon-action';
import { SettingRow } from '../../page/setting-row';
import type { RulesProps } from './choosing-sections';
import { NumberRow } from './number-row';
import type { Rules } from './use-rules';

type Overflow = Rules['overflow'][number];

/** Which teams help when, and what holds out of hours and for missed offers. */
export function OverflowSection({ rules, edit, teamId }: RulesProps) {
  const { t } = useTranslation();
  const { teams } = useDirectory();
  const others = teams.filter((team) => team.id !== teamId && !team.archived);
  const put = (index: number, parts: Partial<Overflow>) =>
    edit({ overflow: rules.overflow.map((one, at) => (at === index ? { ...one, ...parts } : one)) });
  const add = () =>
    edit({ overflow: [...rules.overflow, { cause: 'wait', over: 120, target: 'callback', teamId: null }] });
  // One choice: a team's id, or what the customer is offered.
  const choices = [
    { value: 'message', label: t('routing.offerMessage') },
    { value: 'callback', label: t('routing.offerCallback') },
    ...others.map((team) => ({ value: team.id, label: t('routing.helpOf', { team: team.name }) })),
  ];
  const choose = (index: number, value: string) =>
    put(
      index,
      value === 'message' || value === 'callback'
        ? { target: value, teamId: null }
        : { target: 'team', teamId: value },
    );
  return (
    <>
      <Section title={t('routing.overflow')} hint={t('routing.overflowHint')}>
        <ul className="rule-list">
          {rules.overflow.map((one, index) => (
            <li key={index} className="rule-line">
              <Select
                aria-label={t('routing.overflow')}
                value={one.cause}
                options={OVERFLOW_CAUSES.map((value) => ({ value, label: t(`routing.cause.${value}`) }))}
                onChange={(cause: OverflowCause) => put(index, { cause })}
              />
              {one.cause === 'closed' ? null : (
                <InputNumber
                  aria-label={t(`routing.cause.${one.cause}`)}
                  min={0}
                  max={86_400}
                  precision={0}
                  value={one.over}
                  onChange={(value) => put(index, { over: value ?? 0 })}
                />
              )}
              <Select
                aria-label={t('routing.helpFrom')}
                value={one.teamId ?? one.target}
                options={choices}
                onChange={(value: string) => choose(index, value)}
              />
              <IconAction
                icon={Trash2}
                label={t('routing.remove')}
                onClick={() => edit({ overflow: rules.overflow.filter((_, at) => at !== index) })}
              />
            </li>
          ))}
        </ul>
        <Button icon={<Plus size={14} />} disabled={rules.overflow.length >= 10} onClick={add}>
          {t('routing.addOverflow')}
        </Button>
      </Section>
      <Section title={t('routing.offers')}>
        <SettingRow label={t('routing.onlyInHours')}>
          <Switch
            aria-label={t('routing.onlyInHours')}
            checked={rules.onlyInHours}
            onChange={(onlyInHours) => edit({ onlyInHours })}
          />
        </SettingRow>
        <NumberRow
          label={t('routing.missedOffers')}
          value={rules.missedOffers}
          range={{ min: 1, max: 20 }}
          onChange={(value) => edit({ missedOffers: value ?? 3 })}
        />
        <NumberRow
          label={t('routing.noReply')}
          value={rules.noReplySeconds ?? null}
          range={{ min: 10, max: 86_400 }}
          onChange={(noReplySeconds) => edit({ noReplySeconds })}
        />
        {rules.noReplySeconds ? (
          <NumberRow
            label={t('routing.noReplyTries')}
            value={rules.noReplyTries ?? 3}
            range={{ min: 1, max: 10 }}
            onChange={(value) => edit({ noReplyTries: value ?? 3 })}
          />
        ) : null}
      </Section>
    </>
  );
}
