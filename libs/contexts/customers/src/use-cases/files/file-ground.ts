import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import type { Customer } from '../../domain/customer';
import type { Customers } from '../../storage/customers';
import type { CustomerFacts } from '../../storage/files/customer-facts';
import type { FileLines } from '../../storage/files/file-lines';
import type { Organisations } from '../../storage/files/organisations';
import type { Policies } from '../../storage/files/policies';
import type { Profiles } from '../../storage/files/profiles';
import { type CustomerChanges, customerNotFound } from '../customer-changes';
import type { FileNotes } from './file-notes';

/** What changes of customers' files are made with. */
export interface FileGround {
  customers: Customers;
  changes: CustomerChanges;
  facts: CustomerFacts;
  profiles: Profiles;
  lines: FileLines;
  notes: FileNotes;
  organisations: Organisations;
  policies: Policies;
  outbox: Outbox;
  audit: AuditLog;
  unitOfWork: UnitOfWork;
  clock: Clock;
}

/** Locks the customer of a file; who was joined into another has none. @throws Refusal customer-not-found */
export async function lockedCustomer(customers: Customers, customerId: string): Promise<Customer> {
  const found = await customers.lock(customerId);
  if (!found || found.joinedInto) throw customerNotFound();
  return found;
}
