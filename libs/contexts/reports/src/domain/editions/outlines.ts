import type { EditionKind, EditionSectionKey, FigureKey, ReportGrouping } from '@yingda/contracts/names';

/** A part of a report: figures as a whole, or broken down side by side. */
export interface OutlinedSection {
  key: EditionSectionKey;
  groupBy?: ReportGrouping[];
  figures: FigureKey[];
}
interface Outline {
  sections: OutlinedSection[];
  /** When none of these counted anything, the period was empty. */
  about: FigureKey[];
}

const CALLBACKS: FigureKey[] = [
  'callbacks-planned',
  'callbacks-done',
  'callbacks-complete',
  'unsolved-found',
];
const ACTIONS: FigureKey[] = ['actions-done', 'actions-on-time', 'actions-effective'];
const BACKLOG: FigureKey[] = ['open-cases', 'overdue-cases'];

/** What each report says: the weekly and monthly figures that the shop's documents ask for. */
export const OUTLINES: Record<EditionKind, Outline> = {
  'weekly-complaints': {
    about: ['complaints', 'complaint-resolution', 'open-cases'],
    sections: [
      {
        key: 'complaints',
        figures: ['complaints', 'complaint-rate', 'reopened-cases', 'risen-cases', ...BACKLOG],
      },
      {
        key: 'timeliness',
        figures: [
          'answered-24h',
          'answered-in-time',
          'closed-3-days',
          'complaint-resolution',
          'feedback-in-time',
        ],
      },
      {
        key: 'by-category',
        groupBy: ['category'],
        figures: ['complaints', 'complaint-resolution', 'answered-in-time'],
      },
      { key: 'by-department', groupBy: ['department'], figures: ['complaints', 'complaint-resolution'] },
      { key: 'by-product', groupBy: ['product'], figures: ['complaints'] },
      { key: 'by-day', groupBy: ['day'], figures: ['complaints'] },
      { key: 'causes', groupBy: ['cause'], figures: ['root-causes'] },
      { key: 'rises', groupBy: ['rise'], figures: ['rise-reasons'] },
      { key: 'backlog', groupBy: ['age'], figures: BACKLOG },
      { key: 'backlog-by-owner', groupBy: ['agent'], figures: BACKLOG },
      { key: 'backlog-by-department', groupBy: ['department'], figures: BACKLOG },
      { key: 'callbacks', figures: CALLBACKS },
    ],
  },
  'monthly-service': {
    about: ['conversations', 'complaints'],
    sections: [
      { key: 'service', figures: ['conversations', 'complaints', 'complaint-rate', 'resolution-rate'] },
      { key: 'response', figures: ['first-response', 'average-response', 'waiting-time', 'handle-time'] },
      {
        key: 'satisfaction',
        figures: [
          ...(['satisfaction', 'satisfaction-score', 'survey-return', 'product-satisfaction'] as const),
          ...(['service-satisfaction', 'attitude-satisfaction'] as const),
          ...(['knowledge-satisfaction', 'speed-satisfaction'] as const),
        ],
      },
      { key: 'workload', figures: ['closed', 'handled-per-hour', 'bot-containment'] },
      {
        key: 'by-channel',
        groupBy: ['channel'],
        figures: ['conversations', 'first-response', 'resolution-rate', 'satisfaction'],
      },
      {
        key: 'by-team',
        groupBy: ['team'],
        figures: ['conversations', 'first-response', 'resolution-rate', 'satisfaction'],
      },
      {
        key: 'complaints',
        figures: ['complaint-resolution', 'answered-in-time', 'closed-3-days', 'reopened-cases'],
      },
      { key: 'by-category', groupBy: ['category'], figures: ['complaints', 'complaint-resolution'] },
      { key: 'by-department', groupBy: ['department'], figures: ['complaints', 'complaint-resolution'] },
      { key: 'causes', groupBy: ['cause'], figures: ['root-causes'] },
      { key: 'callbacks', figures: CALLBACKS },
      { key: 'contacts', figures: ['contacts-verified', 'opinions-handled'] },
      { key: 'actions', figures: ACTIONS },
      { key: 'conversion', figures: ['conversion'] },
      {
        key: 'vip',
        figures: ['vip-first-response', 'vip-resolution-rate', 'vip-satisfaction', 'vip-answered-in-time'],
      },
    ],
  },
  'quarterly-contacts': {
    about: ['callbacks-planned', 'contacts-verified', 'opinions-handled'],
    sections: [
      { key: 'callbacks', figures: CALLBACKS },
      { key: 'contacts', figures: ['contacts-verified', 'opinions-handled'] },
      {
        key: 'contacts-by-agent',
        groupBy: ['agent'],
        figures: ['callbacks-planned', 'callbacks-done', 'callbacks-complete', 'contacts-verified'],
      },
      { key: 'opinions', groupBy: ['department'], figures: ['opinions-handled'] },
      { key: 'actions', figures: ACTIONS },
      {
        key: 'vip',
        figures: ['vip-first-response', 'vip-resolution-rate', 'vip-satisfaction', 'vip-answered-in-time'],
      },
    ],
  },
};
