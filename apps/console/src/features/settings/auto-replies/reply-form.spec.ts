import { bodyOf, formOf, newListen, newMenuItem, replyProblem, type ReplyForm } from './reply-form';
import type { AutoReply } from './use-auto-replies';

const stored: AutoReply = {
  id: '0190a000-0000-7000-8000-000000000001',
  key: 'ar-006',
  name: '退换货',
  kind: 'keyword',
  enabled: true,
  priority: 50,
  inboxIds: [],
  keywords: [{ language: 'zh-CN', match: 'contains', words: ['退货'], except: ['不退货'] }],
  texts: [{ language: 'zh-CN', text: '7 天内可退' }],
  attachmentIds: [],
  menu: [
    {
      id: '1',
      labels: [{ language: 'zh-CN', text: '步骤' }],
      leads: 'reply',
      replyKey: 'ar-007',
    },
  ],
  action: 'none',
  cooldownSeconds: 120,
  phase: 'waiting',
  afterSeconds: null,
  repeats: null,
  version: 4,
};

describe('the form of an auto-reply', () => {
  it('has room for both languages and sends only what is written', () => {
    const form = formOf(stored);
    expect(form.keywords.map(({ language }) => language)).toEqual(['zh-CN', 'en']);
    const { id: _, version: __, ...body } = stored;
    expect(bodyOf(form, stored.key)).toEqual(body);
  });

  it('reads the same twice: a refresh changes no row', () => {
    expect(formOf(stored)).toEqual(formOf(stored));
  });

  it('drops what another kind has no use for', () => {
    const body = bodyOf({ ...formOf(stored), kind: 'no-reply-yet', afterSeconds: 60, repeats: 2 }, null);
    expect(body).toMatchObject({ keywords: [], afterSeconds: 60, repeats: 2 });
    expect(bodyOf({ ...formOf(stored), kind: 'welcome' }, null)).toMatchObject({ afterSeconds: null });
  });

  it('sends of an item of the menu only what it leads to', () => {
    const item = { ...newMenuItem([]), labels: { 'zh-CN': '人工', en: 'Agent' }, replyKey: 'ar-001' };
    const body = bodyOf({ ...formOf(stored), menu: [{ ...item, leads: 'hand-over' }] }, null);
    expect(body.menu[0]).not.toHaveProperty('replyKey');
    expect(newMenuItem([{ ...item, id: '2' }]).id).toBe('3');
  });

  const whole = formOf(stored);
  it.each<[string, Partial<ReplyForm>, unknown]>([
    ['in order', {}, null],
    ['without a name', { name: ' ' }, { part: 'name' }],
    ['with nothing to listen to', { keywords: [newListen('en')] }, { part: 'words' }],
    ['that says nothing', { texts: { 'zh-CN': ' ', en: '' } }, { part: 'text' }],
    ['that says too much', { texts: { 'zh-CN': '长'.repeat(2_001), en: '' } }, { part: 'long' }],
    ['with an item that leads nowhere', { menu: [newMenuItem([])] }, { part: 'menu', n: 1 }],
    ['of an occasion without words', { kind: 'welcome', keywords: [] }, null],
  ])('%s', (_, parts, problem) => expect(replyProblem({ ...whole, ...parts })).toEqual(problem));
});
