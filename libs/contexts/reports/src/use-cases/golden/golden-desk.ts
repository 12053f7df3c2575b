/** Monday to Friday 9 to 18, closed over the National Day holiday of 2026, open on the Saturday worked in its place. */
const DAY = [{ open: '09:00', close: '18:00' }];
export const DESK_HOURS = {
  timeZone: 'Asia/Shanghai',
  days: { sun: [], mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [] },
  holidays: ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`),
  makeUpDays: [{ date: '2026-10-10', like: 'fri' as const }],
  exceptions: [],
};
