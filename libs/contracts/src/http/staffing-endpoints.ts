import {
  Absence,
  MarkedDay,
  MyShifts,
  Shift,
  ShiftTemplate,
  StaffingCoverage,
  StaffingSettings,
  StaffingWeek,
} from '../models/staffing';
import type { Endpoint } from './endpoint';
import * as request from './staffing-requests';

/** Shifts, absences, and whether they are enough for what is expected. */
export const staffingEndpoints = {
  'GET /api/teams/:id/shifts': {
    summary: 'A team’s week: shifts and absences of its agents',
    caller: 'agent',
    query: request.WeekQuery,
    answer: StaffingWeek,
  },
  'POST /api/teams/:id/shifts': {
    summary: 'Plan and remove shifts of a week, all of them or none',
    caller: 'agent',
    body: request.EditShifts,
    answer: StaffingWeek,
  },
  'POST /api/teams/:id/shifts/copy': {
    summary: 'Copy a team’s week into another, all of it or nothing',
    caller: 'agent',
    body: request.CopyWeek,
    answer: StaffingWeek,
  },
  'GET /api/teams/:id/coverage': {
    summary: 'Agents planned against agents needed, by half hour, with the forecast it comes from',
    caller: 'agent',
    query: request.WeekQuery,
    answer: StaffingCoverage,
  },
  'PUT /api/teams/:id/staffing': {
    summary: 'How a team plans, and whether shifts decide who gets new conversations',
    caller: 'agent',
    body: request.SaveStaffing,
    answer: StaffingSettings,
  },
  'POST /api/shifts/:id/cover': {
    summary: 'Another agent takes a shift; both are told',
    caller: 'agent',
    body: request.CoverShift,
    answer: Shift,
  },
  'GET /api/shifts/mine': {
    summary: 'The agent’s own shifts of the next four weeks, and what changed in them',
    caller: 'agent',
    answer: MyShifts,
  },
  'POST /api/shifts/mine/seen': {
    summary: 'The agent has seen what changed',
    caller: 'agent',
    body: request.SeenNotices,
  },
  'POST /api/absences': {
    summary: 'An agent does not work on some days',
    caller: 'agent',
    body: request.AddAbsence,
    answer: Absence,
  },
  'DELETE /api/absences/:id': { summary: 'An agent works after all', caller: 'agent' },
  'GET /api/shift-templates': {
    summary: 'Times to plan shifts with',
    caller: 'agent',
    answer: [ShiftTemplate],
  },
  'POST /api/shift-templates': {
    summary: 'Add times to plan shifts with',
    caller: 'agent',
    body: request.EditShiftTemplate,
    answer: ShiftTemplate,
  },
  'PATCH /api/shift-templates/:id': {
    summary: 'Change times to plan with; shifts that are planned stay',
    caller: 'agent',
    body: request.EditShiftTemplate,
    answer: ShiftTemplate,
  },
  'DELETE /api/shift-templates/:id': {
    summary: 'Remove times to plan with; shifts that are planned stay',
    caller: 'agent',
  },
  'GET /api/marked-days': {
    summary: 'Days that are expected to be unlike others',
    caller: 'agent',
    answer: [MarkedDay],
  },
  'PUT /api/marked-days': {
    summary: 'Mark a day, such as a promotion, with how many times as many conversations are expected',
    caller: 'agent',
    body: MarkedDay,
    answer: MarkedDay,
  },
  'DELETE /api/marked-days/:date': { summary: 'A day is like others', caller: 'agent' },
  'POST /api/arrivals/recount': {
    summary: 'Count again how many conversations came, from the conversations themselves',
    caller: 'agent',
    body: request.RecountArrivals,
  },
} as const satisfies Record<string, Endpoint>;
