import { silentLog } from '@yingda/platform';
import type { Emitter } from './emitter';
import { Loads } from './loads';
import { Lookups } from './lookups';
import { rooms } from './rooms';

describe('loads of agents', () => {
  const sent: { to: string[]; payload: unknown }[] = [];
  const asked: string[][] = [];
  const now = new Map<string, number>();
  let fails = 0;
  let loads: Loads;

  beforeEach(() => {
    jest.useFakeTimers();
    sent.length = asked.length = 0;
    now.clear();
    const emitter = {
      console: (to: string[], _: string, payload: unknown) => void sent.push({ to, payload }),
    } as unknown as Emitter;
    const loadsOf = async (ids: string[]) => {
      asked.push(ids);
      if (fails-- > 0) throw new Error('no database');
      return new Map(ids.flatMap((id) => (now.has(id) ? [[id, now.get(id)!] as const] : [])));
    };
    loads = new Loads(emitter, loadsOf, new Lookups(silentLog, async () => undefined));
  });
  afterEach(() => jest.useRealTimers());

  const aSecond = () => jest.advanceTimersByTimeAsync(1_000);

  it('are told once a second to everybody, for all who gained or lost a conversation, as they are then', async () => {
    loads.moved({ before: null, after: 'ann' });
    loads.moved({ before: 'ann', after: 'bob' });
    now.set('bob', 3);
    expect(sent).toEqual([]);
    await aSecond();
    const told = [
      { agentId: 'ann', load: 0 },
      { agentId: 'bob', load: 3 },
    ];
    expect(sent).toEqual([{ to: [rooms.staff], payload: { loads: told } }]);
    await aSecond();
    expect(asked).toHaveLength(1);
  });

  it('are told in the end when the database was away', async () => {
    fails = 2;
    now.set('ann', 1);
    loads.moved({ before: null, after: 'ann' });
    await aSecond();
    expect(sent).toEqual([{ to: [rooms.staff], payload: { loads: [{ agentId: 'ann', load: 1 }] } }]);
  });
});
