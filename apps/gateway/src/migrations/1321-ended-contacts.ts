import { indexes } from './indexes';

/** Contacts that ended, by what the log is asked for. */
export const endedContacts = indexes('1321-ended-contacts', {
  contacts_purpose_ended_idx: 'contacts (purpose, ended_at desc, id desc) where ended_at is not null',
  contacts_source_ended_idx: 'contacts (source, ended_at desc, id desc) where ended_at is not null',
  contacts_incomplete_idx: `contacts (ended_at desc, id desc) where filled < required and state = 'done'`,
});
