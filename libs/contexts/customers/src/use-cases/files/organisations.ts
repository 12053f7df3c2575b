import { type EditOrganisation, type OrganisationPage, type OrganisationRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { isUniqueViolation, newId } from '@yingda/platform';
import { requireRight, requireSight } from '../../domain/rights';
import { requireStorable, storable } from '../../domain/storable';
import type { Organisation } from '../../storage/files/organisations';
import { by } from '../audited';
import type { FileGround } from './file-ground';

/** Companies, schools and other bodies that customers belong to. */
export class KeepOrganisations {
  constructor(private readonly ground: FileGround) {}

  /** By name. @throws Refusal not-permitted */
  async page(
    actor: Actor,
    query: { q?: string; cursor?: string; limit?: number },
  ): Promise<OrganisationPage> {
    requireSight(actor);
    const limit = query.limit ?? 50;
    const name = query.cursor ? storable(Buffer.from(query.cursor, 'base64url').toString()) : null;
    const found = await this.ground.organisations.page(
      storable(query.q ?? '').trim(),
      name === null ? null : { name },
      limit + 1,
    );
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).map(organisationRecord),
      next: last ? Buffer.from(last.name.toLowerCase()).toString('base64url') : null,
    };
  }

  /** @throws Refusal not-permitted, organisation-not-found */
  async one(actor: Actor, id: string): Promise<OrganisationRecord> {
    requireSight(actor);
    return organisationRecord(await this.known(id));
  }

  /** @throws Refusal not-permitted, invalid-payload, already-exists */
  async add(actor: Actor, body: EditOrganisation): Promise<OrganisationRecord> {
    const id = newId();
    const { organisations, clock } = this.ground;
    return this.keep(actor, { id, body, action: 'organisation.added' }, () =>
      organisations.insert({ id, ...plain(body) }, clock.now()),
    );
  }

  /** @throws Refusal not-permitted, organisation-not-found, stale-edit, invalid-payload, already-exists */
  async edit(actor: Actor, id: string, body: EditOrganisation): Promise<OrganisationRecord> {
    const { organisations, clock } = this.ground;
    return this.keep(actor, { id, body, action: 'organisation.edited' }, async () => {
      const known = await this.known(id);
      const version = body.version ?? known.version;
      if (!(await organisations.change({ id, version, ...plain(body) }, clock.now())))
        throw new Refusal('stale-edit', 'The organisation was changed meanwhile.', {
          version: known.version,
        });
    });
  }

  private async keep(
    actor: Actor,
    { id, body, action }: { id: string; body: EditOrganisation; action: string },
    write: () => Promise<void>,
  ): Promise<OrganisationRecord> {
    requireRight(actor, 'customer.edit');
    requireStorable(body);
    const { unitOfWork, audit } = this.ground;
    try {
      return await unitOfWork.run(async () => {
        await write();
        await audit.record({ ...by(actor), action, subjectKind: 'organisation', subjectId: id });
        return organisationRecord(await this.known(id));
      });
    } catch (error) {
      if (isUniqueViolation(error, 'organisations_name_key'))
        throw new Refusal('already-exists', 'There is an organisation of this name.', { field: 'name' });
      throw error;
    }
  }

  private async known(id: string): Promise<Organisation> {
    const found = await this.ground.organisations.find(id);
    if (!found) throw new Refusal('organisation-not-found', 'There is no such organisation.');
    return found;
  }
}

export function organisationRecord(organisation: Organisation): OrganisationRecord {
  return { ...organisation, updatedAt: organisation.updatedAt.toISOString() };
}

function plain({ name, place }: EditOrganisation): Pick<Organisation, 'name' | 'place'> {
  return { name: name.trim(), place: place?.trim() ?? '' };
}
