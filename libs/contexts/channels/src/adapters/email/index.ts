import type { ChannelAdapter } from '../adapter';
import { checkMail } from './check';
import { capabilities, fields } from './fields';
import { placeMail } from './placement';
import { pullMail } from './pull';
import { readMail } from './read';
import { sendMail } from './send';
import { verifyInbound } from './verify-inbound';
import { watchMailbox } from './watch';

/** E-mail: a mailbox that is read over IMAP and written from over SMTP. */
export const email: ChannelAdapter = {
  channel: 'email',
  fields,
  capabilities,
  verifyInbound,
  read: readMail,
  place: (thread, settings, facts) =>
    placeMail({ thread, strangersMayJoin: settings['strangersMayJoin'] === true }, facts),
  send: sendMail,
  pull: pullMail,
  // Pushes get lost; besides watching, the mailbox is looked into this often.
  pullEveryMs: 5 * 60_000,
  watch: watchMailbox,
  check: checkMail,
};
