import type { ConversationState } from '@yingda/contracts';
import type { Emitter } from './emitter';
import { RowUpdates } from './row-updates';

const state = (id: string, sequence: number): ConversationState =>
  ({ id, agentId: 'ann', teamId: 't', head: { sequence } }) as ConversationState;

describe('states of conversations for the lists of staff', () => {
  let told: [string, number][];
  let rows: RowUpdates;
  const emitter = {
    console: (_: string[], __: string, { conversation }: { conversation: ConversationState }) =>
      void told.push([conversation.id, conversation.head.sequence]),
  } as unknown as Emitter;

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    rows = new RowUpdates(emitter);
  });
  afterEach(() => jest.useRealTimers());

  it('are told at once after a message', () => {
    rows.afterMessage(state('a', 1));
    rows.afterMessage(state('b', 1));
    expect(told).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('are told ten times a second at most, and the last one always', () => {
    for (let sequence = 1; sequence <= 30; sequence++) {
      rows.afterMessage(state('a', sequence));
      jest.advanceTimersByTime(10);
    }
    jest.advanceTimersByTime(1_000);
    expect(told.length).toBeLessThanOrEqual(5);
    expect(told.at(-1)).toEqual(['a', 30]);
    rows.afterMessage(state('a', 31));
    expect(told.at(-1)).toEqual(['a', 31]);
  });

  it('are told at once when anything else has changed, and no older one follows', () => {
    rows.afterMessage(state('a', 1));
    rows.afterMessage(state('a', 2));
    rows.atOnce(state('a', 3));
    jest.advanceTimersByTime(1_000);
    expect(told).toEqual([
      ['a', 1],
      ['a', 3],
    ]);
  });

  it('are told before what belongs after them', () => {
    rows.afterMessage(state('a', 1));
    rows.afterMessage(state('a', 2));
    rows.settle('a');
    rows.settle('b');
    expect(told.at(-1)).toEqual(['a', 2]);
    jest.advanceTimersByTime(1_000);
    expect(told).toHaveLength(2);
  });
});
