import { theme as antd, type ThemeConfig } from 'antd';
import { tokens, type ColourTokens } from '@yingda/design-system';

export type ThemeName = 'light' | 'dark';
export type ThemeChoice = ThemeName | 'system';

/** The theme a choice means on this machine now. */
export function resolveTheme(choice: ThemeChoice, systemIsDark: boolean): ThemeName {
  return choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
}

function colours(c: ColourTokens): ThemeConfig['token'] {
  return {
    colorPrimary: c.accentFill,
    colorPrimaryHover: c.accentFillHover,
    colorPrimaryActive: c.accentFillHover,
    colorPrimaryBg: c.accentSoft,
    colorPrimaryBgHover: c.accentSoft,
    colorPrimaryText: c.accentInk,
    colorLink: c.accent,
    colorLinkHover: c.accent,
    colorText: c.ink1,
    colorTextSecondary: c.ink2,
    colorTextTertiary: c.ink3,
    colorTextQuaternary: c.ink3,
    colorTextPlaceholder: c.ink3,
    colorTextDescription: c.ink3,
    colorBgLayout: c.bgApp,
    colorBgContainer: c.bgPanel,
    colorBgElevated: c.bgRaised,
    colorBgContainerDisabled: c.bgHover,
    colorFillSecondary: c.bgHover,
    colorFillTertiary: c.bgHover,
    colorFillQuaternary: c.bgSunken,
    colorBorder: c.lineInput,
    colorBorderSecondary: c.line,
    colorSplit: c.line,
    // The colour of words and outlines; what is filled with it takes `late-fill` (styles/primitives.css).
    colorError: c.late,
    colorErrorHover: c.late,
    colorErrorActive: c.late,
    colorErrorText: c.late,
    colorErrorBorder: c.late,
    colorErrorBorderHover: c.late,
    colorErrorBg: c.lateSoft,
    colorErrorBgHover: c.lateSoft,
    colorErrorBgActive: c.lateSoft,
    colorWarning: c.soon,
    colorSuccess: c.ok,
    controlItemBgHover: c.bgHover,
    controlItemBgActive: c.bgSelected,
    controlItemBgActiveHover: c.bgSelected,
    boxShadow: c.e4,
    boxShadowSecondary: c.e3,
  };
}

function components(c: ColourTokens): ThemeConfig['components'] {
  return {
    Button: {
      defaultBorderColor: c.lineStrong,
      defaultHoverBorderColor: c.lineInput,
      defaultHoverColor: c.ink1,
      defaultActiveColor: c.ink1,
      defaultActiveBorderColor: c.lineInput,
      defaultShadow: 'none',
      primaryShadow: 'none',
      dangerShadow: 'none',
      fontWeight: 400,
      paddingInline: 12,
      contentFontSizeSM: 12,
    },
    Modal: { titleFontSize: 16, titleLineHeight: 1.5 },
    Table: {
      headerBg: c.bgSunken,
      headerColor: c.ink3,
      headerSplitColor: 'transparent',
      rowHoverBg: c.bgHover,
      cellPaddingBlockSM: 7,
      cellFontSizeSM: 13,
      headerBorderRadius: 0,
    },
    Tooltip: { fontSize: 12 },
    Segmented: { trackBg: c.bgHover, itemSelectedBg: c.bgRaised, itemColor: c.ink2 },
    Select: { optionSelectedBg: c.bgSelected, optionSelectedColor: c.accentInk },
    Tabs: { horizontalItemGutter: 20, itemColor: c.ink2, itemSelectedColor: c.ink1, inkBarColor: c.accent },
    Menu: { itemSelectedBg: c.bgSelected, itemSelectedColor: c.accentInk },
  };
}

/** Ant Design in our tokens (screens 2.7): no wave, tight type, our shadows; no movement for who asked for none. */
export function antTheme(name: ThemeName, motion = true): ThemeConfig {
  const c = tokens[name];
  return {
    algorithm: name === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      ...colours(c),
      fontFamily: tokens.font,
      fontFamilyCode: tokens.mono,
      fontSize: tokens.type.body.size,
      fontSizeSM: tokens.type.caption.size,
      fontSizeLG: tokens.type.message.size,
      lineHeight: tokens.type.body.line / tokens.type.body.size,
      fontWeightStrong: 600,
      controlHeight: tokens.control.normal,
      controlHeightSM: tokens.control.small,
      controlHeightLG: tokens.control.touch,
      borderRadius: tokens.radius.m,
      borderRadiusSM: tokens.radius.s,
      borderRadiusLG: tokens.radius.l,
      motionDurationFast: '0.12s',
      motionDurationMid: '0.18s',
      motionDurationSlow: '0.26s',
      motionEaseOut: tokens.motion.ease,
      wireframe: false,
      motion,
    },
    components: components(c),
  };
}
