import type { Capabilities } from '../adapters/adapter';
import { joinable, joinedPiece, type WaitingLine } from './joined-lines';

const text = { most: 20, unit: 'code-points' as const };
let seconds = 0;

function line(words: string, with_: Partial<WaitingLine> = {}): WaitingLine {
  seconds += 1;
  return {
    id: `d${seconds}`,
    messageId: `m${seconds}`,
    pieceNo: 0,
    automatic: false,
    state: 'queued',
    piece: { body: { kind: 'text', text: words }, agentName: '小李' },
    createdAt: new Date(seconds * 1_000),
    retryAt: null,
    ...with_,
  };
}
const words = (lines: WaitingLine[], can: Capabilities['text'] = text) =>
  joinable(lines, can).map(({ piece }) => piece.body.kind === 'text' && piece.body.text);

describe('short lines that wait', () => {
  it('go together, in order, as long as one message holds them', () => {
    const lines = [line('您好'), line('在的'), line('请稍等一下')];
    expect(words(lines)).toEqual(['在的', '请稍等一下']);
    expect(joinedPiece(lines)).toEqual({
      body: { kind: 'text', text: '您好\n在的\n请稍等一下' },
      agentName: '小李',
    });
    // 2 + 1 + 2 + 1 + 15 is one more than fits.
    expect(words([line('您好'), line('在的'), line('一'.repeat(15)), line('好')])).toEqual(['在的']);
    expect(words([line('您好'), line('在的'), line('一'.repeat(14)), line('好')])).toEqual([
      '在的',
      '一'.repeat(14),
    ]);
  });

  it('stay by themselves when more than ten seconds lie between two of them', () => {
    const first = line('您好');
    const late = (ms: number) => line('在的', { createdAt: new Date(first.createdAt.getTime() + ms) });
    expect(words([first, late(10_000)])).toEqual(['在的']);
    expect(words([first, late(10_001)])).toEqual([]);
  });

  it('are those of one person, and never a machine’s with a person’s', () => {
    expect(words([line('您好'), line('在的', { automatic: true })])).toEqual([]);
    const other = { body: { kind: 'text' as const, text: '在的' }, agentName: '小王' };
    expect(words([line('您好'), line('', { piece: other })])).toEqual([]);
  });

  it.each<[string, Partial<WaitingLine>]>([
    ['a picture', { piece: { body: { kind: 'image', attachmentId: 'a', url: 'u' } } }],
    ['what quotes', { piece: { body: { kind: 'text', text: 'x' }, agentName: '小李', replyTo: 'p1' } }],
    ['what is on its way already', { state: 'sending' }],
    ['what was taken back', { state: 'withdrawn' }],
    ['a step that changes what was sent', { changeOf: 'd0' }],
  ])('end at %s, which keeps its place', (_, with_) => {
    expect(words([line('您好'), line('x', with_), line('在的')])).toEqual([]);
    expect(words([line('x', with_), line('在的')])).toEqual([]);
  });

  it('are whole messages: a part of a longer one is joined with nothing', () => {
    const whole = line('一');
    const rest = line('二', { messageId: whole.messageId, pieceNo: 1 });
    expect(words([whole, rest])).toEqual([]);
    expect(words([rest, line('好')])).toEqual([]);
    expect(words([line('好'), whole, rest])).toEqual([]);
  });

  it('are not joined where a longer text only costs more parts', () =>
    expect(words([line('a'), line('b')], { most: 1_000, unit: 'sms' })).toEqual([]));
});
