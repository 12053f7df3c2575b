import { FigureDescription, ReportAnswer, ReportQuery } from '../models/reports';
import { ReportCasePage, ReportConversationsQuery, ReportExport } from '../models/report-cases';
import type { Endpoint } from './endpoint';

/** One engine for every figure. */
export const reportEndpoints = {
  'GET /api/reports/figures': {
    summary: 'Every figure with its definition, groupings and switches',
    caller: 'agent',
    answer: [FigureDescription],
  },
  'POST /api/reports/query': {
    summary: 'Any figures of a period, as a whole and broken down',
    caller: 'agent',
    body: ReportQuery,
    answer: ReportAnswer,
  },
  'POST /api/v1/reports/query': {
    summary: 'Any figures of a period, as a whole and broken down',
    caller: 'api-key',
    body: ReportQuery,
    answer: ReportAnswer,
  },
  'POST /api/reports/conversations': {
    summary: 'The very conversations behind a figure, or behind one cell of its table',
    caller: 'agent',
    body: ReportConversationsQuery,
    answer: ReportCasePage,
  },
  'POST /api/reports/export': {
    summary: 'A report, or the conversations behind a figure, as comma-separated values',
    caller: 'agent',
    body: ReportExport,
    stream: 'text/csv',
  },
  'POST /api/v1/reports/conversations': {
    summary: 'The very conversations behind a figure, or behind one cell of its table',
    caller: 'api-key',
    body: ReportConversationsQuery,
    answer: ReportCasePage,
  },
  'POST /api/v1/reports/export': {
    summary: 'A report, or the conversations behind a figure, as comma-separated values',
    caller: 'api-key',
    body: ReportExport,
    stream: 'text/csv',
  },
} as const satisfies Record<string, Endpoint>;
