import { BehindCases } from './behind-cases';
import { behindQuery, partsOf } from './behind-query';
import type { Reading } from './never-answered';
import type { Point } from './point';
import type { ReportView } from './report-address';
import { usePointName } from './use-point-name';

interface BehindPanelProps {
  view: ReportView;
  reading: Reading;
  point: Point;
  change: (own: Partial<ReportView>) => void;
}

/** What is behind a point, as many as the figure says. */
export function BehindPanel({ view, reading, point, change }: BehindPanelProps) {
  const pointName = usePointName();
  return (
    <BehindCases
      query={behindQuery(view, reading, point)}
      name={pointName(point)}
      reading={reading}
      parts={partsOf(reading)}
      onPart={(part) => change({ part })}
      onClose={() => change({ point: null, part: 'all' })}
    />
  );
}
