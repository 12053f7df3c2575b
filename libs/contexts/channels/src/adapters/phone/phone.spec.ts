import { FakeContext } from '../../testing/fake-context';
import { phone } from '.';

const settings = { hookUrl: 'https://shop.example/hooks/phone/hotline' };

describe('the phone', () => {
  test('takes nothing from anybody and sends nothing', async () => {
    const now = new Date('2026-01-01T00:00:00Z');
    expect(phone.verifyInbound(Buffer.from('{}'), {}, {}, settings, now).kind).toBe('refused');
    const context = new FakeContext(settings, now, () => ({ body: {} }));
    const piece = { id: '0198f0', to: '+8613800138000', body: { kind: 'text' as const, text: '您好' } };
    expect(await phone.send(piece, context)).toMatchObject({ ok: false, class: 'not-permitted' });
    expect(context.calls).toEqual([]);
    expect(phone.capabilities(settings).fallbacks).toEqual(['other-channel']);
  });
});
