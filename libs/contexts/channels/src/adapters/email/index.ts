import type { ChannelAdapter } from '../adapter';
import { capabilities, fields } from './fields';
import { placeMail } from './placement';
import { verifyInbound } from './verify-inbound';

/**
 * E-mail: a mailbox that is read over IMAP and written from over SMTP. What takes mails apart and talks to their servers
 * is loaded when it is first needed: it would take a fifth of a server's memory, and many shops have no mailbox.
 */
export const email: ChannelAdapter = {
  channel: 'email',
  fields,
  capabilities,
  verifyInbound,
  read: async (event, settings) => (await import('./read')).readMail(event, settings),
  place: (thread, settings, facts) =>
    placeMail({ thread, strangersMayJoin: settings['strangersMayJoin'] === true }, facts),
  send: async (...given) => (await import('./send')).sendMail(...given),
  pull: async (cursor, context) => (await import('./pull')).pullMail(cursor, context),
  // Pushes get lost; besides watching, the mailbox is looked into this often.
  pullEveryMs: 5 * 60_000,
  watch: async (...given) => (await import('./watch')).watchMailbox(...given),
  check: async (...given) => (await import('./check')).checkMail(...given),
};
