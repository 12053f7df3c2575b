import type { InboxRecord } from '../use-inboxes';
import {
  accountChange,
  accountFormOf,
  fieldProblem,
  formProblems,
  isLocalAddress,
  type ChannelField,
} from './account-form';

const label = { zh: '名', en: 'Name' };
const appId: ChannelField = {
  name: 'appId',
  kind: 'text',
  required: true,
  label,
  pattern: { source: '^wx', zh: '以 wx 开头', en: 'begins with wx' },
};
const secret: ChannelField = { name: 'appSecret', kind: 'secret', required: true, label };
const quota: ChannelField = { name: 'quota', kind: 'number', required: false, label, default: 5 };

const inbox = {
  id: 'i1',
  key: 'official',
  channel: 'wechat',
  name: '公众号',
  shopName: '小店',
  teamId: 't1',
  language: 'zh-CN',
  hours: null,
  paused: true,
  settings: { appId: 'wx1', quota: 4 },
  secrets: { appSecret: true },
  version: 3,
} as unknown as InboxRecord;

describe('the form of an account', () => {
  it('sends no settings when none was touched', () => {
    expect(accountChange(accountFormOf(inbox), inbox)).not.toHaveProperty('settings');
    expect(accountChange(accountFormOf(inbox), inbox).version).toBe(3);
  });

  it('sends only the settings that have changed, and the secrets that were written', () => {
    const form = accountFormOf(inbox);
    form.settings['quota'] = null;
    form.secrets = { appSecret: 'new', token: '' };
    expect(accountChange(form, inbox).settings).toEqual({ quota: null, appSecret: 'new' });
  });

  it('takes a former key away when it is ended', () => {
    const form = { ...accountFormOf(inbox), secrets: { tokenPrevious: null } };
    expect(accountChange(form, inbox).settings).toEqual({ tokenPrevious: null });
  });

  it('may be half done while the account is off, not when it is to be turned on', () => {
    const empty = { ...inbox, settings: {}, secrets: { appSecret: false } } as InboxRecord;
    const form = accountFormOf(empty);
    expect(formProblems(form, empty, [appId, secret, quota])).toEqual([]);
    const on = formProblems({ ...form, paused: false }, empty, [appId, secret, quota]);
    expect(on.map(({ field, problem }) => [field.name, problem])).toEqual([
      ['appId', 'required'],
      ['appSecret', 'required'],
    ]);
  });

  it('counts a secret that is set as filled in', () => {
    expect(formProblems({ ...accountFormOf(inbox), paused: false }, inbox, [secret])).toEqual([]);
  });

  it.each([
    [appId, 'ab', 'pattern'],
    [appId, ' wx9 ', null],
    [{ ...quota, kind: 'url' } as ChannelField, 'api.example', 'url'],
    [{ ...quota, kind: 'url' } as ChannelField, 'https://api.example', null],
    [quota, 'five', 'number'],
    [quota, 5, null],
  ])('checks %# before it is sent', (field, value, problem) => {
    expect(fieldProblem(field, value, { needed: true })).toBe(problem);
  });
});

it('an address that no provider can reach is noticed', () => {
  expect(isLocalAddress('http://127.0.0.1:3000/hooks/wechat/a')).toBe(true);
  expect(isLocalAddress('http://localhost:3000/hooks/wechat/a')).toBe(true);
  expect(isLocalAddress('https://chat.shop.example/hooks/wechat/a')).toBe(false);
});
