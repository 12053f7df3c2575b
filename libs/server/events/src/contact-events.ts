import { type ContactPoint, type ContactRecord } from '@yingda/contracts';
import type { ContactOutcome } from '@yingda/contracts/names';
import type { ActorRef } from './actor';

/** A contact after what happened to it. */
export interface ContactChange {
  contact: ContactRecord;
  by: ActorRef;
}

/** What happens to callbacks, contact plans and the contact log. The aggregate is the contact. */
export interface ContactEvents {
  'contact.planned': ContactChange;
  'contact.attempted': ContactChange & { attempt: number; outcome: ContactOutcome };
  /** `moved`: to another owner, or another due time. */
  'contact.moved': ContactChange & { reason: string };
  /** Done, refused, or not reached after the last attempt; with everything the customer said. */
  'contact.ended': ContactChange & { points: ContactPoint[] };
  'contact.cancelled': ContactChange & { reason: string };
  /** The customer was told what became of one thing they said. */
  'contact.told': ContactChange & { point: ContactPoint };
  'contact.verified': ContactChange & { comment: string };
}
