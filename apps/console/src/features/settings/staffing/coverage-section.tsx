import { useState } from 'react';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/use-texts';
import { Loaded } from '../page/loaded';
import { CoverageDetail } from './coverage-detail';
import { CoverageMap, type Spot } from './coverage-map';
import { CoverageTable } from './coverage-table';
import { hoursOf } from './heat';
import { useDayNames } from './use-day-names';
import { type Coverage, useCoverage } from './use-staffing';
import './coverage.css';

/** Planned against needed, hour by day, with what it was worked out with. */
export function CoverageSection({ teamId, monday }: { teamId: string; monday: string }) {
  const { t } = useTranslation();
  const query = useCoverage(teamId, monday);
  const [shape, setShape] = useState<'map' | 'table'>('map');
  return (
    <section className="card coverage" aria-labelledby="coverage-title">
      <header>
        <div className="grow">
          <h2 id="coverage-title">{t('staffing.coverage')}</h2>
          <p className="i2">{t('staffing.coverageHint')}</p>
        </div>
        <Segmented
          aria-label={t('staffing.coverage')}
          value={shape}
          options={[
            { value: 'map', label: t('staffing.asMap') },
            { value: 'table', label: t('staffing.asTable') },
          ]}
          onChange={setShape}
        />
      </header>
      <Loaded query={query} rows={7} height={28}>
        {(coverage) => (
          <>
            <Facts coverage={coverage} />
            {shape === 'map' ? <MapWithDetail coverage={coverage} /> : <CoverageTable coverage={coverage} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function MapWithDetail({ coverage }: { coverage: Coverage }) {
  const [spot, setSpot] = useState<Spot | null>(null);
  const shown = spot ?? worstOf(coverage);
  return (
    <div className="coverage-parts">
      <CoverageMap coverage={coverage} spot={shown} onSpot={setSpot} />
      <CoverageDetail coverage={coverage} spot={shown} />
    </div>
  );
}

/** Where people look first: the widest gap, else Monday at ten. */
function worstOf({ days }: Coverage): Spot {
  let worst: Spot = { day: 0, slot: 20 };
  let least = 0;
  days.forEach((day, at) => {
    for (const { slot, balance } of hoursOf(day))
      if (balance < least) [worst, least] = [{ day: at, slot }, balance];
  });
  return worst;
}

function Facts({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const days = useDayNames();
  const { facts, settings } = coverage;
  const time = duration(facts.handleSeconds, 'long');
  const parts = [
    facts.handleCount > 0
      ? t('staffing.handle', { time, n: facts.handleCount })
      : t('staffing.handleAssumed', { time }),
    t('staffing.places', { n: facts.places }),
    t('staffing.occupancyFact', { n: settings.occupancyPercent }),
    facts.countedFrom
      ? t('staffing.countedFrom', { day: days.day(facts.countedFrom) })
      : t('staffing.notCounted'),
  ];
  return (
    <p className="coverage-facts i2">
      {facts.promotion ? <span className="promotion-tag">{t('staffing.promotion')}</span> : null}
      {parts.join(' · ')}
    </p>
  );
}
