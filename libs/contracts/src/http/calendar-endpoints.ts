import { CalendarPreview, CalendarRecord, HolidayYear } from '../models/calendars';
import * as request from './calendar-requests';
import type { Endpoint } from './endpoint';

/** Calendars of the shop. */
export const calendarEndpoints = {
  'GET /api/calendars': {
    summary: 'All calendars and who goes by them',
    caller: 'agent',
    answer: [CalendarRecord],
  },
  'POST /api/calendars': {
    summary: 'Add a calendar',
    caller: 'agent',
    body: request.AddCalendar,
    answer: CalendarRecord,
  },
  'PATCH /api/calendars/:id': {
    summary: 'Edit a calendar, or who goes by it',
    caller: 'agent',
    body: request.EditCalendar,
    answer: CalendarRecord,
  },
  'DELETE /api/calendars/:id': { summary: 'Remove a calendar that nobody goes by', caller: 'agent' },
  'POST /api/calendars/preview': {
    summary: 'When a message that came now would be due',
    caller: 'agent',
    body: request.PreviewCalendar,
    answer: CalendarPreview,
  },
  'GET /api/holiday-years': {
    summary: 'Chinese holidays and make-up days by year',
    caller: 'agent',
    answer: [HolidayYear],
  },
  'POST /api/holiday-years': {
    summary: 'Load years from a file',
    caller: 'agent',
    body: request.LoadHolidayYears,
    answer: [HolidayYear],
  },
  'DELETE /api/holiday-years/:year': { summary: 'Forget a year that was loaded', caller: 'agent' },
} as const satisfies Record<string, Endpoint>;
