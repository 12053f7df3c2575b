import { type EditInbox } from '@yingda/contracts';
import type { TeamKey } from './staff';

/** The name of the demo shop. */
export const SHOP_NAME = '禾间生活';
export const INBOX_KEY = 'demo-shop';
export const INBOX_KEY_WITH_HOURS = 'demo-shop-hours';
export type InboxKey = typeof INBOX_KEY | typeof INBOX_KEY_WITH_HOURS;

const WEEKDAY = [{ open: '09:00', close: '21:00' }];
const WEEKEND = [{ open: '09:30', close: '22:00' }];

const appearance = {
  color: '#1F6B57',
  side: 'right',
  bottomOffset: 20,
  theme: 'system',
  greetingZh: '您好，欢迎来到禾间生活',
  greetingEn: 'Welcome to Hejian Living',
  launcherText: false,
} as const;

/** The entrances of the demo: one round the clock, one with hours and a form before the chat. */
export const inboxes: (EditInbox & { key: InboxKey; team: TeamKey })[] = [
  {
    key: INBOX_KEY,
    team: 'pre-sale',
    name: '官网商城',
    shopName: SHOP_NAME,
    language: 'zh-CN',
    hours: null,
    appearance,
    preChat: [],
    livePreview: true,
  },
  {
    key: INBOX_KEY_WITH_HOURS,
    team: 'after-sale',
    name: '官网售后（工作时间）',
    shopName: SHOP_NAME,
    language: 'zh-CN',
    hours: {
      timeZone: 'Asia/Shanghai',
      days: {
        mon: WEEKDAY,
        tue: WEEKDAY,
        wed: WEEKDAY,
        thu: WEEKDAY,
        fri: WEEKDAY,
        sat: WEEKEND,
        sun: WEEKEND,
      },
      holidays: [
        '2026-10-01',
        '2026-10-02',
        '2026-10-03',
        '2026-10-04',
        '2026-10-05',
        '2026-10-06',
        '2026-10-07',
      ],
    },
    appearance,
    preChat: [
      { kind: 'name', required: false },
      { kind: 'topic', required: false },
    ],
    livePreview: true,
  },
];
