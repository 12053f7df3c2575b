import type { CSSProperties } from 'react';
import type { ReportAnswer } from '@yingda/contracts';
import { FigureCard } from './figure-card';
import { headline, readingOf } from './never-answered';
import type { ReportView } from './report-address';
import { PAGES, type CardKey, type ReportPageName } from './report-pages';
import { valuesAlong } from './trend-points';

const IN_A_LINE = 8;

interface FigureStripProps {
  page: ReportPageName;
  view: ReportView;
  answer: ReportAnswer | undefined;
  course: ReportAnswer | undefined;
  keys: readonly string[];
  explained: CardKey | null;
  onExplain: (card: CardKey | null) => void;
  change: (own: Partial<ReportView>) => void;
}

/** The figures of a page side by side; the chosen one drives chart and table. */
export function FigureStrip({
  page,
  view,
  answer,
  course,
  keys,
  explained,
  onExplain,
  change,
}: FigureStripProps) {
  const { figures } = PAGES[page];
  const half = Math.ceil(figures.length / 2);
  // More than fit in one line on any screen stand in two.
  const columns = { '--all': figures.length > IN_A_LINE ? half : figures.length, '--half': half };
  return (
    <section
      className={`card figure-strip${figures.length > 6 ? ' many' : ''}`}
      style={columns as CSSProperties}
    >
      {figures.map((card) => {
        const reading = readingOf(answer, card);
        if (!reading) return <CardSkeleton key={card} />;
        const along = readingOf(course, card);
        const values = along && !along.refused ? valuesAlong(keys, along) : [];
        return (
          <FigureCard
            key={card}
            reading={reading}
            chosen={view.figure === card}
            compared={view.compare}
            course={values.map(
              (value) => headline(value, reading.unit) ?? (reading.unit === 'count' ? 0 : null),
            )}
            options={view.options}
            explained={explained === card}
            onExplain={(open) => onExplain(open ? card : null)}
            onPick={() =>
              change({ figure: card, sort: PAGES[page].wide ? view.sort : null, point: 'whole', part: 'all' })
            }
            onOptions={(options) => change({ options })}
          />
        );
      })}
    </section>
  );
}

/** Where a figure will be, on the very first load. */
function CardSkeleton() {
  return (
    <div className="figure-card" aria-busy="true">
      <span className="skeleton" style={{ width: '55%', marginTop: 4 }} />
      <span className="skeleton" style={{ width: '40%', height: 24, marginTop: 8 }} />
      <span className="skeleton" style={{ width: '70%', marginTop: 10 }} />
    </div>
  );
}
