import type { AddSurveyForm } from '@yingda/contracts';
import type { Admin } from './admin';
import type { Shop } from './shop';

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** From now on customers of this shop are asked when a chat is over, and a low score is owed a word. */
export async function askAfterChats(manager: Admin, shop: Shop): Promise<void> {
  const form: AddSurveyForm = {
    name: text('会话后满意度', 'After the chat'),
    ...{
      active: true,
      trigger: 'conversation-closed',
      delaySeconds: 0,
      samplePercent: 100,
      coolDownHours: 0,
    },
    conditions: { inboxIds: [shop.inboxId], channels: [], teamIds: [], topicIds: [], tiers: [], endedBy: [] },
    ...{
      expiresHours: 48,
      remindAfterHours: null,
      anonymous: false,
      collection: ['online'],
      withoutPerson: false,
    },
    ...{ credit: 'closing-agent', tooFastSeconds: 0 },
    lowScore: { active: true, atMost: 2, dueOpenHours: 24 },
    invitation: text('请为本次服务打分', 'Please rate this chat'),
    thanks: text('感谢您的评价', 'Thank you for your rating'),
    questions: [
      {
        ...{ id: 'overall', kind: 'rating', dimension: 'overall', required: true, options: [] },
        text: text('您对本次服务满意吗', 'Were you satisfied'),
      },
      {
        ...{ id: 'comment', kind: 'text', dimension: 'other', required: false, options: [] },
        text: text('还想说什么', 'Anything else'),
      },
    ],
  };
  await manager.call('POST /api/survey-forms', form);
}
