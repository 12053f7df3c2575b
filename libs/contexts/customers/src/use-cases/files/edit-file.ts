import { type CustomerFile, type EditCustomerFile } from '@yingda/contracts';
import { codePoints, CUSTOMER_LIMITS, Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type Difference, keyed } from '../../domain/files/edits';
import { requireRight } from '../../domain/rights';
import { requireStorable } from '../../domain/storable';
import type { Profile } from '../../storage/files/profiles';
import { by } from '../audited';
import type { CustomerFileReader } from './customer-file-reader';
import { type FileGround, lockedCustomer } from './file-ground';

/** An agent keeps kind, organisation, tags and preferences of a customer. */
export class EditFile {
  constructor(
    private readonly ground: FileGround,
    private readonly reader: CustomerFileReader,
  ) {}

  /** @throws Refusal not-permitted, customer-not-found, stale-edit, organisation-not-found, invalid-payload */
  async execute(actor: Actor, command: EditCustomerFile & { customerId: string }): Promise<CustomerFile> {
    requireRight(actor, 'customer.edit');
    requireStorable(command);
    const { customers, changes, notes, profiles, organisations, audit, unitOfWork } = this.ground;
    const tags = command.tags && tidyTags(command.tags);
    await unitOfWork.run(async () => {
      const customer = await lockedCustomer(customers, command.customerId);
      if (customer.version !== command.version)
        throw new Refusal('stale-edit', 'The customer was changed meanwhile; look at it again.', {
          version: customer.version,
        });
      const before = await profiles.of(customer.id);
      const after: Profile = {
        ...before,
        kind: command.kind ?? before.kind,
        organisationId: command.organisationId === undefined ? before.organisationId : command.organisationId,
        organisationRole: command.organisationRole?.trim() ?? before.organisationRole,
        tags: tags ?? before.tags,
        preferences: preferencesOf({ ...before.preferences, ...command.preferences }),
      };
      const name = async (id: string | null) => {
        if (id === null) return '';
        const found = await organisations.find(id);
        if (!found) throw new Refusal('organisation-not-found', 'There is no such organisation.');
        return found.name;
      };
      const found: Difference[] = [
        ...line('kind', before.kind, after.kind),
        ...line('organisation', await name(before.organisationId), await name(after.organisationId)),
        ...line('place', before.organisationRole, after.organisationRole),
        ...line('tags', before.tags.join(', '), after.tags.join(', ')),
        ...keyed('preference', before.preferences, after.preferences),
      ];
      if (found.length === 0) return;
      await profiles.put([after]);
      await notes.add(actor, customer.id, found);
      await changes.touch(customer);
      await audit.record({
        ...{ ...by(actor), action: 'customer.file-edited', subjectKind: 'customer', subjectId: customer.id },
        details: { fields: [...new Set(found.map(({ field }) => field))] },
      });
    });
    return this.reader.file(actor, command.customerId);
  }
}

/** Without blanks and repetitions. @throws Refusal invalid-payload */
export function tidyTags(given: string[]): string[] {
  const tags = [...new Set(given.map((tag) => tag.normalize('NFKC').trim()).filter(Boolean))];
  if (
    tags.length > CUSTOMER_LIMITS.tags ||
    tags.some((tag) => codePoints(tag) > CUSTOMER_LIMITS.tagCodePoints)
  )
    throw new Refusal(
      'invalid-payload',
      `At most ${CUSTOMER_LIMITS.tags} tags of ${CUSTOMER_LIMITS.tagCodePoints} characters.`,
      { field: 'tags' },
    );
  return tags;
}

function preferencesOf(all: Record<string, string>): Record<string, string> {
  const kept = Object.entries(all).filter(([, value]) => value !== '');
  if (kept.length > CUSTOMER_LIMITS.preferences)
    throw new Refusal('invalid-payload', `At most ${CUSTOMER_LIMITS.preferences} preferences.`, {
      field: 'preferences',
    });
  return Object.fromEntries(kept);
}

function line(field: Difference['field'], before: string, after: string): Difference[] {
  return before === after ? [] : [{ field, key: '', before, after }];
}
