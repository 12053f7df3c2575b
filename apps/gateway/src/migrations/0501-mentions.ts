import type { Migration } from '@yingda/platform';

/** Who was named in which note, and has read it. Text and author stay with the note. */
export const mentionsTable: Migration = {
  name: '0501-mentions',
  async up(sql) {
    await sql(`create table mentions (
      agent_id uuid not null,
      note_id uuid not null,
      conversation_id uuid not null,
      position integer not null,
      created_at timestamptz not null,
      read_at timestamptz,
      unread boolean not null generated always as (read_at is null) stored,
      constraint mentions_pkey primary key (agent_id, note_id),
      constraint mentions_conversation_id_fkey foreign key (conversation_id) references conversations (id)
    )`);
    // An agent's list in its order: unread ones first, the newest first.
    await sql(
      `create index mentions_list_idx on mentions (agent_id, unread desc, created_at desc, note_id desc)`,
    );
    await sql(
      `create index mentions_conversation_idx on mentions (agent_id, conversation_id, position desc)`,
    );
  },
  async down(sql) {
    await sql('drop table mentions');
  },
};
