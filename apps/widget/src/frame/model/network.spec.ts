import { Emitter, type ConnectionState, type StateChange } from '@yingda/realtime-client';
import { watchNetwork } from './network';
import { firstState } from './state';
import { Store } from './store';

const setUp = () => {
  const states = new Emitter<StateChange>();
  const connection = {
    state: 'connecting' as ConnectionState,
    onState: (listener: (change: StateChange) => void) => states.on(listener),
  };
  const store = new Store(firstState('en'));
  watchNetwork(connection, store);
  const become = (state: ConnectionState) => {
    connection.state = state;
    states.emit({ state });
  };
  return { store, become };
};

describe('what is said of the network', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is nothing while a break is shorter than three seconds', () => {
    const { store, become } = setUp();
    become('online');
    become('offline');
    jest.advanceTimersByTime(2_900);
    become('online');
    jest.advanceTimersByTime(10_000);
    expect(store.state.net).toBe('fine');
  });
  it('is "lost" after three seconds, however many attempts fail meanwhile, and "back" for four', () => {
    const { store, become } = setUp();
    become('online');
    become('offline');
    for (let at = 0; at < 3; at += 1) {
      jest.advanceTimersByTime(1_000);
      become('offline');
    }
    expect(store.state.net).toBe('lost');
    become('online');
    expect(store.state.net).toBe('back');
    jest.advanceTimersByTime(4_000);
    expect(store.state.net).toBe('fine');
  });
  it('is "lost" when the first connection does not come', () => {
    const { store } = setUp();
    jest.advanceTimersByTime(3_000);
    expect(store.state.net).toBe('lost');
  });
  it('is "lost" again when the line goes while it still says "back"', () => {
    const { store, become } = setUp();
    jest.advanceTimersByTime(3_000);
    become('online');
    become('offline');
    jest.advanceTimersByTime(3_000);
    expect(store.state.net).toBe('lost');
    jest.advanceTimersByTime(5_000);
    expect(store.state.net).toBe('lost');
  });
});
