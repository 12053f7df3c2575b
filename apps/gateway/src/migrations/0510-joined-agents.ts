import type { Migration } from '@yingda/platform';

/** Supervisors write along in a conversation that is somebody else's. A list in the row: the guard of a message reads it. */
export const joinedAgents: Migration = {
  name: '0510-joined-agents',
  async up(sql) {
    await sql(`alter table conversations add column joined_agent_ids uuid[] not null default '{}'`);
  },
  async down(sql) {
    await sql('alter table conversations drop column joined_agent_ids');
  },
};
