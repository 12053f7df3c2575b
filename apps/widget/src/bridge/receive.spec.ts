import type { ToFrame } from './protocol';
import { marked, receive } from './receive';

const shop = {};
const peer = { window: () => shop, origin: () => 'https://shop.example' as string | null };
const event = (part: Partial<MessageEvent>): MessageEvent<unknown> =>
  ({
    source: shop,
    origin: 'https://shop.example',
    data: marked({ type: 'shown', shown: true }),
    ...part,
  }) as MessageEvent<unknown>;
const heard = (part: Partial<MessageEvent>) => receive<ToFrame>(event(part), peer);

describe('the bridge between shop page and frame', () => {
  it('takes a message of ours from the window and origin it talks with', () => {
    expect(heard({})).toMatchObject({ type: 'shown', shown: true });
  });
  it('ignores every other window, even of the right origin', () => {
    expect(heard({ source: {} as Window })).toBeNull();
    expect(heard({ source: null })).toBeNull();
  });
  it('ignores every other origin, even of the right window', () => {
    expect(heard({ origin: 'https://evil.example' })).toBeNull();
    expect(heard({ origin: 'http://shop.example' })).toBeNull();
    expect(heard({ origin: 'null' })).toBeNull();
  });
  it('takes any origin only while none is settled', () => {
    const open = { window: () => shop, origin: () => null };
    expect(receive(event({ origin: 'https://any.example' }), open)).not.toBeNull();
  });
  it('ignores messages of other scripts and broken ones', () => {
    const strange = [
      'text',
      7,
      null,
      undefined,
      [],
      {},
      { type: 'shown' },
      { yingda: 1 },
      { yingda: 2, type: 'shown' },
    ];
    for (const data of strange) expect(heard({ data })).toBeNull();
  });
});
