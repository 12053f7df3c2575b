import { createContext } from 'preact';
import { useContext, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { State } from '../model/state';
import type { Widget } from '../model/widget';

export const WidgetContext = createContext<Widget>(null as unknown as Widget);

export const useWidget = (): Widget => useContext(WidgetContext);

/** Part of the state; draws again only when that part changes. */
export function useShown<T>(select: (state: State) => T): T {
  const { store } = useWidget();
  const [, again] = useReducer((count: number) => count + 1, 0);
  const latest = useRef({ select, value: select(store.state) });
  latest.current = { select, value: select(store.state) };
  useLayoutEffect(() => {
    const look = () => {
      const { select: choose, value } = latest.current;
      if (!Object.is(choose(store.state), value)) again(0);
    };
    look();
    return store.subscribe(look);
  }, [store]);
  return latest.current.value;
}
