import { type HolidayYearDay } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { isDate } from './calendar-plan';

const OFF_WORDS = new Set(['off', 'holiday', '休', '放假']);
const WORK_WORDS = new Set(['work', 'workday', '班', '上班']);
const LONGEST_NAME = 60;

/**
 * Days of a file that a shop loads, grouped by year. Two forms are read: the JSON in which Chinese holidays are commonly
 * passed on (`{ "year": 2027, "days": [{ "name": "元旦", "date": "2027-01-01", "isOffDay": true }] }`, or a list of
 * such), and lines of `date,off|work,name` (休 and 班 are understood).
 * @throws Refusal invalid-setting, which names the line or day that is wrong
 */
export function readHolidayFile(text: string): Map<number, HolidayYearDay[]> {
  const written = text.replace(/^\uFEFF/, '').trim();
  const days = /^[[{]/.test(written) ? fromJson(written) : fromLines(written);
  if (days.length === 0) throw wrong('The file names no day.');
  const years = new Map<number, HolidayYearDay[]>();
  const seen = new Set<string>();
  for (const day of days.sort((a, b) => (a.date < b.date ? -1 : 1))) {
    if (seen.has(day.date)) throw wrong(`${day.date} stands in the file twice.`);
    seen.add(day.date);
    const year = Number(day.date.slice(0, 4));
    years.set(year, [...(years.get(year) ?? []), day]);
  }
  return years;
}

function fromJson(text: string): HolidayYearDay[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw wrong('The file looks like JSON, but is not.');
  }
  const years = Array.isArray(read) && !read.some((one) => isObject(one) && 'date' in one) ? read : [read];
  return years.flatMap((year: unknown) => {
    const days = Array.isArray(year) ? year : isObject(year) ? year['days'] : null;
    if (!Array.isArray(days)) throw wrong('The file has no list "days".');
    return days.map(fromEntry);
  });
}

function fromEntry(entry: unknown, at: number): HolidayYearDay {
  const { date, isOffDay, name } = isObject(entry) ? entry : {};
  if (typeof date !== 'string' || typeof isOffDay !== 'boolean')
    throw wrong(`Day ${at + 1} of the file needs "date" and "isOffDay" (true or false).`);
  return dayOf(date, isOffDay, typeof name === 'string' ? name : '');
}

function fromLines(text: string): HolidayYearDay[] {
  const lines = text
    .split(/\r?\n/)
    .map((line, at) => ({ at: at + 1, cells: line.split(/[,，\t]/).map((cell) => cell.trim()) }));
  const told = lines.filter(({ cells }) => cells.some((cell) => cell !== '') && !cells[0]!.startsWith('#'));
  // The first line may name the columns.
  if (told[0] && !/\d/.test(told[0].cells[0]!)) told.shift();
  return told.map(({ at, cells: [date = '', word = '', name = ''] }) => {
    const off = OFF_WORDS.has(word.toLowerCase());
    if (!off && !WORK_WORDS.has(word.toLowerCase()))
      throw wrong(`Line ${at} needs "off" or "work" after the date.`, at);
    return dayOf(date, off, name);
  });
}

function dayOf(date: string, off: boolean, name: string): HolidayYearDay {
  if (!isDate(date)) throw wrong(`${date} is not a date of the calendar (YYYY-MM-DD).`);
  const short = name.trim().slice(0, LONGEST_NAME);
  return { date, off, nameZh: short, nameEn: short };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(message: string, line?: number): Refusal {
  return new Refusal('invalid-setting', message, { field: 'text', ...(line ? { line } : {}) });
}
