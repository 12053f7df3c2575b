import { readFrame } from './frames';
import { textsIn, wordsOf } from './words';

describe('frames as the recorder reads them', () => {
  it.each([
    [
      '42/widget,7["message.send",{"a":1}]',
      { kind: 'command', id: 7, name: 'message.send', payload: { a: 1 } },
    ],
    ['43/widget,7[{"ok":true}]', { kind: 'answer', id: 7, answer: { ok: true } }],
    ['42/console,["message.sent",{"b":2}]', { kind: 'event', name: 'message.sent', payload: { b: 2 } }],
    ['40/console,{"sid":"x"}', { kind: 'connected' }],
    ['44/widget,{"message":"token-expired"}', { kind: 'refused', code: 'token-expired' }],
    ['2', { kind: 'other' }],
  ])('%s', (text, frame) => expect(readFrame(text)).toEqual(frame));

  it('knows texts wherever they turn up, and notes from messages', () => {
    const [said, noted] = ['0191e3c4-0000-7000-8000-000000000001', '0191e3c4-0000-7000-8000-000000000002'];
    const frame = JSON.stringify({
      x: wordsOf('message', said, 'hello'),
      y: [wordsOf('note', noted, 'psst')],
    });
    expect(textsIn(frame)).toEqual([
      { clientMessageId: said, note: false },
      { clientMessageId: noted, note: true },
    ]);
  });
});
