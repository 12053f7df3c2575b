import i18next from 'i18next';
import type { Author, StaffEntry } from '@yingda/contracts';
import { TIMELINE_EVENTS, type TimelineEvent } from '@yingda/contracts/names';
import { conversation as en } from '../../i18n/locales/en/conversation';
import { general as generalEn } from '../../i18n/locales/en/general';
import { conversation as zh } from '../../i18n/locales/zh-cn/conversation';
import { general as generalZh } from '../../i18n/locales/zh-cn/general';
import { eventText, whoClosed } from './event-text';

const i18n = i18next.createInstance();
beforeAll(() =>
  i18n.init({
    resources: {
      en: { translation: { ...generalEn, conversation: en } },
      'zh-CN': { translation: { ...generalZh, conversation: zh } },
    },
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  }),
);

const clerk: Author = { kind: 'agent', id: 'a', name: '小芳' };
const system: Author = { kind: 'system', name: 'routing' };
const shopper: Author = { kind: 'customer', id: 'c', name: '周嘉宁' };
function line(
  event: TimelineEvent,
  details: Record<string, string> = {},
  author: Author = clerk,
): StaffEntry {
  return {
    id: 'e',
    conversationId: 'c',
    position: 1,
    sequence: null,
    entry: 'event',
    author,
    content: { kind: 'event', event, details },
    createdAt: '2026-11-22T06:00:00.000Z',
  };
}
const say = (language: 'zh-CN' | 'en', entry: StaffEntry) =>
  eventText(entry, { t: i18n.getFixedT(language), language });

it('a conversation of another system says from which it came', () => {
  const opened = line('conversation-opened', { source: 'import:oldchat' }, shopper);
  for (const language of ['zh-CN', 'en'] as const) expect(say(language, opened)).toContain('oldchat');
  expect(say('en', line('conversation-opened', { source: '/products/3' }, shopper))).not.toContain(
    'products',
  );
});

it.each(['zh-CN', 'en'] as const)(
  'a deed of staff says by whom, by the name colleagues know (%s)',
  (language) => {
    const deeds: [TimelineEvent, Record<string, string>][] = [
      ['conversation-assigned', { agentName: '陈敏', how: 'assigned' }],
      ['conversation-transferred', { teamName: '售后' }],
      ['transfer-taken-back', {}],
      ['conversation-escalated', { level: '2', reason: '赔付' }],
      ['conversation-waiting', {}],
      ['conversation-closed', { endedBy: 'agent' }],
      ['conversation-closed', { endedBy: 'merge' }],
      ['conversation-disposed', { topicZh: '物流', topicEn: 'Delivery', resolved: 'yes' }],
      ['conversation-reopened', {}],
      ['conversation-merged', { fromNumber: '100318' }],
      ['conversation-merged', { intoNumber: '100319' }],
      ['conversation-unmerged', {}],
      ['conversation-opened', {}],
    ];
    for (const [event, details] of deeds)
      expect(say(language, line(event, { byName: '王芳', ...details }))).toContain('王芳');
  },
);

it('what the system or the customer did is not said without a doer either', () => {
  expect(say('zh-CN', line('conversation-assigned', { agentName: '陈敏', byName: 'routing' }, system))).toBe(
    '系统分配给陈敏',
  );
  expect(say('en', line('conversation-assigned', { agentName: 'Chen Min' }, system))).toBe(
    'Assigned to Chen Min by the system',
  );
  expect(say('en', line('conversation-reopened', {}, shopper))).toBe(
    'The customer wrote again and reopened it',
  );
  expect(say('zh-CN', line('conversation-reopened', {}, shopper))).toBe('顾客又来信，会话重新打开');
});

it.each(['zh-CN', 'en'] as const)('every kind of event has a sentence without holes (%s)', (language) => {
  const details = {
    ...{ byName: '王芳', agentName: '陈敏', teamName: '售后', level: '2', reason: 'x', endedBy: 'agent' },
    ...{ topicZh: 'x', topicEn: 'x', resolved: 'yes', fromNumber: '1', score: '5', waitedSeconds: '60' },
  };
  for (const event of TIMELINE_EVENTS) {
    const said = say(language, line(event, details));
    expect(said).not.toMatch(/[{}]|conversation\.event/);
  }
});

it('who closed it is the last who did, and nobody when the customer did', () => {
  const closed = (byName: string, endedBy = 'agent') => line('conversation-closed', { byName, endedBy });
  expect(
    whoClosed([closed('王芳'), line('conversation-reopened'), closed('陈敏'), line('conversation-rated')]),
  ).toBe('陈敏');
  expect(whoClosed([closed('王芳'), closed('', 'customer')])).toBeNull();
  expect(whoClosed([])).toBeNull();
});
