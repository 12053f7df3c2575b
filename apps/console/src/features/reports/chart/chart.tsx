import { lazy, Suspense, type ComponentProps } from 'react';
import { persistently } from '@yingda/realtime-client';

// ECharts is half a megabyte: it comes with the first chart, not with the console.
const EchartsCanvas = lazy(() =>
  persistently(() => import('./echarts-canvas').then(({ EchartsCanvas: drawn }) => ({ default: drawn }))),
);

/** A chart, as soon as what draws it is here; its place is kept free until then. */
export function Chart(props: ComponentProps<typeof EchartsCanvas>) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} aria-busy="true" />}>
      <EchartsCanvas {...props} />
    </Suspense>
  );
}
