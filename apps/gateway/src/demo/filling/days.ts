import type { Database } from '@yingda/platform';
import type { Shop } from './shop';

const DAY_MS = 86_400_000;
/** How many days of history the demo has, beside the day it was filled on. */
export const HISTORY_DAYS = 90;

/** A day of the shop's calendar: "2026-03-01". */
export type ShopDay = string;

/** The days of the demo: which are to be filled, and which are. The latest is the day it was first filled on. */
export class DemoDays {
  constructor(private readonly database: Database) {}

  /** Remembers what the shop consists of: people may rename all of it before the history is filled. */
  async keep(shop: Shop): Promise<void> {
    await this.database.query(
      'insert into demo_shop (only_one, parts) values (true, $1) on conflict (only_one) do update set parts = excluded.parts',
      [JSON.stringify(shop)],
    );
  }

  async shop(): Promise<Shop | null> {
    const [row] = await this.database.query<{ parts: Shop }>('select parts from demo_shop');
    return row?.parts ?? null;
  }

  /** The day the demo was filled on, if it was. */
  async filledOn(): Promise<ShopDay | null> {
    const [row] = await this.database.query<{ day: ShopDay }>(
      'select day::text as day from demo_history where done_at is not null order by day desc limit 1',
    );
    return row && row.day === (await this.latest()) ? row.day : null;
  }

  /** Names the days that are to be filled: this one and those before it. Once only, so that the demo stays where it began. */
  async begin(day: ShopDay): Promise<ShopDay> {
    const days = Array.from({ length: HISTORY_DAYS + 1 }, (_, ago) => daysBefore(day, ago));
    await this.database.query(
      `insert into demo_history (day) select unnest($1::date[]) where not exists (select 1 from demo_history)`,
      [days],
    );
    return (await this.latest())!;
  }

  /** Days that are still to be filled, newest first. */
  async missing(): Promise<ShopDay[]> {
    const rows = await this.database.query<{ day: ShopDay }>(
      'select day::text as day from demo_history where done_at is null order by day desc',
    );
    return rows.map((row) => row.day);
  }

  async done(day: ShopDay, at: Date): Promise<void> {
    await this.database.query('update demo_history set done_at = $2 where day = $1', [day, at]);
  }

  private async latest(): Promise<ShopDay | null> {
    const [row] = await this.database.query<{ day: ShopDay | null }>(
      'select max(day)::text as day from demo_history',
    );
    return row?.day ?? null;
  }
}

export function daysBefore(day: ShopDay, count: number): ShopDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * DAY_MS).toISOString().slice(0, 10);
}
