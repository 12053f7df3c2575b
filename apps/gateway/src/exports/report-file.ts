import { type FigureRow, type ReportAnswer, type ReportCase, type ReportCasePage } from '@yingda/contracts';
import type { Language, ReportGrouping } from '@yingda/contracts/names';
import type { Names } from '../views/report-names';
import type { Cell } from './csv';

type Words = readonly [zh: string, en: string];
const GROUPS: Record<ReportGrouping, Words> = {
  team: ['团队', 'Team'],
  agent: ['客服', 'Agent'],
  channel: ['渠道', 'Channel'],
  inbox: ['入口', 'Inbox'],
  tier: ['会员等级', 'Tier'],
  topic: ['主题', 'Topic'],
  tag: ['评价原因', 'Reason'],
  category: ['工单类别', 'Category'],
  kind: ['类型', 'Kind'],
  department: ['责任部门', 'Department'],
  product: ['产品', 'Product'],
  cause: ['原因', 'Cause'],
  rise: ['升级原因', 'Why it rose'],
  age: ['天数', 'Days'],
  day: ['日期', 'Day'],
  week: ['周（周一）', 'Week of'],
  month: ['月份', 'Month'],
  hour: ['小时', 'Hour'],
  weekday: ['星期', 'Weekday'],
};
const VALUES: Words[] = [
  ['数值', 'Value'],
  ['单位', 'Unit'],
  ['样本数', 'Count'],
  ['平均', 'Mean'],
  ['中位数', 'Median'],
  ['P90', 'P90'],
  ['分子', 'Numerator'],
  ['分母', 'Denominator'],
  ['从未回复', 'Never answered'],
  ['上期', 'Previous'],
  ['变化', 'Change'],
];
const WHOLE: Words = ['全部', 'All'];
const NAMED: ReadonlySet<ReportGrouping> = new Set(['team', 'agent', 'inbox', 'topic', 'department']);

/** The table of a report: of each figure all together, then its rows. */
export function* figureRows(answer: ReportAnswer, names: Names, language: Language): Generator<Cell[]> {
  const say = ([zh, en]: Words) => (language === 'en' ? en : zh);
  const { groupBy } = answer;
  yield [say(['指标', 'Figure']), ...groupBy.map((by) => say(GROUPS[by])), ...VALUES.map(say)];
  for (const figure of answer.figures) {
    const { nameZh, nameEn } = figure.definition;
    const name = language === 'en' ? nameEn : nameZh;
    const cells = ({ group, value, previous, change }: FigureRow): Cell[] => [
      name,
      ...group,
      ...[value.value, figure.unit, value.count, value.mean, value.median, value.p90],
      ...[value.numerator, value.denominator, value.unanswered ?? null, previous?.value ?? null, change],
    ];
    const { overall, previous, change } = figure;
    if (!overall) {
      yield [name, ...groupBy.map(() => ''), null, figure.refused?.message ?? ''];
      continue;
    }
    yield cells({ group: groupBy.map(() => say(WHOLE)), value: overall, previous: previous ?? null, change });
    for (const row of figure.rows)
      yield cells({
        ...row,
        group: row.group.map((one, at) => (NAMED.has(groupBy[at]!) ? names(one) : (one ?? ''))),
      });
  }
}

const CASES: Words[] = [
  ['会话号', 'Number'],
  ['客户', 'Customer'],
  ['渠道', 'Channel'],
  ['入口', 'Inbox'],
  ['团队', 'Team'],
  ['客服', 'Agent'],
  ['主题', 'Topic'],
  ['会员等级', 'Tier'],
  ['开始', 'Opened'],
  ['结束', 'Closed'],
  ['发生', 'When'],
  ['数值', 'Value'],
  ['单位', 'Unit'],
  ['计入或除以', 'Counted, or divided by'],
  ['从未回复', 'Never answered'],
  ['外部导入', 'Imported'],
  ['链接', 'Link'],
];

/** How a file of conversations is written. */
export interface CaseFile {
  unit: ReportCasePage['unit'];
  names: Names;
  language: Language;
  timeZone: string;
  publicUrl: string;
}

/** Titles of the columns; times are of the shop's zone, which they name. */
export function caseTitles({ language, timeZone }: CaseFile): Cell[] {
  return CASES.map(
    ([zh, en], at) => `${language === 'en' ? en : zh}${at >= 8 && at <= 10 ? ` (${timeZone})` : ''}`,
  );
}

/** Writes one conversation after the other. */
export function caseWriter({ unit, names, timeZone, publicUrl }: CaseFile): (one: ReportCase) => Cell[] {
  // As spreadsheets read it: 2025-03-01 09:30:00.
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const time = (at: string | null | undefined) => (at ? clock.format(new Date(at)) : '');
  return (one) => [
    one.number,
    one.customer ? one.customer.name || one.customer.code : '',
    one.channel ?? '',
    ...[names(one.inboxId), names(one.teamId), names(one.agentId), names(one.topicId), one.tier ?? ''],
    ...[time(one.openedAt), time(one.closedAt), time(one.at)],
    ...[one.value, unit, one.of, one.unanswered, one.imported],
    one.opens ? `${publicUrl}/console${placeOf(one)}` : '',
  ];
}

/** Where the console shows it. */
function placeOf({ item, itemId, conversationId }: ReportCase): string {
  if (item === 'case') return `/cases/${itemId}`;
  if (item === 'action') return '/actions';
  if (item === 'feedback') return `/cases/feedback?id=${itemId}`;
  if (item === 'contact' || item === 'opinion') return `/contacts/${itemId}`;
  return `/conversations/${conversationId}`;
}
