import { type Edition, type EditionFigure, type FigureValue } from '@yingda/contracts';
import type { FigureKey, FigureUnit } from '@yingda/contracts/names';

const value = (of: Partial<FigureValue>): FigureValue => ({
  ...{ value: null, count: 0, mean: null, median: null, p90: null, numerator: null },
  ...{ denominator: null, unanswered: null },
  ...of,
});

function figure(
  [key, nameZh, nameEn]: [FigureKey, string, string],
  unit: FigureUnit,
  of: Partial<EditionFigure> & { now: number | null; before?: number | null },
): EditionFigure {
  const { now, before, ...rest } = of;
  const definition = { nameZh, nameEn, zh: `${nameZh}的说明。`, en: `What ${nameEn.toLowerCase()} means.` };
  return {
    ...{ key, number: 2, unit, better: 'lower', used: {}, live: false, target: null, change: null, rows: [] },
    definition,
    overall: value({
      value: now,
      count: now ?? 0,
      ...(unit === 'share' ? { numerator: 4, denominator: 6 } : {}),
    }),
    previous: before === undefined ? null : value({ value: before }),
    ...rest,
  };
}
const row = (group: string | null, now: number, of: { before?: number; cumulative?: number } = {}) => ({
  group: [group],
  value: value({ value: now, count: now }),
  previous: of.before === undefined ? null : value({ value: of.before }),
  change: null,
  ...(of.cumulative === undefined ? {} : { cumulative: of.cumulative }),
});

/** A weekly complaint report as it might be. */
export const WEEKLY: Edition = {
  ...{ id: '0199aa00-0000-7000-8000-000000000001', kind: 'weekly-complaints', timeZone: 'Asia/Shanghai' },
  ...{ from: '2026-11-15T16:00:00.000Z', to: '2026-11-22T16:00:00.000Z' },
  ...{ previousFrom: '2026-11-08T16:00:00.000Z', madeAt: '2026-11-22T16:01:05.000Z' },
  ...{ empty: false, ownPart: false, mailed: 0, mailsFailed: 0, mails: [] },
  names: [
    { id: 'quality', zh: '产品质量', en: 'Product quality' },
    { id: 'logistics', zh: '物流配送', en: 'Logistics' },
    { id: 'defect', zh: '来料缺陷', en: 'Faulty part' },
    { id: 'courier', zh: '承运商延误', en: 'Courier late' },
  ],
  sections: [
    {
      key: 'complaints',
      groupBy: [],
      figures: [
        figure(['complaints', '投诉量', 'Complaints'], 'count', { now: 23, before: 19 }),
        figure(['complaint-rate', '投诉率', 'Complaint rate'], 'share', { now: 0.031, before: 0.027 }),
        figure(['overdue-cases', '超期工单', 'Overdue cases'], 'count', { now: 3, live: true, target: 0 }),
      ],
    },
    {
      key: 'timeliness',
      groupBy: [],
      figures: [
        figure(['closed-3-days', '三天关闭率', 'Closed within 3 days'], 'share', {
          ...{ now: 4 / 6, before: 0.5, target: 1, better: 'higher' },
        }),
      ],
    },
    {
      key: 'by-category',
      groupBy: ['category'],
      figures: [
        figure(['complaints', '投诉量', 'Complaints'], 'count', {
          now: 23,
          rows: [row('quality', 15, { before: 9 }), row('logistics', 8, { before: 10 })],
        }),
      ],
    },
    {
      key: 'causes',
      groupBy: ['cause'],
      figures: [
        figure(['root-causes', '投诉原因', 'Root causes'], 'count', {
          now: 23,
          rows: [
            row('defect', 12, { cumulative: 12 / 23 }),
            row('courier', 7, { cumulative: 19 / 23 }),
            row(null, 4, { cumulative: 1 }),
          ],
        }),
      ],
    },
    {
      key: 'by-product',
      groupBy: ['product'],
      figures: [figure(['complaints', '投诉量', 'Complaints'], 'count', { now: 0 })],
    },
  ],
};
