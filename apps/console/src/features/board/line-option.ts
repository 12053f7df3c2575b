import type { EChartsCoreOption } from 'echarts/core';
import type { ChartLook } from '../reports/chart/use-chart-look';

export interface BoardLine {
  /** A minute each, oldest first; null where nothing can be said. */
  points: readonly { at: number; value: number | null }[];
  target: { value: number; label: string } | null;
  nowLabel: string;
  clock: (at: number) => string;
  write: (value: number) => string;
}

const HOUR_MS = 3_600_000;

/** The last hour as one line in one hue, from zero, the target with its name on it (screens 2.1, 6.1). */
export function lineOption(line: BoardLine, { colours, font }: ChartLook): EChartsCoreOption {
  const values = line.points.map(({ value }) => value ?? 0);
  const end = line.points.at(-1)?.at ?? 0;
  const { max, interval } = axisOf(Math.max(...values, (line.target?.value ?? 0) * 1.2));
  const text = { color: colours.ink3, fontFamily: font, fontSize: 11 };
  return {
    animation: false,
    grid: { left: 34, right: 10, top: 10, bottom: 20 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colours.bgRaised,
      borderColor: colours.line,
      textStyle: { color: colours.ink1, fontFamily: font, fontSize: 12 },
      formatter: ([point]: { value: [number, number | null] }[]) =>
        point
          ? `${line.clock(point.value[0])} · ${point.value[1] === null ? '–' : line.write(point.value[1])}`
          : '',
    },
    xAxis: {
      type: 'time',
      min: end - HOUR_MS,
      max: end,
      splitNumber: 2,
      interval: HOUR_MS / 2,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: {
        ...text,
        hideOverlap: true,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
        customValues: [end - HOUR_MS, end - HOUR_MS / 2, end],
        formatter: (at: number) => (at >= end ? line.nowLabel : line.clock(at)),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...{ max, interval },
      axisLabel: text,
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      {
        type: 'line',
        data: line.points.map(({ at, value }) => [at, value]),
        showSymbol: false,
        connectNulls: false,
        lineStyle: { color: colours.accent, width: 2 },
        itemStyle: { color: colours.accent },
        areaStyle: { color: colours.accent, opacity: 0.1 },
        ...(line.target
          ? {
              markLine: {
                symbol: 'none',
                silent: true,
                lineStyle: { color: colours.soon, type: [4, 3], width: 1.5 },
                label: {
                  position: 'insideEndTop',
                  formatter: line.target.label,
                  ...{ color: colours.soon, fontFamily: font, fontSize: 11 },
                },
                data: [{ yAxis: line.target.value }],
              },
            }
          : {}),
      },
    ],
  };
}

/** Two lines over zero, because the picture is small, with room for a target's name above its line. */
export function axisOf(greatest: number): { max: number; interval: number } {
  const wanted = Math.max(greatest, 1) / 2;
  const decade = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 3, 4, 5, 6, 8, 10].map((times) => times * decade).find((known) => known >= wanted);
  const interval = Math.max(1, Math.ceil(step ?? wanted));
  return { max: interval * 2, interval };
}
