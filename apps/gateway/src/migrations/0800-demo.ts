import type { Migration } from '@yingda/platform';

/**
 * The demo's memory: its days that are to be filled and those that are. Earlier conversations get numbers that count
 * down from 100000, so that numbers grow with time although the newest day is filled first; the sequence has the name
 * of the real one in a schema of its own, and is found there by who puts that schema in front.
 */
export const demoTables: Migration = {
  name: '0800-demo',
  async up(sql) {
    await sql(`create table demo_history (
      day date not null,
      done_at timestamptz,
      constraint demo_history_pkey primary key (day)
    )`);
    await sql(`create table demo_shop (
      only_one boolean not null,
      parts jsonb not null,
      constraint demo_shop_pkey primary key (only_one),
      constraint demo_shop_only_one_check check (only_one)
    )`);
    await sql('create schema demo_numbers');
    await sql(`create sequence demo_numbers.conversation_numbers
      increment by -1 minvalue 1 maxvalue 100000 start with 100000`);
  },
  async down(sql) {
    await sql('drop table demo_shop, demo_history');
    await sql('drop schema demo_numbers cascade');
  },
};
