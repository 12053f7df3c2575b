import type { EChartsCoreOption } from 'echarts/core';
import type { ChartLook } from '../reports/chart/use-chart-look';

export interface ParetoBarShown {
  name: string;
  cases: number;
  /** 0 to 1, with all bars before it. */
  cumulative: number;
}

interface Words {
  cases: string;
  share: string;
}

/** Up to here lie the few causes that most cases come of (the 80 of 80 and 20). */
export const VITAL_SHARE = 0.8;

/** Whether a bar is one of the vital few: those before it have not reached the share yet. */
export function isVital(bars: readonly ParetoBarShown[], at: number): boolean {
  return at === 0 || (bars[at - 1]?.cumulative ?? 1) < VITAL_SHARE;
}

/** Bars from the most frequent on, and the line of their share; one hue (screens 2.1). */
export function paretoOption(
  bars: readonly ParetoBarShown[],
  { colours, font }: ChartLook,
  words: Words,
): EChartsCoreOption {
  const text = { color: colours.ink3, fontFamily: font, fontSize: 11 };
  return {
    animation: false,
    grid: { left: 40, right: 48, top: 24, bottom: 56 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colours.bgRaised,
      borderColor: colours.line,
      textStyle: { color: colours.ink1, fontFamily: font, fontSize: 12 },
      formatter: ([point]: { dataIndex: number }[]) => {
        const bar = point ? bars[point.dataIndex] : undefined;
        if (!bar) return '';
        const name = bar.name.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
        return `${name}<br>${words.cases} ${bar.cases}<br>${words.share} ${Math.round(bar.cumulative * 100)}%`;
      },
    },
    xAxis: {
      type: 'category',
      data: bars.map(({ name }) => name),
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { ...text, interval: 0, width: 84, overflow: 'truncate', rotate: bars.length > 8 ? 30 : 0 },
    },
    yAxis: [
      {
        type: 'value',
        min: 0,
        minInterval: 1,
        axisLabel: text,
        splitLine: { lineStyle: { color: colours.line } },
      },
      {
        type: 'value',
        min: 0,
        max: 1,
        axisLabel: { ...text, formatter: (share: number) => `${Math.round(share * 100)}%` },
        splitLine: { show: false },
      },
    ],
    series: [
      {
        type: 'bar',
        data: bars.map(({ cases }, at) => ({
          value: cases,
          itemStyle: { color: colours.accent, opacity: isVital(bars, at) ? 1 : 0.35 },
        })),
        barMaxWidth: 48,
      },
      {
        type: 'line',
        yAxisIndex: 1,
        data: bars.map(({ cumulative }) => cumulative),
        symbolSize: 6,
        lineStyle: { color: colours.ink2, width: 1.5, type: [6, 4] },
        itemStyle: { color: colours.ink2 },
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: colours.soon, type: [4, 3], width: 1.5 },
          label: {
            formatter: '80%',
            position: 'insideEndTop',
            color: colours.soon,
            fontFamily: font,
            fontSize: 11,
          },
          data: [{ yAxis: VITAL_SHARE }],
        },
      },
    ],
  };
}
