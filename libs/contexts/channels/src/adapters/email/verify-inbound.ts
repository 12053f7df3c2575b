import type { VerifyInbound } from '../adapter';
import { refused } from '../signatures';

/** Nobody delivers mail over HTTP here: mailboxes are read. Whatever comes is refused. */
export const verifyInbound: VerifyInbound = () =>
  refused('mail is read from its mailbox, not delivered over HTTP');
