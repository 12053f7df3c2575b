import { useCallback, useEffect, useRef, useState } from 'react';
import {
  get,
  onChanges,
  post,
  type AccountView,
  type JournalEntry,
  type PersonView,
  type SeenMessage,
  type WorldState,
} from './api';

const RECORD_LENGTH = 120;

/** Who one is, and what one sees. */
export interface Shown {
  provider: string;
  account: AccountView;
  person: PersonView;
  world: WorldState;
  messages: SeenMessage[];
  journal: JournalEntry[];
}

export interface World {
  shown: Shown | null;
  online: boolean;
  /** Virtual time, kept going between the simulator's words. */
  now: number;
  problem: string | null;
  forgetProblem(): void;
  choose(provider: string): void;
  become(person: string): void;
  /** Somebody does something; false when it did not work. */
  act(name: string, detail?: object): Promise<boolean>;
  /** Any other call of the control API, with its failure shown. */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

/** The simulated world as this page sees it, fresh after every change. */
export function useWorld(): World {
  const [provider, choose] = useState(() => new URLSearchParams(location.search).get('channel') ?? 'wechat');
  const [people, setPeople] = useState<Record<string, string>>({});
  const [shown, setShown] = useState<Shown | null>(null);
  const [online, setOnline] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const wanted = people[provider];
  const asked = useRef(0);

  const refresh = useCallback(async () => {
    const mine = (asked.current += 1);
    const world = await get<WorldState>('state');
    const found = world.providers.find(({ name }) => name === provider) ?? world.providers[0];
    const account = found?.accounts[0];
    const person = account?.people.find(({ id }) => id === wanted) ?? account?.people[0];
    if (!found || !account || !person) return;
    const of = `provider=${found.name}`;
    const [{ messages }, { entries }] = await Promise.all([
      get<{ messages: SeenMessage[] }>(
        `messages?${of}&account=${account.id}&user=${encodeURIComponent(person.id)}`,
      ),
      get<{ entries: JournalEntry[] }>(`journal?${of}&last=${RECORD_LENGTH}&brief`),
    ]);
    // A later question may have been answered first.
    if (mine === asked.current)
      setShown({ provider: found.name, account, person, world, messages, journal: entries });
  }, [provider, wanted]);

  useEffect(() => {
    const again = () => void refresh().catch(() => setOnline(false));
    again();
    return onChanges(again, setOnline);
  }, [refresh]);

  const run = useCallback(async (work: () => Promise<unknown>) => {
    try {
      await work();
      setProblem(null);
      return true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return false;
    }
  }, []);

  const act = (name: string, detail: object = {}) =>
    run(() =>
      post('inbound', { provider, account: shown?.account.id, user: shown?.person.id, act: name, ...detail }),
    );

  return {
    shown,
    online,
    now: useVirtualNow(shown?.world.clock),
    problem,
    forgetProblem: () => setProblem(null),
    choose,
    become: (person) => setPeople((before) => ({ ...before, [provider]: person })),
    act,
    run,
  };
}

/** Ticks once a second from what the simulator last said. */
function useVirtualNow(clock: WorldState['clock'] | undefined): number {
  const [at, setAt] = useState(() => ({ real: Date.now(), now: Date.now() }));
  const [, tick] = useState(0);
  useEffect(() => {
    if (clock) setAt({ real: Date.now(), now: clock.now });
    if (!clock?.running) return;
    const timer = setInterval(() => tick((n) => n + 1), 1_000);
    return () => clearInterval(timer);
  }, [clock]);
  return clock?.running ? at.now + (Date.now() - at.real) : (clock?.now ?? at.now);
}
