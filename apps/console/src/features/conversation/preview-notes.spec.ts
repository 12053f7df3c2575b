import type { OutboundPreview } from '@yingda/contracts';
import { previewNotes } from './preview-notes';

const piece = { kind: 'text', text: '您好' };
const preview = (parts: Partial<OutboundPreview> = {}): OutboundPreview => ({
  channel: 'wechat',
  pieces: [piece],
  conversions: [],
  window: null,
  fits: true,
  ...parts,
});
const open = { open: true, act: 'message', quota: 5, endsAt: null, sure: true, fallbacks: [] } as const;

describe('what is said before a message goes', () => {
  it('is nothing when it arrives as it was written', () => {
    expect(previewNotes(preview())).toBeNull();
    expect(previewNotes(null)).toBeNull();
  });

  it('is how many messages it takes, once', () => {
    expect(previewNotes(preview({ pieces: [piece, piece], conversions: ['split'] }))).toEqual({
      pieces: 2,
      conversions: [],
      problem: null,
    });
  });

  it('is what the channel cannot carry as it is', () => {
    expect(previewNotes(preview({ conversions: ['quote-as-text'] }))?.conversions).toEqual(['quote-as-text']);
  });

  it('is that it takes more than is left', () => {
    const tooLong = preview({
      pieces: [piece, piece],
      fits: false,
      window: { ...open, quotaLeft: 1, fallbacks: [] },
    });
    expect(previewNotes(tooLong)?.problem).toEqual({ kind: 'too-many', pieces: 2, left: 1 });
  });

  it('is that nothing can be sent now', () => {
    const closed = preview({ fits: false, window: { ...open, open: false, quotaLeft: 0, fallbacks: [] } });
    expect(previewNotes(closed)?.problem).toEqual({ kind: 'closed' });
  });
});
