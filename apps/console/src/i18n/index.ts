import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '@yingda/contracts/names';
import { accounts as enAccounts } from './locales/en/accounts';
import { articles as enArticles } from './locales/en/articles';
import { assist as enAssist } from './locales/en/assist';
import { autoReplies as enAutoReplies } from './locales/en/auto-replies';
import { board as enBoard } from './locales/en/board';
import { bot as enBot } from './locales/en/bot';
import { call as enCall } from './locales/en/call';
import { calendars as enCalendars } from './locales/en/calendars';
import { callbacks as enCallbacks } from './locales/en/callbacks';
import { cases as enCases, goodwill as enGoodwill } from './locales/en/cases';
import { feedback as enFeedback } from './locales/en/feedback';
import {
  actions as enActions,
  caseKinds as enCaseKinds,
  departments as enDepartments,
  tasks as enTasks,
} from './locales/en/case-tasks';
import { channels as enChannels } from './locales/en/channels';
import { conversation as enConversation } from './locales/en/conversation';
import { customer as enCustomer } from './locales/en/customer';
import { edition as enEdition } from './locales/en/edition';
import { general as enGeneral } from './locales/en/general';
import { inbox as enInbox } from './locales/en/inbox';
import { customers as enCustomers } from './locales/en/customers';
import { orders as enOrders } from './locales/en/orders';
import { contacts as enContacts } from './locales/en/contacts';
import { notices as enNotices } from './locales/en/notices';
import { promises as enPromises } from './locales/en/promises';
import { report as enReport } from './locales/en/report';
import { routing as enRouting } from './locales/en/routing';
import { rules as enRules } from './locales/en/rules';
import { search as enSearch } from './locales/en/search';
import { serviceLevels as enServiceLevels } from './locales/en/service-levels';
import { settings as enSettings } from './locales/en/settings';
import { spoken as enSpoken } from './locales/en/spoken';
import { words as enWords } from './locales/en/words';
import { shell as enShell } from './locales/en/shell';
import { staffing as enStaffing } from './locales/en/staffing';
import { surveyForms as enSurveyForms } from './locales/en/survey-forms';
import { surveys as enSurveys } from './locales/en/surveys';
import { trends as enTrends } from './locales/en/trends';
import { accounts } from './locales/zh-cn/accounts';
import { articles } from './locales/zh-cn/articles';
import { assist } from './locales/zh-cn/assist';
import { autoReplies } from './locales/zh-cn/auto-replies';
import { board } from './locales/zh-cn/board';
import { bot } from './locales/zh-cn/bot';
import { call } from './locales/zh-cn/call';
import { calendars } from './locales/zh-cn/calendars';
import { callbacks } from './locales/zh-cn/callbacks';
import { cases, goodwill } from './locales/zh-cn/cases';
import { feedback } from './locales/zh-cn/feedback';
import { actions, caseKinds, departments, tasks } from './locales/zh-cn/case-tasks';
import { channels } from './locales/zh-cn/channels';
import { conversation } from './locales/zh-cn/conversation';
import { customer } from './locales/zh-cn/customer';
import { edition } from './locales/zh-cn/edition';
import { general } from './locales/zh-cn/general';
import { inbox } from './locales/zh-cn/inbox';
import { customers } from './locales/zh-cn/customers';
import { orders } from './locales/zh-cn/orders';
import { contacts } from './locales/zh-cn/contacts';
import { notices } from './locales/zh-cn/notices';
import { promises } from './locales/zh-cn/promises';
import { report } from './locales/zh-cn/report';
import { routing } from './locales/zh-cn/routing';
import { rules } from './locales/zh-cn/rules';
import { search } from './locales/zh-cn/search';
import { serviceLevels } from './locales/zh-cn/service-levels';
import { settings } from './locales/zh-cn/settings';
import { spoken } from './locales/zh-cn/spoken';
import { words } from './locales/zh-cn/words';
import { shell } from './locales/zh-cn/shell';
import { staffing } from './locales/zh-cn/staffing';
import { surveyForms } from './locales/zh-cn/survey-forms';
import { surveys } from './locales/zh-cn/surveys';
import { trends } from './locales/zh-cn/trends';

/** All texts of the console, by language. */
export const texts = {
  'zh-CN': {
    ...general,
    ...shell,
    accounts,
    articles,
    assist,
    autoReplies,
    board,
    bot,
    call,
    calendars,
    callbacks,
    cases,
    goodwill,
    feedback,
    tasks,
    actions,
    caseKinds,
    departments,
    edition,
    channels,
    inbox,
    conversation,
    customer,
    customers,
    orders,
    contacts,
    notices,
    promises,
    report,
    routing,
    rules,
    search,
    serviceLevels,
    settings,
    spoken,
    words,
    staffing,
    surveyForms,
    surveys,
    trends,
  },
  en: {
    ...enGeneral,
    ...enShell,
    accounts: enAccounts,
    articles: enArticles,
    assist: enAssist,
    autoReplies: enAutoReplies,
    board: enBoard,
    bot: enBot,
    call: enCall,
    calendars: enCalendars,
    callbacks: enCallbacks,
    cases: enCases,
    goodwill: enGoodwill,
    feedback: enFeedback,
    tasks: enTasks,
    actions: enActions,
    caseKinds: enCaseKinds,
    departments: enDepartments,
    edition: enEdition,
    channels: enChannels,
    inbox: enInbox,
    conversation: enConversation,
    customer: enCustomer,
    customers: enCustomers,
    orders: enOrders,
    contacts: enContacts,
    notices: enNotices,
    promises: enPromises,
    report: enReport,
    routing: enRouting,
    rules: enRules,
    search: enSearch,
    serviceLevels: enServiceLevels,
    settings: enSettings,
    spoken: enSpoken,
    words: enWords,
    staffing: enStaffing,
    surveyForms: enSurveyForms,
    surveys: enSurveys,
    trends: enTrends,
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
