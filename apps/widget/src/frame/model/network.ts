import type { Connection } from '@yingda/realtime-client';
import type { State } from './state';
import type { Store } from './store';

/** A short break is nobody's business. */
const LOST_AFTER_MS = 3_000;
const BACK_FOR_MS = 4_000;

/** Keeps `net`: lost only after three seconds, and for four seconds back. */
export function watchNetwork(
  connection: Pick<Connection<object, object>, 'state' | 'onState'>,
  store: Store<State>,
): void {
  let timer: ReturnType<typeof setTimeout>;
  const after = (ms: number, net: State['net']) => {
    clearTimeout(timer);
    timer = setTimeout(() => store.set({ net }), ms);
  };
  const look = () => {
    if (connection.state !== 'online') {
      if (store.state.net === 'back') store.set({ net: 'fine' });
      if (store.state.net === 'fine') after(LOST_AFTER_MS, 'lost');
      return;
    }
    clearTimeout(timer);
    if (store.state.net !== 'lost') return;
    store.set({ net: 'back' });
    after(BACK_FOR_MS, 'fine');
  };
  let before = connection.state;
  connection.onState(({ state }) => {
    // Attempts that fail one after the other are one break.
    const down = (one: string) => one !== 'online';
    if (!down(before) || !down(state)) look();
    before = state;
  });
  look();
}
