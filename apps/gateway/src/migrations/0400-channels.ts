import type { Migration } from '@yingda/platform';

/** Inboxes and the keys of the shop's own systems. */
export const channelsTables: Migration = {
  name: '0400-channels',
  async up(sql) {
    await sql(`create table inboxes (
      id uuid primary key,
      key text not null,
      channel text not null,
      name text not null,
      shop_name text not null,
      team_id uuid not null,
      language text not null,
      hours jsonb,
      appearance jsonb not null,
      pre_chat jsonb not null,
      live_preview boolean not null,
      origins text[] not null,
      paused boolean not null,
      secret text not null,
      previous_secret text,
      previous_secret_valid_until timestamptz,
      last_seen_at timestamptz,
      last_seen_origin text,
      refused_origin text,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint inboxes_key_key unique (key),
      constraint inboxes_channel_check check (channel in ('web', 'wechat', 'wechat-mini-program', 'wecom', 'email',
        'telegram', 'whatsapp', 'messenger', 'instagram', 'line', 'sms', 'weibo', 'phone', 'api')),
      constraint inboxes_language_check check (language in ('zh-CN', 'en')),
      constraint inboxes_previous_secret_check
        check ((previous_secret is null) = (previous_secret_valid_until is null))
    )`);
    await sql('create index inboxes_team_id_idx on inboxes (team_id)');
    await sql(`create table api_keys (
      id uuid primary key,
      name text not null,
      prefix text not null,
      hash text not null,
      created_at timestamptz not null,
      created_by uuid,
      last_used_at timestamptz,
      revoked_at timestamptz,
      constraint api_keys_hash_key unique (hash)
    )`);
  },
  async down(sql) {
    await sql('drop table api_keys, inboxes');
  },
};
