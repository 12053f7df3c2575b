import { type AddSurveyForm } from '@yingda/contracts';

const words = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** A form that asks after every conversation whether it went well, and why not. */
export function aForm(more: Partial<AddSurveyForm> = {}): AddSurveyForm {
  return {
    key: 'sv-spec',
    name: words('服务评价', 'Your visit'),
    active: true,
    trigger: 'conversation-closed',
    delaySeconds: 0,
    conditions: { inboxIds: [], channels: [], teamIds: [], topicIds: [], tiers: [], endedBy: [] },
    samplePercent: 100,
    coolDownHours: 24,
    expiresHours: 48,
    remindAfterHours: null,
    anonymous: false,
    collection: ['online', 'phone'],
    withoutPerson: false,
    credit: 'closing-agent',
    lowScore: { active: true, atMost: 2, dueOpenHours: 24 },
    tooFastSeconds: 2,
    invitation: words('请评价本次服务', 'How was it?'),
    thanks: words('谢谢您的评价', 'Thank you'),
    questions: [
      {
        id: 'overall',
        kind: 'rating',
        dimension: 'overall',
        text: words('您对本次服务满意吗？', 'How satisfied are you?'),
        required: true,
        options: [],
      },
      {
        id: 'reasons',
        kind: 'tags',
        dimension: 'reasons',
        text: words('哪里不满意？', 'What went wrong?'),
        required: false,
        options: [
          { value: 'slow', label: words('回复慢', 'Slow') },
          { value: 'rude', label: words('态度差', 'Rude') },
        ],
        showIf: { question: 'overall', atMost: 3 },
      },
      {
        id: 'solved',
        kind: 'choice',
        dimension: 'solved',
        text: words('问题解决了吗？', 'Was it solved?'),
        required: false,
        options: [
          { value: 'yes', label: words('已解决', 'Yes') },
          { value: 'partly', label: words('部分解决', 'Partly') },
          { value: 'no', label: words('没有解决', 'No') },
        ],
      },
      {
        id: 'comment',
        kind: 'text',
        dimension: 'other',
        text: words('还有什么想说的？', 'Anything else?'),
        required: false,
        options: [],
        maxLength: 500,
      },
    ],
    ...more,
  };
}
