import type { Pulled } from '../adapter';
import type { ProviderReply } from '../../testing/channel-fixtures';
import { type Call, FakeContext } from '../../testing/fake-context';
import { wecom } from './index';
import { NOW, SETTINGS } from './testing/callbacks';

const TOKEN = { body: { errcode: 0, access_token: 'token-1', expires_in: 7200 } };
const account = (answer: (call: Call) => ProviderReply, settings: object = {}) =>
  new FakeContext({ ...SETTINGS, ...settings }, NOW, (call) =>
    call.url.includes('gettoken') ? TOKEN : answer(call),
  );
const page = (fields: object) => ({ body: { errcode: 0, errmsg: 'ok', ...fields } });
const item = (msgid: string) => ({
  msgid,
  send_time: 1_767_225_700,
  origin: 3,
  msgtype: 'text',
  text: { content: 'x' },
});
const pull = (context: FakeContext, cursor: string | null = null, hint?: string): Promise<Pulled> =>
  wecom.pull!(cursor, context, hint);
const asked = (context: FakeContext) => context.sent('sync_msg');

describe('fetching what WeCom has', () => {
  test('asks for its own account, from the cursor on, with the callback’s token', async () => {
    const context = account(() =>
      page({ next_cursor: 'c2', has_more: 1, msg_list: [item('m1'), item('m2')] }),
    );
    const pulled = await pull(context, 'c1', 'CB');
    expect(asked(context)).toEqual([
      { open_kfid: SETTINGS.openKfId, cursor: 'c1', token: 'CB', limit: 1_000, voice_format: 0 },
    ]);
    expect(pulled).toMatchObject({ cursor: 'c2', more: true });
    expect(pulled.events.map(({ key, at }) => [key, at])).toEqual([
      ['m1', new Date(1_767_225_700_000)],
      ['m2', new Date(1_767_225_700_000)],
    ]);
    expect(JSON.parse(pulled.events[0]!.raw.toString())).toEqual(item('m1'));
  });

  test('begins without a cursor, and with the voice format and page that are set', async () => {
    const context = account(() => page({ next_cursor: 'c1', has_more: 0, msg_list: [] }), {
      voiceFormat: 'silk',
      pageItems: 50,
    });
    expect(await pull(context)).toEqual({ events: [], cursor: 'c1', more: false });
    expect(asked(context)).toEqual([{ open_kfid: SETTINGS.openKfId, limit: 50, voice_format: 1 }]);
  });

  test('goes on after an empty page, but not round for ever', async () => {
    const empty = (next_cursor: string) => account(() => page({ next_cursor, has_more: 1, msg_list: [] }));
    expect(await pull(empty('c2'), 'c1')).toMatchObject({ cursor: 'c2', more: true });
    expect(await pull(empty('c1'), 'c1')).toMatchObject({ cursor: 'c1', more: false });
    expect(
      await pull(
        account(() => page({ has_more: 0 })),
        'c1',
      ),
    ).toEqual({
      events: [],
      cursor: 'c1',
      more: false,
    });
  });

  test('a callback’s token that came late, and a cursor that got lost, are done without', async () => {
    const wrong = (named: string) =>
      account(({ init }) =>
        String(init.body).includes(named)
          ? { body: { errcode: 95007, errmsg: 'invalid' } }
          : page({ next_cursor: 'c9', has_more: 0, msg_list: [item('m1')] }),
      );
    const late = wrong('"token"');
    expect(await pull(late, 'c1', 'CB')).toMatchObject({ cursor: 'c9', events: [{ key: 'm1' }] });
    expect(asked(late)).toHaveLength(2);
    const lost = wrong('"cursor"');
    expect(await pull(lost, 'c1', 'CB')).toMatchObject({ cursor: 'c9' });
    expect(asked(lost).at(-1)).not.toHaveProperty('cursor');
  });

  test('a refusal that is about us or the moment is told, not tried otherwise', async () => {
    for (const [code, kind] of [
      [45009, 'retry-later'],
      [-1, 'retry-later'],
      [48002, 'not-permitted'],
      [95004, 'not-permitted'],
    ] as const) {
      const context = account(() => ({ body: { errcode: code, errmsg: 'no' } }));
      await expect(pull(context, 'c1', 'CB')).rejects.toMatchObject({ outcome: { class: kind } });
      expect(asked(context)).toHaveLength(1);
    }
  });

  test('an expired token is changed once, and the page is fetched', async () => {
    let expired = true;
    const context = account(() => {
      if (!expired) return page({ next_cursor: 'c2', has_more: 0, msg_list: [] });
      expired = false;
      return { body: { errcode: 42001, errmsg: 'access_token expired' } };
    });
    expect(await pull(context, 'c1', 'CB')).toMatchObject({ cursor: 'c2' });
    expect(context.refused).toEqual(['token-1']);
  });

  test('ids beyond what JSON counts exactly stay as they are', async () => {
    const body =
      '{"errcode":0,"next_cursor":"c","has_more":0,"msg_list":[{"msgid":"m","event":{"id":9223372036854775807}}]}';
    const { events } = await pull(account(() => ({ body })));
    expect(events[0]!.raw.toString()).toContain('9223372036854775807');
  });
});

describe('customers of WeCom', () => {
  test('have their WeChat name and unionid, or no name', async () => {
    const told = (customer: object) =>
      account(() => page({ customer_list: [{ external_userid: 'wm-ab12', ...customer }] }));
    const profile = (context: FakeContext) => wecom.profile!('wm-ab12', context);
    expect(await profile(told({ nickname: '小美', unionid: 'u-1' }))).toEqual({
      name: '小美',
      unionId: 'u-1',
    });
    expect(await profile(told({ nickname: ' ' }))).toEqual({});
    expect(await profile(account(() => page({ customer_list: [] })))).toEqual({});
  });
});

describe('the check of a customer service account', () => {
  const checked = async (context: FakeContext) =>
    Object.fromEntries((await wecom.check(context)).map((one) => [one.name, one]));
  const accounts = (...ids: string[]) =>
    account(() => page({ account_list: ids.map((open_kfid) => ({ open_kfid, name: 'x' })) }));

  test('finds the company, the account and the keys', async () => {
    const found = await checked(accounts('wkOther', String(SETTINGS.openKfId)));
    expect(Object.values(found).map(({ name, ok }) => [name, ok])).toEqual([
      ['credentials', true],
      ['account', true],
      ['token', true],
      ['encryption', true],
    ]);
  });

  test('says what to do about each', async () => {
    expect((await checked(accounts('wkOther'))).account!.advice!.zh).toContain('API 管理');
    const refused = account(() => ({ body: { errcode: 48002, errmsg: 'no' } }));
    expect((await checked(refused)).account!.advice!.en).toContain('Apps that may call the API');
    const secret = new FakeContext(SETTINGS, NOW, () => ({ body: { errcode: 40001, errmsg: 'no' } }));
    const { credentials, account: notAsked } = await checked(secret);
    expect(credentials!.advice!.zh).toContain('Secret');
    expect(notAsked).toBeUndefined();
  });
});

describe('what a customer service account can do', () => {
  test('five in 48 hours, failures reported, the same id never twice, no typing', () => {
    expect(wecom.capabilities(SETTINGS)).toMatchObject({
      windows: { message: { quota: 5, milliseconds: 172_800_000 } },
      receipts: 'failures',
      idempotent: true,
      typingOut: false,
      text: { most: 2_048, unit: 'bytes' },
    });
    expect(wecom.typing).toBeUndefined();
    expect(wecom.pullEveryMs).toBe(180_000);
  });
});
