import { useEffect, useRef, type RefObject } from 'react';

/** Whoever reads the newest goes on reading it when the room shrinks (composer, window) or a shopper begins to type. */
export function useStayAtEnd(at: {
  scroll: RefObject<HTMLDivElement | null>;
  atEnd: boolean;
  typed: string | undefined;
}): void {
  const { scroll, atEnd, typed } = at;
  const wasAtEnd = useRef(atEnd);
  wasAtEnd.current = atEnd;
  useEffect(() => {
    const element = scroll.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      if (wasAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroll]);
  useEffect(() => {
    const element = scroll.current;
    if (typed && wasAtEnd.current && element) element.scrollTop = element.scrollHeight;
  }, [scroll, typed]);
}
