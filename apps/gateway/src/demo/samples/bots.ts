import { type BotPlan, type EditInbox } from '@yingda/contracts';
import { SHIPPED_PLAN } from '@yingda/automation';
import { SHOP_NAME } from './inboxes';

/** The entrance where the bot answers first, by `/?inbox=demo-shop-bot`. The others stay as they were: people first. */
export const BOT_INBOX: EditInbox & { key: string } = {
  key: 'demo-shop-bot',
  name: '官网智能客服',
  shopName: SHOP_NAME,
  language: 'zh-CN',
  hours: null,
  appearance: {
    color: '#1F6B57',
    side: 'right',
    bottomOffset: 20,
    theme: 'system',
    greetingZh: '您好，我是智能助手小应，随时可以转人工',
    greetingEn: 'Hello, I am the assistant; a person is one click away',
    launcherText: false,
  },
  preChat: [],
  livePreview: true,
};

/** As shipped, switched on, with the articles it knows by heart on its menu. */
export const BOT_PLAN: BotPlan = {
  ...SHIPPED_PLAN,
  active: true,
  greeting: {
    zh: `您好，我是${SHOP_NAME}的智能助手小应。请直接说您的问题，或者选一项：`,
    en: 'Hello, I am the assistant of Hejian Living. Tell me your question, or choose one:',
  },
};
