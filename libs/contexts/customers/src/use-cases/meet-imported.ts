import type { Channel, Tier } from '@yingda/contracts/names';
import { type Cryptor, newId, type UnitOfWork } from '@yingda/platform';
import { emailOf, phoneOf } from '../domain/contact';
import { type Customer, newCustomer, withFacts } from '../domain/customer';
import { storable } from '../domain/storable';
import type { ImportedIdentity, ImportedRecords } from '../storage/imported-records';
import { channelKeyOf } from './meet-sender';
import { senderLabel } from '../domain/sender-label';

/** Somebody whom another system knows; the first identity is the one their conversation began with. */
export interface MeetImportedCommand {
  source: string;
  key: string;
  externalId: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  tier: Tier | null;
  language: string | null;
  attributes: Record<string, string>;
  identities: { inboxId: string; channel: Channel; key: string | null }[];
  firstSeenAt: Date;
  lastSeenAt: Date;
}

/** Whom a person of another system is here. */
export interface MetImported {
  customerId: string;
  identityId: string;
  name: string;
}

/**
 * Customers of imported conversations, many at once. Whoever is known already (by the other system's id, the shop's, or
 * what a channel calls them) is that customer, and what is known of them here is not replaced. Nobody is joined with
 * anybody, by nobody's mail address: those who look like one person are suggested, as always.
 */
export class MeetImported {
  constructor(
    private readonly records: ImportedRecords,
    private readonly unitOfWork: UnitOfWork,
    private readonly cryptor: Cryptor,
  ) {}

  /** In the order asked for. */
  async execute(people: MeetImportedCommand[]): Promise<MetImported[]> {
    if (people.length === 0) return [];
    return this.unitOfWork.run(async () => {
      const wanted = people.map((person) => ({ person, identities: this.identitiesOf(person) }));
      const known = await this.records.known(
        people[0]!.source,
        wanted.map(({ person, identities }) => ({ person, identities })),
      );
      const made = new Map<string, Customer>();
      const identities = new Map<string, ImportedIdentity>();
      const customers = wanted.map(({ person, identities: own }) => {
        const customerId = known.of(person, own) ?? this.make(person, made).id;
        known.remember(person, own, customerId);
        for (const one of own)
          if (!known.identity(one) && !identities.has(one.place))
            identities.set(one.place, { ...one, customerId });
        return customerId;
      });
      await this.records.add(people[0]!.source, {
        customers: [...made.values()],
        identities: [...identities.values()],
        keys: wanted.map(({ person }, index) => ({ key: person.key, customerId: customers[index]! })),
      });
      return wanted.map(({ person, identities: own }, index) => ({
        customerId: known.identity(own[0]!)?.customerId ?? customers[index]!,
        identityId: known.identity(own[0]!)?.id ?? identities.get(own[0]!.place)!.id,
        name: person.name,
      }));
    });
  }

  private make(person: MeetImportedCommand, made: Map<string, Customer>): Customer {
    const email = person.email === null ? null : emailOf(person.email);
    const phone = person.phone === null ? null : phoneOf(person.phone);
    const name = storable(person.name.trim());
    const blank: Customer = {
      ...newCustomer(newId(), person.firstSeenAt),
      externalId: person.externalId,
      lastSeenAt: person.lastSeenAt,
    };
    const customer = withFacts(blank, {
      name,
      email,
      phone,
      isVisitor: name === '' && person.externalId === null,
      tier: person.tier ?? undefined,
      language: person.language,
      attributes: person.attributes,
    });
    made.set(customer.id, { ...customer, version: 1 });
    return customer;
  }

  private identitiesOf(person: MeetImportedCommand): ImportedIdentity[] {
    return person.identities.map(({ inboxId, channel, key }) => {
      const own = key !== null && channel !== 'web';
      const externalKey = own
        ? channelKeyOf(this.cryptor, {
            channel,
            externalId: channel === 'email' ? (emailOf(key) ?? key) : key,
          })
        : `import:${this.cryptor.blindIndex(`${person.source} ${person.key}`)}`;
      return {
        id: newId(),
        customerId: '',
        channel,
        inboxId,
        externalKey,
        address: own ? this.cryptor.encrypt(key) : null,
        label: senderLabel({ channel, name: person.name, email: person.email ?? undefined }, person.source),
        place: `${channel} ${inboxId} ${externalKey}`,
        firstSeenAt: person.firstSeenAt,
        lastSeenAt: person.lastSeenAt,
      };
    });
  }
}
