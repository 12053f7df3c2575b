import { sparkPaths } from './spark-paths';

const WIDTH = 64;
const HEIGHT = 20;

/** A figure's course without axis or numbers; the chart and its table have them. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const paths = sparkPaths(values, { width: WIDTH, height: HEIGHT });
  if (paths.length === 0) return null;
  return (
    <svg
      className="figure-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      height={HEIGHT}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {paths.map((path) => (
        <path key={path} d={path} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}
