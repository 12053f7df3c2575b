import { areaPath } from './area-path';

const BOX = { width: 380, height: 130 };

/** The last hour without axis or numbers: what a wall can show. */
export function WallLine({ values }: { values: readonly (number | null)[] }) {
  const paths = areaPath(values, BOX);
  return (
    <svg
      className="wall-line"
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {paths.map(({ line, area }) => (
        <g key={line}>
          <path className="area" d={area} />
          <path className="line" d={line} vectorEffect="non-scaling-stroke" />
        </g>
      ))}
    </svg>
  );
}
