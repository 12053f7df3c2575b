import type { EChartsCoreOption } from 'echarts/core';
import type { ChartLook } from './use-chart-look';

/** One line of a trend; `null` where nothing was counted, which is a gap and not a zero. */
export interface TrendLine {
  role: 'main' | 'p90' | 'previous';
  name: string;
  values: readonly (number | null)[];
}

export interface Trend {
  /** Short names on the axis, one a point. */
  labels: readonly string[];
  lines: readonly TrendLine[];
  /** Counts are bars, lengths and shares are lines. */
  form: 'bars' | 'line';
  target: { value: number; label: string } | null;
  /** The point that is not over yet. */
  unfinished: number | null;
  /** As the axis writes a value. */
  write: (value: number) => string;
  /** What stands in the box at a point, as HTML of ours. */
  tip: (at: number) => string;
  /** Where the value axis ends, and how far its lines are apart. */
  axis: { max: number; interval: number };
}

/** A day's hours are all named; thirty days are not. */
const MOST_LABELS = 24;

const STYLES = {
  main: { width: 2.5, type: 'solid' },
  p90: { width: 1.5, type: [6, 4] },
  previous: { width: 1.5, type: [2, 4] },
} as const;

/** Points a line cannot show: those without neighbours, and the one that is not over. */
export function loosePoints(values: readonly (number | null)[], unfinished: number | null): number[] {
  const known = (at: number) => values[at] !== null && values[at] !== undefined;
  return values.flatMap((_, at) => {
    if (!known(at)) return [];
    return at === unfinished || (!known(at - 1) && !known(at + 1)) ? [at] : [];
  });
}

/** A line without its lone points: what cannot be joined to anything is left to the table. */
export function joined(values: readonly (number | null)[]): (number | null)[] {
  const known = (at: number) => values[at] !== null && values[at] !== undefined;
  return values.map((value, at) => (known(at - 1) || known(at + 1) ? value : null));
}

/** A trend as ECharts draws it: one hue, durations from zero, the target with its name on the line (screens 2.1). */
export function trendOption(trend: Trend, { colours, font }: ChartLook): EChartsCoreOption {
  const colourOf = (line: TrendLine) => (line.role === 'previous' ? colours.ink3 : colours.accent);
  const drawn = trend.lines.map((line) => ({
    name: line.name,
    type: trend.form === 'bars' && line.role === 'main' ? 'bar' : 'line',
    data: line.values,
    symbol: 'circle',
    symbolSize: 8,
    showSymbol: false,
    barMaxWidth: 28,
    itemStyle: {
      color: colourOf(line),
      ...(trend.form === 'bars' && line.role === 'main' ? { borderRadius: [3, 3, 0, 0] } : {}),
    },
    lineStyle: { color: colourOf(line), ...STYLES[line.role] },
    emphasis: { disabled: true },
    z: line.role === 'main' ? 3 : 2,
  }));
  const main = trend.lines.find((line) => line.role === 'main');
  const points = trend.form === 'line' && main ? loosePoints(main.values, trend.unfinished) : [];
  return {
    animation: false,
    textStyle: { fontFamily: font, color: colours.ink3 },
    grid: { left: 8, right: 16, top: 24, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: trend.labels,
      boundaryGap: trend.form === 'bars',
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: {
        color: colours.ink3,
        fontSize: 11,
        hideOverlap: true,
        interval: Math.max(0, Math.ceil(trend.labels.length / MOST_LABELS) - 1),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...trend.axis,
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.ink3, fontSize: 11, formatter: trend.write },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      renderMode: 'html',
      className: 'report-tip',
      transitionDuration: 0,
      axisPointer: {
        type: trend.form === 'bars' ? 'shadow' : 'line',
        lineStyle: { color: colours.ink2, type: 'solid' },
      },
      formatter: (params: { dataIndex: number }[]) => trend.tip(params[0]?.dataIndex ?? 0),
    },
    series: [
      ...drawn.map((series, at) =>
        at === 0 ? { ...series, ...targetLine(trend, { colours, font }) } : series,
      ),
      ...(main && points.length > 0 ? [pointSeries(main, { points, trend, colours })] : []),
    ],
  };
}

function pointSeries(
  main: TrendLine,
  { points, trend, colours }: { points: number[]; trend: Trend } & Pick<ChartLook, 'colours'>,
) {
  return {
    type: 'line',
    name: main.name,
    lineStyle: { width: 0 },
    symbolSize: 8,
    showAllSymbol: true,
    data: main.values.map((value, at) => ({
      value: points.includes(at) ? value : null,
      symbol: points.includes(at) ? 'circle' : 'none',
      itemStyle: {
        color: at === trend.unfinished ? colours.bgPanel : colours.accent,
        borderColor: colours.accent,
        borderWidth: 2,
      },
    })),
    emphasis: { disabled: true },
    z: 4,
  };
}

function targetLine({ target }: Trend, { colours }: ChartLook) {
  if (!target) return {};
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      data: [{ yAxis: target.value }],
      lineStyle: { color: colours.soon, type: [4, 3], width: 1 },
      label: { position: 'insideEndTop', color: colours.soon, fontSize: 11, formatter: () => target.label },
    },
  };
}
