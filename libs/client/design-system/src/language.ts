/** The languages every screen is written in. */
export type Language = 'zh-CN' | 'en';
