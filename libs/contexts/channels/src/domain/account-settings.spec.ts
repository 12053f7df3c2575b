import type { SettingField } from '../adapters/settings';
import { changedSettings, requireComplete, shownSettings, usedSettings } from './account-settings';

const label = { zh: '名', en: 'Name' };
const fields: SettingField[] = [
  {
    name: 'appId',
    kind: 'text',
    required: true,
    label,
    pattern: { source: '^wx', zh: '以 wx 开头', en: 'begins with wx' },
  },
  { name: 'token', kind: 'secret', required: true, rotates: true, label },
  {
    name: 'mode',
    kind: 'choice',
    required: false,
    label,
    default: 'secure',
    choices: [
      { value: 'secure', zh: '', en: '' },
      { value: 'plain', zh: '', en: '' },
    ],
  },
  { name: 'quota', kind: 'number', required: true, label, default: 5 },
  { name: 'apiBase', kind: 'url', required: false, label },
  { name: 'open', kind: 'flag', required: false, label },
];
const refused = (field: string) =>
  expect.objectContaining({ code: 'invalid-setting', details: { field: `settings.${field}` } });

describe('settings of an account', () => {
  it('are what the form asks for, without the blanks that come with copying', () => {
    const kept = changedSettings(fields, {}, { appId: ' wx1 ', token: 'abc\n', quota: 3, open: true });
    expect(kept).toEqual({ appId: 'wx1', token: 'abc', quota: 3, open: true });
  });

  it.each([
    ['appId', 'gh_1'],
    ['appId', 7],
    ['mode', 'other'],
    ['quota', '3'],
    ['quota', Number.NaN],
    ['apiBase', 'ftp://host'],
    ['apiBase', 'no address'],
    ['open', 'yes'],
    ['token', 'a\0b'],
    ['unknown', 'x'],
    ['appIdPrevious', 'wx0'],
  ])('refuse %s = %j by name', (name, value) => {
    expect(() => changedSettings(fields, {}, { [name]: value })).toThrow(refused(name));
  });

  it('keep the former value of a secret that rotates, until it is taken away', () => {
    const first = changedSettings(fields, {}, { token: 'one' });
    const second = changedSettings(fields, first, { token: 'two' });
    expect(second).toEqual({ token: 'two', tokenPrevious: 'one' });
    // Saved again without a change: the former one stays what it was.
    expect(changedSettings(fields, second, { token: 'two' })).toEqual(second);
    expect(changedSettings(fields, second, { tokenPrevious: null })).toEqual({ token: 'two' });
  });

  it('never show a secret, only whether it is set', () => {
    const stored = { appId: 'wx1', token: 'two', tokenPrevious: 'one' };
    const shown = shownSettings(fields, stored);
    expect(shown).toEqual({ settings: { appId: 'wx1' }, secrets: { token: true, tokenPrevious: true } });
    expect(JSON.stringify(shown)).not.toMatch(/two|one/);
    expect(shownSettings(fields, {}).secrets).toEqual({ token: false, tokenPrevious: false });
  });

  it('are complete with what has no default', () => {
    expect(() => requireComplete(fields, { appId: 'wx1' })).toThrow(refused('token'));
    expect(() => requireComplete(fields, { appId: 'wx1', token: 'x' })).not.toThrow();
  });

  it('reach the adapter with their defaults and the address of the hook', () => {
    expect(usedSettings(fields, { appId: 'wx1', mode: 'plain' }, 'https://a/hooks/wechat/x')).toEqual({
      appId: 'wx1',
      mode: 'plain',
      quota: 5,
      hookUrl: 'https://a/hooks/wechat/x',
    });
  });
});
