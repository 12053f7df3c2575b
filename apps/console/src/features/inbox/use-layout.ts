import { useEffect, useRef, useState } from 'react';

/** How the three columns share the width (screens 5.0); measured inside the rail. */
export type LayoutMode = 'wide' | 'normal' | 'compact' | 'tablet';

export function modeOf(width: number): LayoutMode {
  if (width >= 1_384) return 'wide';
  if (width >= 1_144) return 'normal';
  return width >= 968 ? 'compact' : 'tablet';
}

/** Watches the width of an element. */
export function useLayout() {
  const ref = useRef<HTMLDivElement>(null);
  const [mode, setMode] = useState<LayoutMode>(() => modeOf(window.innerWidth - 56));
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setMode(modeOf(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, mode };
}
