import type { MessageDelivery, Outlet } from '@yingda/contracts';
import type { DeliveryState, MessageChangeKind } from '@yingda/contracts/names';
import { changeMark, unchangeable } from './changeable';

const delivery = (state: DeliveryState, more: Partial<MessageDelivery> = {}): MessageDelivery => ({
  channel: 'wechat',
  identityId: 'i',
  state,
  pieces: 1,
  ...more,
});
const outlets = (...changes: MessageChangeKind[]) => [{ identityId: 'i', changes }] as unknown as Outlet[];

describe('what a message that is on a channel lets one do', () => {
  it('lets what still waits, and what never went, be edited and taken back on any channel', () => {
    for (const state of ['queued', 'failed', 'withdrawn'] as const)
      expect(unchangeable(delivery(state), 'recall', outlets())).toBeNull();
  });

  it('says before it is tried that a channel keeps what it has', () => {
    expect(unchangeable(delivery('accepted'), 'recall', outlets())).toBe('cannot');
    expect(unchangeable(delivery('sending'), 'edit', outlets())).toBe('on-its-way');
    expect(unchangeable(delivery('unknown'), 'recall', outlets())).toBe('maybe-sent');
  });

  it('counts what is tried again without an answer as maybe sent', () => {
    const failure = { class: 'unknown-outcome' as const, code: 'no-answer', detail: '' };
    expect(unchangeable(delivery('queued', { failure }), 'recall', outlets())).toBe('maybe-sent');
  });

  it('lets what the channel can change be changed, a text in one piece only', () => {
    expect(unchangeable(delivery('accepted'), 'edit', outlets('edit', 'recall'))).toBeNull();
    expect(unchangeable(delivery('accepted', { pieces: 2 }), 'edit', outlets('edit'))).toBe('cannot');
    expect(unchangeable(delivery('accepted'), 'edit', outlets('recall'))).toBe('cannot');
  });

  it('leaves to the server what is not known here', () => {
    expect(unchangeable(undefined, 'recall', outlets())).toBeNull();
    expect(unchangeable(delivery('accepted'), 'recall', [])).toBeNull();
  });
});

describe('what became of a change', () => {
  it('says only what the provider has said', () => {
    expect(changeMark(delivery('accepted'))).toBeNull();
    expect(changeMark(delivery('withdrawn'))).toBe('never-sent');
    const of = (state: DeliveryState) =>
      changeMark(delivery('accepted', { change: { kind: 'recall', state } }));
    expect([of('queued'), of('sent'), of('failed'), of('unknown')]).toEqual([
      'asked',
      'done',
      'refused',
      'maybe',
    ]);
  });
});
