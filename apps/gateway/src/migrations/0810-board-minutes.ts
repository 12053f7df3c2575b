import type { Migration } from '@yingda/platform';

/** How each minute of the last hours ended, team by team: the lines of the live board. */
export const boardMinutes: Migration = {
  name: '0810-board-minutes',
  async up(sql) {
    // No team: conversations of an inbox without one. The seconds of first responses are kept one by one, because a
    // median of several teams or minutes cannot be had from theirs.
    await sql(`create table board_minutes (
      minute timestamptz not null,
      team_id uuid,
      queue integer not null,
      longest_wait_seconds integer not null,
      waiting_for_us integer not null,
      arrivals integer not null,
      first_responses integer[] not null,
      constraint board_minutes_key unique nulls not distinct (minute, team_id)
    )`);
  },
  async down(sql) {
    await sql('drop table board_minutes');
  },
};
