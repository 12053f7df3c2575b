import { type BotPlan } from '@yingda/contracts';
import type { HandOverReason, Language, Mood } from '@yingda/contracts/names';
import type { Talk } from './talk';

const REASONS: Record<HandOverReason | 'taken', [zh: string, en: string]> = {
  asked: ['客户要求人工', 'the customer asked for a person'],
  doubt: ['没有找到答案', 'no answer was found'],
  'not-helped': ['回答没有帮助', 'the answers did not help'],
  anger: ['客户情绪激动', 'the customer is angry'],
  complaint: ['客户投诉', 'a complaint'],
  safety: ['涉及人身安全', 'somebody may come to harm'],
  collected: ['已收集信息，需要人工查询', 'what was given needs somebody to look at it'],
  'auto-reply': ['自动回复转人工', 'handed over by an auto-reply'],
  rule: ['规则转人工', 'handed over by a rule'],
  taken: ['客服在转交前接手', 'somebody took it over before it was handed over'],
  off: ['机器人没有应答', 'the bot was off or did not answer'],
};
const MOODS: Record<Mood, [zh: string, en: string]> = {
  calm: ['平静', 'calm'],
  unhappy: ['不满', 'not content'],
  angry: ['生气', 'angry'],
};

/** What whoever takes over must know: why, what was asked, given and answered, and how the customer sounds. */
export function summaryOf(
  talk: Talk,
  how: { reason: HandOverReason | 'taken'; plan: BotPlan; language: Language },
): string {
  const { plan, reason, language } = how;
  const pick = <T>(zh: T, en: T) => (language === 'en' ? en : zh);
  const said = ([zh, en]: [string, string]) => pick(zh, en);
  const none = pick('无', 'nothing');
  const list = (items: string[]) => (items.length === 0 ? none : items.map((item) => `\n· ${item}`).join(''));
  const facts = plan.questions.flatMap(({ key, label }) =>
    key in talk.facts ? [`${pick(label.zh, label.en)}: ${talk.facts[key]}`] : [],
  );
  return [
    pick('🤖 机器人交接', '🤖 Handed over by the bot'),
    `${pick('原因', 'Why')}: ${said(REASONS[reason])}`,
    `${pick('客户问了', 'Asked')}: ${list(talk.asked)}`,
    `${pick('已收集', 'Given')}: ${list(facts)}`,
    `${pick('机器人答了', 'Answered')}: ${list(talk.shown.map(({ key, title }) => `${title} (${key})`))}`,
    `${pick('情绪', 'Mood')}: ${said(MOODS[talk.mood])}`,
  ].join('\n');
}
