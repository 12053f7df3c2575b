import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '@yingda/contracts/names';
import { accounts as enAccounts } from './locales/en/accounts';
import { call as enCall } from './locales/en/call';
import { channels as enChannels } from './locales/en/channels';
import { conversation as enConversation } from './locales/en/conversation';
import { customer as enCustomer } from './locales/en/customer';
import { general as enGeneral } from './locales/en/general';
import { inbox as enInbox } from './locales/en/inbox';
import { search as enSearch } from './locales/en/search';
import { settings as enSettings } from './locales/en/settings';
import { shell as enShell } from './locales/en/shell';
import { accounts } from './locales/zh-cn/accounts';
import { call } from './locales/zh-cn/call';
import { channels } from './locales/zh-cn/channels';
import { conversation } from './locales/zh-cn/conversation';
import { customer } from './locales/zh-cn/customer';
import { general } from './locales/zh-cn/general';
import { inbox } from './locales/zh-cn/inbox';
import { search } from './locales/zh-cn/search';
import { settings } from './locales/zh-cn/settings';
import { shell } from './locales/zh-cn/shell';

/** All texts of the console, by language. */
export const texts = {
  'zh-CN': {
    ...general,
    ...shell,
    accounts,
    call,
    channels,
    inbox,
    conversation,
    customer,
    search,
    settings,
  },
  en: {
    ...enGeneral,
    ...enShell,
    accounts: enAccounts,
    call: enCall,
    channels: enChannels,
    inbox: enInbox,
    conversation: enConversation,
    customer: enCustomer,
    search: enSearch,
    settings: enSettings,
  },
};

const REMEMBERED = 'yingda.language';

/** The language before anybody has signed in: the last one used here, else the browser's. */
export function firstLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (remembered === 'zh-CN' || remembered === 'en') return remembered;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function startTexts(): void {
  const language = firstLanguage();
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: texts['zh-CN'] }, en: { translation: texts.en } },
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export function switchLanguage(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
}
