import { Client } from 'pg';
import {
  fillConversations,
  planConversations,
  type ConversationNumbers,
  type Planned,
} from './conversations';
import { fillMentions } from './mentions';
import { fillMessages } from './messages';
import { fillCustomers, fillStaff, type Person, type Staff } from './people';

/** How much there is to be. */
export interface VolumeSize extends ConversationNumbers {
  agents: number;
  customers: number;
}
/** What there is now. */
export interface Volume {
  staff: Staff;
  people: Person[];
  conversations: Planned[];
}

/** A shop of years: a million messages. */
export const MILLION: VolumeSize = {
  agents: 100,
  customers: 20_000,
  conversations: 60_000,
  open: 3_000,
  messages: 1_000_000,
};
/** The same in small, for every run of the tests: proportions matter to plans, and so does that tables are not tiny. */
export const SMALL: VolumeSize = {
  agents: 40,
  customers: 5_000,
  conversations: 12_000,
  open: 800,
  messages: 100_000,
};

const FILLED =
  'agents team_members customers identities page_visits conversations messages message_search routing_queue mentions'.split(
    ' ',
  );

/** Fills an empty, migrated database as the product would have over months. */
export async function fillVolume(url: string, size: VolumeSize, now: Date): Promise<Volume> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // The rows are worth nothing if the machine stops, and sorting a million of them wants room.
    await client.query(
      `set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB'`,
    );
    const staff = await fillStaff(client, size.agents, now);
    const people = await fillCustomers(client, { count: size.customers, staff, now });
    const conversations = planConversations(size, { staff, people, now });
    await fillMessages(client, conversations);
    await fillConversations(client, conversations, { staff, now });
    await fillMentions(client, { staff, now });
    await client.query(`vacuum analyze ${FILLED.join(', ')}`);
    return { staff, people, conversations };
  } finally {
    await client.end();
  }
}
