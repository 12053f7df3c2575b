import type { Channel } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Customer } from '../domain/customer';
import type { Customers } from './customers';
import { CustomerFacts } from './files/customer-facts';

/** An identity of an imported customer. `place`: what makes it this one. */
export interface ImportedIdentity {
  id: string;
  customerId: string;
  channel: Channel;
  inboxId: string;
  externalKey: string;
  /** Encrypted: where a message to them goes. */
  address: string | null;
  label: string;
  place: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
}

interface Person {
  key: string;
  externalId: string | null;
}

/** Who is known already, and who becomes so while a batch goes through. */
export class KnownPeople {
  constructor(
    private readonly byKey: Map<string, string>,
    private readonly byExternalId: Map<string, string>,
    private readonly byPlace: Map<string, { id: string; customerId: string }>,
    private readonly inBatch: Map<string, string> = new Map(),
  ) {}

  /** Whose the conversation's identity is comes first: it may have been joined since. */
  of(person: Person, identities: ImportedIdentity[]): string | null {
    const [own, ...others] = identities.map(
      ({ place }) => this.byPlace.get(place)?.customerId ?? this.inBatch.get(place),
    );
    const external = person.externalId === null ? undefined : this.byExternalId.get(person.externalId);
    return own ?? this.byKey.get(person.key) ?? external ?? others.find((id) => id !== undefined) ?? null;
  }

  remember(person: Person, identities: ImportedIdentity[], customerId: string): void {
    this.byKey.set(person.key, customerId);
    if (person.externalId !== null && !this.byExternalId.has(person.externalId))
      this.byExternalId.set(person.externalId, customerId);
    for (const { place } of identities) if (!this.inBatch.has(place)) this.inBatch.set(place, customerId);
  }

  identity({ place }: ImportedIdentity): { id: string; customerId: string } | undefined {
    return this.byPlace.get(place);
  }
}

/** Customers of imported conversations as rows: many in one statement. */
export class ImportedRecords {
  private readonly facts: CustomerFacts;

  constructor(
    private readonly database: Database,
    private readonly customers: Customers,
  ) {
    this.facts = new CustomerFacts(database);
  }

  /** Who of these is here already, under whichever name. */
  async known(
    source: string,
    wanted: { person: Person; identities: ImportedIdentity[] }[],
  ): Promise<KnownPeople> {
    // An id of the other system or of the shop means whoever that customer is by now.
    const keys = await this.database.query<{ key: string; id: string }>(
      `with recursive path(key, id) as (
         select key, customer_id from imported_customers where source = $1 and key = any($2::text[])
         union all select p.key, c.joined_into from path p join customers c on c.id = p.id where c.joined_into is not null)
       select p.key, p.id from path p join customers c on c.id = p.id where c.joined_into is null`,
      [source, wanted.map(({ person }) => person.key)],
    );
    const external = await this.database.query<{ key: string; id: string }>(
      `with recursive path(key, id) as (
         select external_id, id from customers where external_id = any($1::text[])
         union all select p.key, c.joined_into from path p join customers c on c.id = p.id where c.joined_into is not null)
       select p.key, p.id from path p join customers c on c.id = p.id where c.joined_into is null`,
      [wanted.flatMap(({ person }) => person.externalId ?? [])],
    );
    const all = wanted.flatMap(({ identities }) => identities);
    const places = await this.database.query<ImportedIdentity>(
      `select i.id, i.customer_id as "customerId", i.channel || ' ' || i.inbox_id || ' ' || i.external_key as place
       from unnest($1::text[], $2::uuid[], $3::text[]) w(channel, inbox_id, external_key)
       join identities i using (channel, inbox_id, external_key) order by i.id for no key update of i`,
      [all.map((one) => one.channel), all.map((one) => one.inboxId), all.map((one) => one.externalKey)],
    );
    return new KnownPeople(
      new Map(keys.map(({ key, id }) => [key, id])),
      new Map(external.map(({ key, id }) => [key, id])),
      new Map(places.map(({ place, id, customerId }) => [place, { id, customerId }])),
    );
  }

  async add(
    source: string,
    made: {
      customers: Customer[];
      identities: ImportedIdentity[];
      keys: { key: string; customerId: string }[];
    },
  ): Promise<void> {
    await this.customers.insertMany(made.customers);
    await this.database.query(
      `insert into identities (id, customer_id, channel, inbox_id, external_key, label, verified, address, first_seen_at,
         last_seen_at)
       select r.id, r."customerId", r.channel, r."inboxId", r."externalKey", r.label, false, r.address, r."firstSeenAt",
         r."lastSeenAt"
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "customerId" uuid, channel text, "inboxId" uuid,
         "externalKey" text, label text, address text, "firstSeenAt" timestamptz, "lastSeenAt" timestamptz)`,
      [JSON.stringify(made.identities)],
    );
    const met = [...made.customers.map(({ id }) => id), ...made.identities.map((one) => one.customerId)];
    await this.facts.refresh([...new Set(met)]);
    await this.database.query(
      `insert into imported_customers (source, key, customer_id)
       select $1, r.key, r."customerId" from jsonb_to_recordset($2::jsonb) as r(key text, "customerId" uuid)
       on conflict on constraint imported_customers_pkey do nothing`,
      [source, JSON.stringify(made.keys)],
    );
  }
}
