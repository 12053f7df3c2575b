import { useEffect, useRef } from 'react';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([
  BarChart,
  LineChart,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

interface EchartsCanvasProps {
  option: EChartsCoreOption;
  height: number;
  /** The point (by its place on the axis) that was clicked. */
  onPoint?: (at: number) => void;
  /** The point that the keyboard is at. */
  focused?: number | null;
}

/** Draws an option; the numbers it draws are in the table beside it, so the picture itself is silent. */
export function EchartsCanvas({ option, height, onPoint, focused }: EchartsCanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const clicked = useRef(onPoint);
  clicked.current = onPoint;

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const drawn = init(element);
    chart.current = drawn;
    // A click anywhere above a day counts, not only on its 5 px point.
    drawn.getZr().on('click', ({ offsetX, offsetY }) => {
      if (!drawn.containPixel('grid', [offsetX, offsetY])) return;
      const [at] = drawn.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY]) as [number, number];
      clicked.current?.(Math.max(0, Math.round(at)));
    });
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);

  useEffect(() => {
    if (focused === null || focused === undefined) {
      chart.current?.dispatchAction({ type: 'hideTip' });
      return;
    }
    chart.current?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: focused });
  }, [focused]);

  return <div ref={place} style={{ height, cursor: onPoint ? 'pointer' : undefined }} aria-hidden="true" />;
}
