import { Select } from 'antd';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReportAnswer } from '@yingda/contracts';
import { CHANNELS, REPORT_MAX_DAYS, TIERS } from '@yingda/contracts/names';
import { useScope } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { useTopicOptions } from '../conversation/use-topics';
import { FilterSelect, type FilterOption } from './filter-select';
import type { Reading } from './never-answered';
import { daysOf, lengthOf } from './period';
import { PeriodPicker } from './period-picker';
import {
  chosenIn,
  FILTER_NAMES,
  FIRST_PERIOD,
  isNarrowed,
  isSwitched,
  withFilter,
  type FilterName,
  type ReportView,
} from './report-address';
import { useShopZone } from './shop-zone';

interface FilterLineProps {
  view: ReportView;
  today: string;
  answer: ReportAnswer | undefined;
  reading: Reading | undefined;
  change: (own: Partial<ReportView>) => void;
}

/** Period, comparison and filters; at the right what they leave to count. */
export function FilterLine({ view, today, answer, reading, change }: FilterLineProps) {
  const { t } = useTranslation();
  const zone = useShopZone();
  const options = useFilterOptions();
  const scope = useScope('figures.read');
  const hidden: FilterName[] = scope === 'own' ? ['team', 'agent'] : [];
  const altered = isNarrowed(view) || isSwitched(view) || !view.compare || view.period !== FIRST_PERIOD;
  return (
    <div className="report-bar" role="group" aria-label={t('report.filters')}>
      <PeriodPicker
        picked={{ name: view.period, days: view.days }}
        today={today}
        longest={REPORT_MAX_DAYS}
        zone={answer?.timeZone ?? zone}
        onPick={({ name, days }) => change({ period: name, days, point: null, part: 'all' })}
      />
      <Select
        className="report-compare"
        prefix={<span className="i3">{t('report.filter.compare')}</span>}
        aria-label={t('report.filter.compare')}
        value={view.compare ? 'previous' : 'none'}
        popupMatchSelectWidth={false}
        options={[
          { value: 'previous', label: t('report.compareDays', { n: lengthOf(view.days) }) },
          { value: 'none', label: t('report.compare.none') },
        ]}
        onChange={(value) => change({ compare: value === 'previous' })}
      />
      {FILTER_NAMES.filter((name) => !hidden.includes(name)).map((name) => (
        <FilterSelect
          key={name}
          label={t(`report.filter.${name}`)}
          options={options[name]}
          chosen={chosenIn(view.filters, name)}
          onChoose={(chosen) =>
            change({ filters: withFilter(view.filters, name, chosen), point: null, part: 'all' })
          }
        />
      ))}
      {altered ? (
        <button
          type="button"
          className="link-button row g4"
          onClick={() =>
            change({
              period: FIRST_PERIOD,
              days: daysOf(FIRST_PERIOD, today),
              compare: true,
              filters: {},
              options: {},
              point: null,
              part: 'all',
            })
          }
        >
          <RotateCcw size={12} strokeWidth={1.75} aria-hidden="true" />
          {t('report.reset')}
        </button>
      ) : null}
      <span className="grow" />
      <Base reading={reading} />
    </div>
  );
}

/** "15,872 conversations · business hours · from question": what the chosen figure goes by. */
function Base({ reading }: { reading: Reading | undefined }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  if (!reading?.overall) return null;
  const { used, overall } = reading;
  const facts = [
    t(reading.groupings.includes('topic') ? 'report.base' : 'report.baseItems', { n: number(overall.count) }),
    used.clock ? t(`report.switch.clock.${used.clock}`) : null,
    used.start ? t(`report.switch.start.${used.start}`) : null,
    used.credit && used.credit !== 'first' ? t(`report.switch.credit.${used.credit}`) : null,
  ].filter((fact) => fact !== null);
  return (
    <span className="i3 t12 nw" role="status">
      {facts.map((fact, at) => (
        <span key={fact}>
          {at > 0 ? <i className="dot" /> : null}
          {fact}
        </span>
      ))}
    </span>
  );
}

function useFilterOptions(): Record<FilterName, FilterOption[]> {
  const { t } = useTranslation();
  const { agents, teams, inboxes } = useDirectory();
  const topics = useTopicOptions();
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const used = new Set(inboxes.map((inbox) => inbox.channel));
  return {
    team: named(teams),
    agent: named(agents),
    channel: CHANNELS.filter((channel) => used.has(channel)).map((value) => ({
      value,
      label: t(`channel.${value}`),
    })),
    inbox: named(inboxes),
    tier: TIERS.map((value) => ({ value, label: t(`tier.${value}`) })),
    topic: topics.map(({ value, label, group }) => ({ value, label: group ? `${group} · ${label}` : label })),
  };
}
