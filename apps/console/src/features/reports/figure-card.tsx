import { Popover } from 'antd';
import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReportOptions } from '@yingda/contracts';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { Sparkline } from './chart/sparkline';
import { Definition } from './definition';
import { partOf } from './figure-text';
import { MoodText, TargetText } from './mood-text';
import { headline, type Reading } from './never-answered';
import { FEW, useFigureText } from './use-figure-text';

interface FigureCardProps {
  reading: Reading;
  chosen: boolean;
  course: readonly (number | null)[];
  compared: boolean;
  options: ReportOptions;
  explained: boolean;
  onPick: () => void;
  onExplain: (open: boolean) => void;
  onOptions: (options: ReportOptions) => void;
}

/** One figure: its value with what stands behind it, against the period before and the target. */
export function FigureCard(card: FigureCardProps) {
  const { reading, chosen } = card;
  const { t } = useTranslation();
  const { number } = useFormats();
  const text = useFigureText();
  const name = text.name(reading);
  const value = headline(reading.overall, reading.unit);
  const change = card.compared ? text.changeOfReading(reading) : null;
  const noBefore = card.compared && !change && !reading.live && !reading.refused && value !== null;
  return (
    <div className={`figure-card${chosen ? ' on' : ''}`}>
      <div className="figure-name">
        <button
          type="button"
          className="figure-pick cut"
          aria-pressed={chosen}
          title={name}
          onClick={card.onPick}
        >
          {name}
        </button>
        <button
          type="button"
          className="figure-info"
          aria-label={t('report.definition', { name })}
          aria-expanded={card.explained}
          onClick={() => card.onExplain(!card.explained)}
        >
          <Info size={12} strokeWidth={1.75} aria-hidden="true" />
        </button>
        {reading.unit === 'seconds' && reading.overall && reading.overall.count >= FEW && !reading.live ? (
          <span className="figure-count">{t('report.times', { n: number(reading.overall.count) })}</span>
        ) : null}
      </div>
      <div className="figure-value">
        <b>{reading.refused ? '–' : text.write(value, reading.unit)}</b>
        <small>
          <Aside reading={reading} />
        </small>
        <Sparkline values={card.course} />
      </div>
      <Measures reading={reading} />
      <div className="figure-facts">
        {change ? <MoodText change={change} /> : null}
        {noBefore ? t('report.noBefore') : null}
        {(change || noBefore) && reading.target !== null && reading.better !== 'neither' ? (
          <i className="dot" />
        ) : null}
        <TargetText reading={reading} value={value} />
      </div>
      {/* Hangs below the card: what is explained stays in sight. */}
      <Popover
        open={card.explained}
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={
          <Definition
            reading={reading}
            options={card.options}
            onOptions={card.onOptions}
            onClose={() => card.onExplain(false)}
          />
        }
      >
        <span className="figure-anchor" aria-hidden="true" />
      </Popover>
    </div>
  );
}

/** Beside the value: which measure it is, or what it is a part of. */
function Aside({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const text = useFigureText();
  const { overall, unit } = reading;
  if (reading.live) return t('report.now');
  if (!overall || overall.value === null) return reading.refused ? null : t('report.none');
  if (unit === 'seconds') return overall.median === null ? null : t('report.measure.median');
  if (overall.numerator === null || !overall.denominator) return null;
  if (unit === 'count') return text.write(overall.numerator / overall.denominator, 'share');
  if (unit === 'ratio') return null;
  // Agents' time has a line of its own: hours do not fit beside the value.
  return reading.key === 'occupancy' ? null : <PartOf reading={reading} />;
}

/** What a share is a part of. */
function PartOf({ reading: { key, unit, overall } }: { reading: Reading }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { numerator, denominator } = overall ?? {};
  if (numerator == null || !denominator) return null;
  const said = partOf({ key, unit, numerator, denominator }, language);
  return 'of' in said ? t('report.times', { n: said.of }) : `${said.part}/${said.whole}`;
}

/** Under it: the other measures of a time; few cases have no p90 worth the name. */
function Measures({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const text = useFigureText();
  const { overall, refused } = reading;
  if (refused) return <div className="figure-facts">{t(`report.refused.${refused.code}`)}</div>;
  if (reading.key === 'occupancy')
    return (
      <div className="figure-facts">
        <PartOf reading={reading} />
      </div>
    );
  if (reading.unit !== 'seconds' || !overall || overall.count === 0 || overall.median === null) return null;
  return (
    <div className="figure-facts">
      {overall.count < FEW
        ? t('report.few', { n: number(overall.count) })
        : t('report.p90', { value: text.write(overall.p90, 'seconds') })}
      <i className="dot" />
      {t('report.mean', { value: text.write(overall.mean, 'seconds') })}
    </div>
  );
}
