import type { Migration } from '@yingda/platform';

const INDEXES: Record<string, string> = {
  contacts_purpose_ended_idx: 'contacts (purpose, ended_at desc, id desc) where ended_at is not null',
  contacts_source_ended_idx: 'contacts (source, ended_at desc, id desc) where ended_at is not null',
  contacts_incomplete_idx: `contacts (ended_at desc, id desc) where filled < required and state = 'done'`,
};

/** Contacts that ended, by what the log is asked for. */
export const endedContacts: Migration = {
  name: '1321-ended-contacts',
  async up(sql) {
    for (const [name, on] of Object.entries(INDEXES)) await sql(`create index ${name} on ${on}`);
  },
  async down(sql) {
    for (const name of Object.keys(INDEXES)) await sql(`drop index ${name}`);
  },
};
