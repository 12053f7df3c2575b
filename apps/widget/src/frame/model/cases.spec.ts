import { Failure, type Api } from '@yingda/realtime-client';
import type { Cabinet } from './cabinet';
import { Cases, type Filing } from './cases';

function drawer(): Cabinet {
  const kept = new Map<string, string>();
  return {
    read: <T>(key: string) => (kept.has(key) ? (JSON.parse(kept.get(key)!) as T) : null),
    write: (key, value) => void (value == null ? kept.delete(key) : kept.set(key, JSON.stringify(value))),
    onForeign: () => () => undefined,
    clear: () => kept.clear(),
  };
}

const at = '2026-03-02T02:00:00.000Z';
const complaint: Filing = {
  ...{ what: 'case', id: 'a', at },
  body: { caseId: 'a', kind: 'quality', words: 'cracked' },
};
const praise: Filing = { what: 'feedback', id: 'b', at, body: { feedbackId: 'b', text: 'kind people' } };
const became = { id: 'a', number: 'C10001' };

describe('what a shopper sends about a case', () => {
  let calls: string[];
  let answer: (endpoint: string) => unknown;
  let kept: Cabinet;
  const api = (async (endpoint: string) => {
    calls.push(endpoint);
    return answer(endpoint);
  }) as unknown as Api;
  const begin = () => new Cases({ api, drawer: kept });

  beforeEach(() => {
    calls = [];
    kept = drawer();
    answer = () => became;
  });

  it('is shown as soon as the server has it, and kept no longer', async () => {
    const cases = begin();
    expect(await cases.send(complaint)).toEqual(became);
    expect(cases.store.state).toMatchObject({ cases: [became], waiting: [] });
    expect(kept.read('filings')).toBeNull();
  });

  it('waits on the device while there is no connection, and goes in its order after a reload', async () => {
    answer = () => {
      throw new Failure('offline', 'not connected');
    };
    const before = begin();
    expect(await before.send(complaint)).toBeNull();
    expect(await before.send(praise)).toBeNull();
    expect(before.store.state.waiting.map(({ id }) => id)).toEqual(['a', 'b']);
    calls = [];
    answer = (endpoint) => (endpoint.endsWith('cases') ? became : { id: 'b' });
    const after = begin();
    await after.flush();
    expect(calls).toEqual(['POST /api/widget/cases', 'POST /api/widget/feedback']);
    expect(after.store.state.waiting).toEqual([]);
  });

  it('is sent with the same id when the answer was lost', async () => {
    const ids: unknown[] = [];
    const lost = (async (_: string, asked: { body: { caseId: string } }) => {
      ids.push(asked.body.caseId);
      if (ids.length === 1) throw new Failure('no-answer', 'no answer in time');
      return became;
    }) as unknown as Api;
    const cases = new Cases({ api: lost, drawer: kept });
    await cases.send(complaint);
    await cases.flush();
    expect(ids).toEqual(['a', 'a']);
    expect(cases.store.state).toMatchObject({ cases: [became], waiting: [] });
  });

  it('stays, with the reason, where it was not taken; nothing sends it again by itself', async () => {
    answer = () => {
      throw new Failure('case-kind-not-found', 'This kind is not in use.');
    };
    const cases = begin();
    await cases.send(complaint);
    expect(cases.store.state.waiting).toEqual([{ ...complaint, refused: 'case-kind-not-found' }]);
    calls = [];
    await cases.flush();
    expect(calls).toEqual([]);
  });

  it('asks nobody again whether it is solved where the case has gone on since', async () => {
    answer = () => {
      throw new Failure('case-stage', 'It is not that far.');
    };
    const cases = begin();
    await cases.send({ what: 'not-solved', id: 'a', at, words: 'still' });
    expect(cases.store.state.waiting).toEqual([]);
  });

  it('keeps what was seen when nothing can be read', async () => {
    answer = (endpoint) =>
      endpoint.includes('kinds') ? [] : endpoint.includes('orders') ? { orders: [] } : { items: [became] };
    await begin().refresh();
    answer = () => {
      throw new Failure('offline', 'not connected');
    };
    const later = begin();
    await later.refresh();
    expect(later.store.state).toMatchObject({ failed: true, cases: [became] });
  });
});
