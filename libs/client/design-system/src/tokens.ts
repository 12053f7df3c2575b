/** Colours of one theme. Text pairs reach 4.5:1, marks that carry meaning 3:1 (tokens.spec.ts computes it). */
export interface ColourTokens {
  bgApp: string;
  bgPanel: string;
  bgSunken: string;
  bgRaised: string;
  bgHover: string;
  bgSelected: string;
  bgBubble: string;
  line: string;
  lineStrong: string;
  lineInput: string;
  ink1: string;
  ink2: string;
  ink3: string;
  accent: string;
  accentFill: string;
  accentFillHover: string;
  accentSoft: string;
  accentInk: string;
  onAccent: string;
  ok: string;
  okSoft: string;
  soon: string;
  soonSoft: string;
  soonMark: string;
  late: string;
  lateSoft: string;
  lateFill: string;
  onLate: string;
  noteBg: string;
  noteLine: string;
  noteInk: string;
  av1: string;
  av2: string;
  av3: string;
  av4: string;
  av5: string;
  av6: string;
  avInk: string;
  e1: string;
  e2: string;
  e3: string;
  e4: string;
}

const light: ColourTokens = {
  bgApp: '#F2F4F7',
  bgPanel: '#FFFFFF',
  bgSunken: '#F7F8FA',
  bgRaised: '#FFFFFF',
  bgHover: '#EEF0F4',
  bgSelected: '#E8EEFC',
  bgBubble: '#F0F2F5',
  line: '#E4E7EC',
  lineStrong: '#CDD2DB',
  lineInput: '#858D9C',
  ink1: '#15181E',
  ink2: '#474E5B',
  ink3: '#636B79',
  accent: '#2556D4',
  accentFill: '#2556D4',
  accentFillHover: '#1C46B4',
  accentSoft: '#E8EEFC',
  accentInk: '#1C46B4',
  onAccent: '#FFFFFF',
  ok: '#0B7166',
  okSoft: '#E0F3EF',
  soon: '#8C5A00',
  soonSoft: '#FFF1D3',
  soonMark: '#BF7A06',
  late: '#AB123B',
  lateSoft: '#FCE7EC',
  lateFill: '#AB123B',
  onLate: '#FFFFFF',
  noteBg: '#FFF8E1',
  noteLine: '#E6D08C',
  noteInk: '#5C4600',
  av1: '#DCE5FB',
  av2: '#D5EEE9',
  av3: '#F7E6C6',
  av4: '#F6DCE3',
  av5: '#E4DFF5',
  av6: '#DDE6EC',
  avInk: '#2B3240',
  e1: '0 1px 2px rgba(16, 24, 40, 0.1)',
  e2: '0 2px 8px rgba(16, 24, 40, 0.1)',
  e3: '0 8px 24px rgba(16, 24, 40, 0.14), 0 1px 3px rgba(16, 24, 40, 0.08)',
  e4: '0 16px 48px rgba(16, 24, 40, 0.2), 0 2px 6px rgba(16, 24, 40, 0.08)',
};

const dark: ColourTokens = {
  bgApp: '#0E1014',
  bgPanel: '#16191F',
  bgSunken: '#12151A',
  bgRaised: '#1D2129',
  bgHover: '#232833',
  bgSelected: '#1D2946',
  bgBubble: '#232833',
  line: '#272C36',
  lineStrong: '#3A4150',
  lineInput: '#6F788A',
  ink1: '#E9EBEF',
  ink2: '#B4BAC6',
  ink3: '#929AA9',
  accent: '#8DABFF',
  accentFill: '#3A66DC',
  accentFillHover: '#3059CC',
  accentSoft: '#1D2946',
  accentInk: '#A9C0FF',
  onAccent: '#FFFFFF',
  ok: '#62CFC9',
  okSoft: '#0F2E2F',
  soon: '#F2B64F',
  soonSoft: '#38290D',
  soonMark: '#E0A33A',
  late: '#FF7A85',
  lateSoft: '#411924',
  lateFill: '#C42A4C',
  onLate: '#FFFFFF',
  noteBg: '#2A2412',
  noteLine: '#5A4A1C',
  noteInk: '#EEDCA4',
  av1: '#2B3D6E',
  av2: '#1E4A45',
  av3: '#54401A',
  av4: '#5A2A38',
  av5: '#3F3668',
  av6: '#34414C',
  avInk: '#E9EBEF',
  e1: '0 1px 2px rgba(0, 0, 0, 0.5)',
  e2: '0 2px 8px rgba(0, 0, 0, 0.5)',
  e3: '0 8px 24px rgba(0, 0, 0, 0.55), 0 0 0 1px rgba(255, 255, 255, 0.04)',
  e4: '0 16px 48px rgba(0, 0, 0, 0.6), 0 0 0 1px rgba(255, 255, 255, 0.05)',
};

/**
 * Every design token as a value, for what cannot read CSS custom properties (the Ant Design theme, charts).
 * Sizes are px, durations ms, line heights px. The same colours are custom properties in `tokens.css`.
 */
export const tokens = {
  light,
  dark,
  font: '-apple-system, "Segoe UI Variable", "Segoe UI", "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono CJK SC", monospace',
  type: {
    caption: { size: 12, line: 16 },
    body: { size: 13, line: 20 },
    message: { size: 14, line: 22 },
    widget: { size: 15, line: 24 },
    title: { size: 16, line: 24 },
    figureM: { size: 24, line: 32 },
    figureL: { size: 28, line: 36 },
    wall: { size: 88, line: 104 },
    wallXl: { size: 128, line: 144 },
  },
  space: { 1: 4, 2: 8, 3: 12, 4: 16, 5: 20, 6: 24, 8: 32, 10: 40, 12: 48 },
  control: { bar: 24, small: 28, normal: 32, touch: 44 },
  radius: { s: 4, m: 6, l: 8, xl: 12, bubble: 14, bubbleWidget: 16, full: 999 },
  motion: { fast: 120, base: 180, slow: 260, ease: 'cubic-bezier(0.2, 0.7, 0.3, 1)' },
  z: { sticky: 10, drawer: 100, dialog: 200, popover: 300, toast: 400, widget: 2147483000 },
} as const;
