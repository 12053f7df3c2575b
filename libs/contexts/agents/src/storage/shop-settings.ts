import type { Database } from '@yingda/platform';

/** The one row of `shop_settings`. */
export class ShopSettings {
  constructor(private readonly database: Database) {}

  async name(): Promise<string> {
    const rows = await this.database.query<{ name: string }>('select shop_name as name from shop_settings');
    return rows[0]?.name ?? '';
  }

  // Two who set up at once come one after the other; the second finds an administrator.
  async lock(): Promise<void> {
    await this.database.query('select 1 from shop_settings for no key update');
  }

  async rename(name: string, now: Date): Promise<void> {
    await this.database.query('update shop_settings set shop_name = $1, updated_at = $2', [name, now]);
  }
}
