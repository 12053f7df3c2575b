import { verifyInbound } from './verify-inbound';

const now = new Date('2026-01-01T00:10:00Z');
const settings = { hookUrl: 'https://shop.example/hooks/telegram/k', secretToken: 'a-secret-of-ours' };
const header = 'x-telegram-bot-api-secret-token';
const update = Buffer.from(
  JSON.stringify({
    update_id: 71,
    message: { message_id: 5, date: 1767225900, chat: { id: 9, type: 'private' } },
  }),
);
const verify = (headers: Record<string, string | string[]>, body = update, more = {}) =>
  verifyInbound(body, headers, {}, { ...settings, ...more }, now);

describe('a webhook of Telegram', () => {
  it('is taken with the secret, under the id of its update, with the time of Telegram', () => {
    expect(verify({ [header]: 'a-secret-of-ours' })).toEqual({
      kind: 'accepted',
      events: [{ key: '0000000000000071', at: new Date(1767225900_000), raw: update }],
      answer: { status: 200, contentType: 'text/plain', body: '' },
    });
  });

  it('has the same key for every redelivery, and keys in the order of updates', () => {
    const keyOf = (id: number) => {
      const verdict = verify({ [header]: 'a-secret-of-ours' }, Buffer.from(`{"update_id":${id}}`));
      return verdict.kind === 'accepted' ? verdict.events[0]!.key : '';
    };
    expect(keyOf(9)).toBe(keyOf(9));
    expect(keyOf(9) < keyOf(10)).toBe(true);
  });

  it('is still taken with the former secret while that is kept', () => {
    expect(verify({ [header]: 'former' }, update, { secretTokenPrevious: 'former' }).kind).toBe('accepted');
  });

  it.each([
    ['none', {}],
    ['a wrong one', { [header]: 'a-secret-of-theirs' }],
    ['a beginning of it', { [header]: 'a-secret' }],
    ['it and more', { [header]: 'a-secret-of-ours ' }],
    ['an empty one', { [header]: '' }],
    ['it twice', { [header]: ['a-secret-of-ours', 'a-secret-of-ours'] }],
  ])('is refused with %s', (_what, headers) => {
    expect(verify(headers)).toMatchObject({ kind: 'refused', status: 401 });
  });

  it('is refused while no secret is set up, also without one', () => {
    expect(verify({ [header]: '' }, update, { secretToken: '' })).toMatchObject({ kind: 'refused' });
    expect(verify({}, update, { secretToken: undefined })).toMatchObject({ kind: 'refused' });
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{}',
    '{"update_id":"7"}',
    '{"update_id":-1}',
    '{"update_id":1.5}',
    '\u0000',
  ])('is refused when its body is %j', (body) => {
    expect(verify({ [header]: 'a-secret-of-ours' }, Buffer.from(body))).toMatchObject({ kind: 'refused' });
  });
});
