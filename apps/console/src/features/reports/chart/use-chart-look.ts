import { useMemo, useSyncExternalStore } from 'react';
import { tokens, type ColourTokens } from '@yingda/design-system';

/** Colours and type a chart is drawn with: a canvas cannot read the page's custom properties. */
export interface ChartLook {
  colours: ColourTokens;
  font: string;
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The look of the theme that is on; charts are drawn anew when it changes. */
export function useChartLook(): ChartLook {
  const dark = useSyncExternalStore(subscribe, () => document.documentElement.dataset['theme'] === 'dark');
  return useMemo(() => ({ colours: dark ? tokens.dark : tokens.light, font: tokens.font }), [dark]);
}
