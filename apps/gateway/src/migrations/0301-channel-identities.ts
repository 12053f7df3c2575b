import type { Migration } from '@yingda/platform';

/** How channels with a provider know and reach people. */
export const channelIdentities: Migration = {
  name: '0301-channel-identities',
  async up(sql) {
    // The key may be a blind index, where it is personal; the address is what messages go to, encrypted.
    await sql('alter table identities add column address text, add column union_key text');
    await sql('create index identities_union_key_idx on identities (union_key) where union_key is not null');
  },
  async down(sql) {
    await sql('alter table identities drop column address, drop column union_key');
  },
};
