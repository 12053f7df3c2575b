import type { Same } from '../same';
import type { assist as zh } from '../zh-cn/assist';

export const assist: Same<typeof zh> = {
  button: 'Assistant',
  mark: 'Suggested by a machine: check before you use it',
  deeds: {
    reply: 'Draft a reply',
    summary: 'Summarise',
    translateLast: 'Translate the customer’s last message',
    translateDraft: 'Translate the draft into {language}',
  },
  tone: 'Make the draft',
  tones: { polite: 'more polite', shorter: 'shorter', warmer: 'warmer', plainer: 'plainer' },
  languages: { 'zh-CN': 'Chinese', en: 'English' },
  working: 'Writing…',
  insert: 'Put into the reply',
  replace: 'Replace the draft',
  copy: 'Copy',
  copied: 'Copied',
  again: 'Again',
  back: 'Back',
  sources: 'From',
  source: { article: 'Article', conversation: 'This conversation' },
  masked: 'Personal data masked before it left: {n}',
  noTopic: 'No topic fits',
  suggestTopic: 'Let the assistant suggest',
  topicChosen: 'Topic suggested by a machine: check it',
};
