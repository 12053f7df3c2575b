/** A day of a year on which people of a country work otherwise than its weekday says. */
export interface SpecialDay {
  date: string;
  /** True: nobody works. False: a make-up day (调休). */
  off: boolean;
  nameZh: string;
  nameEn: string;
}

interface Feast {
  nameZh: string;
  nameEn: string;
  /** First and last day off. */
  from: string;
  to: string;
  worked: string[];
}

/**
 * Holidays and make-up days of mainland China as the General Office of the State Council announced them: 2025 by
 * 国办发明电〔2024〕12号. Years are announced each November; later ones come from a file the shop loads.
 */
const YEARS: Record<number, Feast[]> = {
  2025: [
    feast(['元旦', 'New Year'], '2025-01-01'),
    feast(['春节', 'Spring Festival'], '2025-01-28/2025-02-04', '2025-01-26', '2025-02-08'),
    feast(['清明节', 'Qingming Festival'], '2025-04-04/2025-04-06'),
    feast(['劳动节', 'Labour Day'], '2025-05-01/2025-05-05', '2025-04-27'),
    feast(['端午节', 'Dragon Boat Festival'], '2025-05-31/2025-06-02'),
    feast(
      ['国庆节、中秋节', 'National Day and Mid-Autumn Festival'],
      '2025-10-01/2025-10-08',
      '2025-09-28',
      '2025-10-11',
    ),
  ],
  2026: [
    feast(['元旦', 'New Year'], '2026-01-01/2026-01-03', '2026-01-04'),
    feast(['春节', 'Spring Festival'], '2026-02-15/2026-02-23', '2026-02-14', '2026-02-28'),
    feast(['清明节', 'Qingming Festival'], '2026-04-04/2026-04-06'),
    feast(['劳动节', 'Labour Day'], '2026-05-01/2026-05-05', '2026-05-09'),
    feast(['端午节', 'Dragon Boat Festival'], '2026-06-19/2026-06-21'),
    feast(['中秋节', 'Mid-Autumn Festival'], '2026-09-25/2026-09-27'),
    feast(['国庆节', 'National Day'], '2026-10-01/2026-10-07', '2026-09-20', '2026-10-10'),
  ],
};

/** Years that are known without a file. */
export const CHINESE_YEARS: readonly number[] = Object.keys(YEARS).map(Number);

/** Days off and worked of a year, by date; empty for a year that is not in the table. */
export function chineseDays(year: number): SpecialDay[] {
  return (YEARS[year] ?? []).flatMap(daysOf).sort((a, b) => (a.date < b.date ? -1 : 1));
}

function feast([nameZh, nameEn]: [string, string], days: string, ...worked: string[]): Feast {
  const [from = days, to = from] = days.split('/');
  return { nameZh, nameEn, from, to, worked };
}

function daysOf({ nameZh, nameEn, from, to, worked }: Feast): SpecialDay[] {
  const days: SpecialDay[] = worked.map((date) => ({ date, off: false, nameZh, nameEn }));
  for (let time = Date.parse(from); time <= Date.parse(to); time += 86_400_000) {
    days.push({ date: new Date(time).toISOString().slice(0, 10), off: true, nameZh, nameEn });
  }
  return days;
}
