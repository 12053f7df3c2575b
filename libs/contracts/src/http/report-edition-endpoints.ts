import {
  Edition,
  EditionPage,
  EditionPaperQuery,
  EditionPreview,
  EditionSchedule,
  EditionScheduleChange,
  EditionSending,
  EditionsQuery,
} from '../models/report-editions';
import type { Endpoint } from './endpoint';

/** Reports that are made by themselves, week by week and month by month. */
export const reportEditionEndpoints = {
  'GET /api/report-editions': {
    summary: 'Reports made so far, the latest first',
    caller: 'agent',
    query: EditionsQuery,
    answer: EditionPage,
  },
  'GET /api/report-editions/:id': {
    summary:
      'A report as it was made; for those who see figures of their own part only, that part as it is now',
    caller: 'agent',
    answer: Edition,
  },
  'GET /api/report-editions/:id/paper': {
    summary: 'A report on paper',
    caller: 'agent',
    query: EditionPaperQuery,
    stream: 'application/pdf',
  },
  'POST /api/report-editions/:id/send': {
    summary: 'Mails a report now',
    caller: 'agent',
    body: EditionSending,
    answer: Edition,
  },
  'POST /api/report-editions/preview': {
    summary: 'The report of the period that runs, as it would be now; it is not kept',
    caller: 'agent',
    body: EditionPreview,
    answer: Edition,
  },
  'GET /api/report-schedules': {
    summary: 'When reports are made, and whom they are sent to',
    caller: 'agent',
    answer: [EditionSchedule],
  },
  'PUT /api/report-schedules/:kind': {
    summary: 'Changes when a report is made, and whom it is sent to',
    caller: 'agent',
    body: EditionScheduleChange,
    answer: EditionSchedule,
  },
} as const satisfies Record<string, Endpoint>;
