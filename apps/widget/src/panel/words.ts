const zh = { title: '客服会话', dismiss: '不看这条提醒' };
const en: typeof zh = { title: 'Support chat', dismiss: 'Dismiss this message' };

/** The panel's own words on the shop's page. */
export const panelWords = (language: string): typeof zh => (/^zh/i.test(language) ? zh : en);
