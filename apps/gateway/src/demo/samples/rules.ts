import { type RuleCondition, type RuleContent } from '@yingda/contracts';

const test = (
  field: RuleCondition['field'] & string,
  operator: RuleCondition['operator'] & string,
  value: RuleCondition['value'],
): RuleCondition => ({ kind: 'test', field, operator, value: value! });

const COMPLAINTS = ['投诉', '举报', '消费者协会', '12315', '差评', '曝光', '律师', '骗子'];
const COMPLAINTS_EN = ['complaint', 'complain', 'lawyer', 'lawsuit', 'scam', 'ridiculous'];

/** What the demo shop rules, in its own inboxes: by key, in their order. */
export function shippedRules(inboxIds: string[]): (RuleContent & { key: string })[] {
  const here = test('conversation.inbox', 'one-of', inboxIds);
  const rule = (
    key: string,
    name: string,
    more: Partial<RuleContent> & Pick<RuleContent, 'trigger' | 'actions'>,
  ) => ({
    ...{ key, name, enabled: true, teamIds: [], stopAfter: false },
    conditions: { kind: 'all' as const, conditions: [here] },
    ...more,
  });
  const all = (...conditions: RuleCondition[]): RuleCondition => ({
    kind: 'all',
    conditions: [here, ...conditions],
  });
  return [
    rule('rule-vip-complaint', '重要客户投诉优先 / VIP complaint first', {
      trigger: { kind: 'message.customer' },
      conditions: all(
        test('customer.tier', 'one-of', ['vip', 'gold']),
        test('message.text', 'contains', [...COMPLAINTS, ...COMPLAINTS_EN]),
      ),
      actions: [
        { kind: 'priority', priority: 'urgent' },
        { kind: 'tag', tags: ['投诉'] },
        {
          kind: 'notify',
          leads: true,
          holder: true,
          text: '重要客户有投诉倾向，请尽快跟进。/ A VIP is about to complain; please look at once.',
        },
      ],
      perConversationHour: 1,
    }),
    rule('rule-low-rating', '低分通知组长 / Low rating to the lead', {
      trigger: { kind: 'survey.answered' },
      conditions: all(test('survey.score', 'at-most', 2)),
      actions: [
        { kind: 'tag', tags: ['低分'] },
        {
          kind: 'notify',
          leads: true,
          text: '客户打了低分，请查看原因。/ A customer gave a low rating; please see why.',
        },
      ],
    }),
    rule('rule-no-answer', '十分钟未回复先安抚 / No answer for ten minutes', {
      trigger: { kind: 'time.unanswered', seconds: 600 },
      conditions: all(
        test('conversation.inOpeningHours', 'is', true),
        test('conversation.status', 'one-of', ['queued', 'assigned', 'active']),
      ),
      actions: [
        {
          kind: 'reply',
          texts: [
            { locale: 'zh-CN', text: '让您久等了，非常抱歉！我们正在为您核实，会尽快回复您。' },
            {
              locale: 'en',
              text: 'Sorry to keep you waiting. We are looking into it and will answer as soon as we can.',
            },
          ],
        },
        {
          kind: 'notify',
          leads: true,
          holder: true,
          text: '客户已等待十分钟。/ This customer has waited for ten minutes.',
        },
      ],
      perConversationHour: 2,
    }),
    rule('rule-night-wechat', '微信夜间留言打标签 / WeChat at night', {
      trigger: { kind: 'message.customer' },
      conditions: all(
        test('conversation.channel', 'one-of', ['wechat', 'wechat-mini-program', 'wecom']),
        test('conversation.inOpeningHours', 'is', false),
      ),
      actions: [{ kind: 'tag', tags: ['夜间'] }],
      perConversationHour: 1,
    }),
  ];
}
