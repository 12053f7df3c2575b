import { type EditShiftTemplate } from '@yingda/contracts';
import type { StaffKey, TeamKey } from './staff';

export type ShiftKey = 'early' | 'late' | 'day';

/** The shifts of the demo shop. */
export const shiftTemplates: Record<ShiftKey, EditShiftTemplate> = {
  early: {
    name: '早班',
    color: 'amber',
    start: '08:00',
    end: '16:30',
    breaks: [{ open: '11:30', close: '12:15' }],
  },
  day: {
    name: '白班',
    color: 'teal',
    start: '09:30',
    end: '18:30',
    breaks: [{ open: '12:30', close: '13:30' }],
  },
  late: {
    name: '晚班',
    color: 'violet',
    start: '14:00',
    end: '22:30',
    breaks: [{ open: '17:30', close: '18:15' }],
  },
};

/** Who works which shift on which days of every week, Monday first; "-" is a day off. */
export const roster: Record<TeamKey, Partial<Record<StaffKey, (ShiftKey | '-')[]>>> = {
  'pre-sale': {
    agent1: ['early', 'early', 'early', 'early', 'early', '-', '-'],
    agent2: ['late', 'late', '-', '-', 'late', 'late', 'late'],
    agent3: ['-', '-', 'late', 'late', 'day', 'early', 'early'],
  },
  'after-sale': {
    agent4: ['early', 'early', '-', '-', 'early', 'early', 'early'],
    agent5: ['late', 'late', 'late', 'late', 'late', '-', '-'],
    agent6: ['-', '-', 'early', 'early', 'day', 'late', 'late'],
  },
};

/** Days on which more customers come than on others, in every year. */
export const promotions = [
  { monthDay: '06-18', name: '618', factor: 2.5 },
  { monthDay: '11-11', name: '双11', factor: 3 },
  { monthDay: '12-12', name: '双12', factor: 2 },
];
