import { contrastRatio } from '@yingda/design-system';
import { antTheme, type ThemeName } from './theme';

type Token = NonNullable<ReturnType<typeof antTheme>['token']>;

const INKS = [
  'colorText',
  'colorTextSecondary',
  'colorTextTertiary',
  'colorTextQuaternary',
  'colorTextPlaceholder',
  'colorTextDescription',
  'colorLink',
  'colorError',
  'colorErrorHover',
  'colorErrorActive',
  'colorErrorText',
  'colorWarning',
  'colorSuccess',
] as const satisfies (keyof Token)[];
const GROUNDS = ['colorBgLayout', 'colorBgContainer', 'colorBgElevated'] as const satisfies (keyof Token)[];

describe.each(['light', 'dark'] as const)('Ant Design in the %s theme', (name: ThemeName) => {
  const token = antTheme(name).token as Record<string, string>;
  const ratio = (ink: string, ground: string) => contrastRatio(token[ink] as string, token[ground] as string);

  it.each(INKS)('%s can be read on every ground (4.5:1)', (ink) => {
    for (const ground of GROUNDS)
      expect([ground, Math.round(ratio(ink, ground) * 100) / 100 >= 4.5]).toEqual([ground, true]);
  });
  it('small grey can be read where the pointer or the selection is', () => {
    for (const ground of [
      'colorFillSecondary',
      'colorFillQuaternary',
      'controlItemBgHover',
      'controlItemBgActive',
    ])
      expect(ratio('colorTextTertiary', ground)).toBeGreaterThanOrEqual(4.5);
  });
  it('what is dangerous can be read on its own tint, and its outline be seen', () => {
    expect(ratio('colorError', 'colorErrorBg')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('colorErrorBorder', 'colorBgElevated')).toBeGreaterThanOrEqual(3);
  });
  it('heads of tables and chosen options can be read', () => {
    const { Table, Select, Segmented } = antTheme(name).components ?? {};
    const pairs = [
      [Table?.headerColor, Table?.headerBg],
      [Select?.optionSelectedColor, Select?.optionSelectedBg],
      [Segmented?.itemColor, Segmented?.trackBg],
    ] as [string, string][];
    for (const [ink, ground] of pairs) expect(contrastRatio(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
