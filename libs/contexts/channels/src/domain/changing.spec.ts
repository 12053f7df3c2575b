import { changing, type ChangeablePiece } from './changing';

const piece = (state: ChangeablePiece['state'], more: Partial<ChangeablePiece> = {}): ChangeablePiece => ({
  state,
  failureClass: null,
  providerId: state === 'queued' ? null : 'p',
  body: { kind: 'text' },
  ...more,
});
const both = { changes: ['edit', 'recall'] as const };

describe('what a change of a message means for what goes to the customer', () => {
  it('holds back what still waits, on any channel', () => {
    expect(changing([piece('queued'), piece('queued')], 'recall', {})).toEqual({ kind: 'waits' });
  });

  it('concerns nobody when nothing ever went', () => {
    expect(changing([piece('failed'), piece('withdrawn')], 'edit', {})).toEqual({ kind: 'nowhere' });
  });

  it('is refused as a whole when a part has gone and the channel changes nothing', () => {
    const pieces = [piece('accepted'), piece('queued')];
    expect(changing(pieces, 'recall', {})).toEqual({ kind: 'refused', why: 'cannot' });
  });

  it('is the provider’s where it can, also for what is going at this moment', () => {
    expect(changing([piece('sending', { providerId: null })], 'recall', both)).toEqual({ kind: 'went' });
    expect(changing([piece('read')], 'edit', both)).toEqual({ kind: 'went' });
  });

  it('changes the words of one text only', () => {
    expect(changing([piece('sent'), piece('sent')], 'edit', both)).toMatchObject({ why: 'cannot' });
    expect(changing([piece('sent', { body: { kind: 'image' } })], 'edit', both)).toMatchObject({
      why: 'cannot',
    });
  });

  it('counts as gone what is tried again because no answer came', () => {
    const again = piece('queued', { failureClass: 'unknown-outcome' });
    expect(changing([again], 'recall', {})).toEqual({ kind: 'refused', why: 'maybe-sent' });
  });
});
