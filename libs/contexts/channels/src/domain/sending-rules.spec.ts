import { checkMailbox, joinsLines, sendingRules, unusual, USUAL_SENDING } from './sending-rules';

const counted = { windows: { message: { quota: 5, milliseconds: 1 } } };
const timed = { windows: { message: { quota: null, milliseconds: 1 } } };

describe('how an inbox sends', () => {
  it('is as usual but for what was said of it', () =>
    expect(sendingRules({ warnMinutes: 0 })).toEqual({
      mail: true,
      mailAfterSeconds: 120,
      mailInboxId: null,
      warnMinutes: 0,
      joinLines: null,
    }));

  it('is kept as far as it is unusual', () => {
    expect(unusual(USUAL_SENDING)).toEqual({});
    expect(unusual({ ...USUAL_SENDING, warnMinutes: 0, joinLines: false })).toEqual({
      warnMinutes: 0,
      joinLines: false,
    });
  });

  it('joins lines where messages are counted, unless somebody said otherwise', () => {
    expect(joinsLines(sendingRules({}), counted, false)).toBe(true);
    expect(joinsLines(sendingRules({ joinLines: false }), counted, false)).toBe(false);
    expect(joinsLines(sendingRules({}), timed, false)).toBe(false);
    expect(joinsLines(sendingRules({ joinLines: true }), timed, false)).toBe(true);
  });

  it('joins none where each could be taken back by itself, nor where the channel has its own order', () => {
    expect(joinsLines(sendingRules({ joinLines: true }), { ...counted, changes: ['recall'] }, false)).toBe(
      false,
    );
    expect(joinsLines(sendingRules({ joinLines: true }), counted, true)).toBe(false);
  });

  it('names a mailbox and nothing else to send mail through', async () => {
    const find = async (id: string) =>
      id === 'm' ? { channel: 'email' as const } : { channel: 'web' as const };
    await expect(checkMailbox({ sending: { mailInboxId: 'm' } }, find)).resolves.toBeUndefined();
    await expect(checkMailbox({ sending: {} }, find)).resolves.toBeUndefined();
    await expect(checkMailbox({ sending: { mailInboxId: 'w' } }, find)).rejects.toMatchObject({
      code: 'invalid-setting',
      details: { field: 'sending.mailInboxId' },
    });
    await expect(checkMailbox({ sending: { mailInboxId: 'x' } }, async () => null)).rejects.toThrow();
  });
});
