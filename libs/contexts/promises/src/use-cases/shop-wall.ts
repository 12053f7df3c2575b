import { dateOfDay, dayOfDate, momentAtWall, wallAt } from '@yingda/platform';
import type { ShopWall } from '../domain/spoken/wall';

/** The shop's zone where a team's calendar names none: the same as its figures are counted in. */
export const SHOP_ZONE = 'Asia/Shanghai';

/** The wall of a shop in a time zone. */
export function wallOf(timeZone: string): ShopWall {
  return {
    shows: (at) => {
      const { date, minutes } = wallAt(timeZone, at);
      return { day: dayOfDate(date)!, minutes };
    },
    momentAt: (day, minutes) => momentAtWall(timeZone, dateOfDay(day), minutes),
  };
}
