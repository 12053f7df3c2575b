import type { EditionKind, EditionSectionKey, FigureUnit, Language } from '@yingda/contracts/names';

type Words = readonly [zh: string, en: string];
export const KINDS: Record<EditionKind, Words> = {
  'weekly-complaints': ['每周投诉报告', 'Weekly complaint report'],
  'monthly-service': ['服务月报', 'Monthly service report'],
  'quarterly-contacts': ['季度走访与意见报告', 'Quarterly contact and opinion report'],
};
export const SECTIONS: Record<EditionSectionKey, Words> = {
  complaints: ['投诉概况', 'Complaints'],
  'by-category': ['按类别', 'By category'],
  'by-department': ['按责任部门', 'By department'],
  'by-product': ['按产品', 'By product'],
  'by-day': ['按日', 'Day by day'],
  timeliness: ['时效', 'In time'],
  causes: ['原因分析（帕累托）', 'Root causes (Pareto)'],
  rises: ['升级原因', 'Why cases rose'],
  backlog: ['未结与超期', 'Open and overdue'],
  'backlog-by-owner': ['未结与超期：按负责人', 'Open and overdue, by owner'],
  'backlog-by-department': ['未结与超期：按责任部门', 'Open and overdue, by department'],
  'reopened-cases': ['重新打开', 'Reopened'],
  callbacks: ['回访', 'Callbacks'],
  contacts: ['走访与意见', 'Contacts and opinions'],
  'contacts-by-agent': ['走访：按客服', 'Contacts, by agent'],
  opinions: ['意见办理：按责任部门', 'Opinions, by department'],
  actions: ['纠正与预防措施', 'Corrective and preventive actions'],
  service: ['服务概况', 'Service'],
  'by-channel': ['按渠道', 'By channel'],
  'by-team': ['按团队', 'By team'],
  response: ['响应', 'Response'],
  satisfaction: ['满意度', 'Satisfaction'],
  workload: ['工作量', 'Workload'],
  conversion: ['转化', 'Conversion'],
  vip: ['大客户', 'Key accounts'],
};
export const TERMS = {
  figure: ['指标', 'Figure'],
  now: ['本期', 'This period'],
  before: ['上期', 'Period before'],
  change: ['变化', 'Change'],
  target: ['目标', 'Target'],
  median: ['中位数', 'median'],
  cumulative: ['累计占比', 'Cumulative'],
  none: ['未填', 'None'],
  live: ['截至生成时', 'when made'],
  empty: [
    '本期没有发生任何这份报告所统计的事项。下列数字为零或空缺，并非遗漏。',
    'Nothing of what this report counts happened in the period. Figures below are zero or missing for that reason.',
  ],
  nothing: ['本期没有。', 'None in this period.'],
  made: ['生成于', 'Made'],
  against: ['对比', 'against'],
  ownPart: ['仅含您负责的部分，按现在统计', 'Only your part of it, counted now'],
  unchanged: ['持平', 'unchanged'],
  definitions: ['指标说明', 'What the figures mean'],
  days: ['天', 'days'],
  footer: ['应答 · 内部资料', 'Yingda · for internal use'],
  read: [
    '在控制台查看，点数字可查看背后的工单与会话：',
    'In the console, every number opens what is behind it:',
  ],
  points: ['个百分点', 'pts'],
} as const satisfies Record<string, Words>;

export function say([zh, en]: Words, language: Language): string {
  return language === 'en' ? en : zh;
}

const UNIT = { 'zh-CN': ['小时', '分', '秒'], en: [' h', ' m', ' s'] } as const;

/** A value as the console writes it. */
export function writeValue(value: number | null | undefined, unit: FigureUnit, language: Language): string {
  if (value == null) return '–';
  switch (unit) {
    case 'seconds': {
      const [hour, minute, second] = UNIT[language];
      const total = Math.round(value);
      if (total >= 86_400) return `${Math.round(total / 3_600).toLocaleString(language)}${hour}`;
      if (total >= 3_600)
        return `${Math.floor(total / 3_600)}${hour} ${Math.floor((total % 3_600) / 60)}${minute}`;
      return total >= 60 ? `${Math.floor(total / 60)}${minute} ${total % 60}${second}` : `${total}${second}`;
    }
    case 'share':
      return `${(value * 100).toLocaleString(language, { maximumFractionDigits: value > 0 && value < 0.1 ? 2 : 1 })}%`;
    case 'count':
      return Math.round(value).toLocaleString(language);
    case 'points':
      return value.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    case 'ratio':
      return value.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }
}

/** The difference to the period before, with its sign; shares in points of a hundred. */
export function writeChange(
  { value, before }: { value: number | null; before: number | null },
  unit: FigureUnit,
  language: Language,
): { text: string; step: number } | null {
  if (value === null || before === null) return null;
  const scale = { seconds: 1, share: 1_000, count: 1, ratio: 100, points: 10 }[unit];
  const step = Math.round(value * scale) - Math.round(before * scale);
  if (step === 0) return { text: say(TERMS.unchanged, language), step };
  const size = Math.abs(step) / scale;
  const amount =
    unit === 'share'
      ? `${(size * 100).toLocaleString(language, { maximumFractionDigits: 1 })} ${say(TERMS.points, language)}`
      : writeValue(size, unit, language);
  return { text: `${step > 0 ? '+' : '−'}${amount}`, step };
}
