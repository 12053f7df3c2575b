import { type CustomerImportPlan, type CustomerImportProblem } from '@yingda/contracts';
import { TIERS } from '@yingda/contracts/names';
import { newId, type Database } from '@yingda/platform';
import { type Customer, type CustomerFacts, newCustomer, withFacts } from '../../domain/customer';
import { differences, type Difference } from '../../domain/files/edits';
import type { ReadRow, RowFacts } from '../../domain/imports/read-row';
import type { Consent, Edit } from '../../storage/files/file-lines';
import type { Profile } from '../../storage/files/profiles';
import type { FileGround } from '../files/file-ground';
import { tidyTags } from '../files/edit-file';

/** What became of rows. */
export interface Taken {
  added: number;
  updated: number;
  unchanged: number;
  /** Rows that name several customers: nobody can say which. */
  bad: ReadRow[];
}
/** Whose word the rows are. */
export interface Importer {
  id: string;
  name: string;
}
interface Changed {
  before: Customer | null;
  after: Customer;
  profile: Profile;
  rows: ReadRow[];
}

// Two imports at once take turns, so that the second finds whom the first has just added by a number or an address.
const TURN = `select pg_advisory_xact_lock(hashtextextended('customers.import', 3020))`;

/** Makes customers of rows, a batch in one transaction: each whole, with its search words, facts, consents and history. */
export class TakeRows {
  constructor(
    private readonly ground: FileGround,
    private readonly database: Database,
  ) {}

  /** Whom each row is taken for, by what stands now; null: somebody new. Several: a problem. */
  async whom(rows: ReadRow[], plan: CustomerImportPlan): Promise<(string | null | CustomerImportProblem)[]> {
    const { customers } = this.ground;
    const of = (by: 'externalId' | 'phone' | 'email') =>
      plan.matchBy.includes(by) ? [...new Set(rows.flatMap(({ facts }) => facts[by] ?? []))] : [];
    const found = new Map<string, Set<string>>();
    for (const { by, key, id } of await customers.withKeys({
      externalIds: [...new Set(rows.flatMap(({ facts }) => facts.externalId ?? []))],
      phones: of('phone'),
      emails: of('email'),
    }))
      found.set(`${by}:${key}`, (found.get(`${by}:${key}`) ?? new Set()).add(id));
    return rows.map(({ facts, line }) => {
      // One of the shop's ids is one customer, whatever else the row is matched by.
      for (const by of [...new Set(['externalId' as const, ...plan.matchBy])]) {
        const ids = facts[by] ? found.get(`${by}:${facts[by]}`) : undefined;
        if (ids?.size === 1) return [...ids][0]!;
        if (ids)
          return {
            line,
            code: 'several-match',
            column: by,
            message: 'Several customers have this; join them first.',
          };
      }
      return null;
    });
  }

  /** Inside a unit of work. */
  async take(rows: ReadRow[], plan: CustomerImportPlan, importer: Importer): Promise<Taken> {
    const { customers, profiles, organisations, facts, lines, clock } = this.ground;
    await this.database.query(TURN);
    const now = clock.now();
    const whom = await this.whom(rows, plan);
    const known = new Map(
      (await customers.lockAll([...new Set(whom.filter((one) => typeof one === 'string'))])).map((one) => [
        one.id,
        one,
      ]),
    );
    const places = await organisations.ensure(
      [...new Set(rows.flatMap((row) => row.facts.organisation ?? []))],
      now,
    );
    const noted = await profiles.some([...known.keys()]);
    const changed = new Map<string, Changed>();
    const bad: ReadRow[] = [];
    let unchanged = 0;
    for (const [at, row] of rows.entries()) {
      const match = whom[at]!;
      if (match !== null && typeof match !== 'string') {
        bad.push({ ...row, problems: [match] });
        continue;
      }
      const found = match === null ? null : this.matched(match, row.facts, known);
      const organisationId = places.get(row.facts.organisation?.toLowerCase() ?? '') ?? null;
      const one = found
        ? (changed.get(found.id) ?? { before: found, after: found, profile: noted.get(found.id)!, rows: [] })
        : fresh(now);
      const next = withRow(one, row, { plan, organisationId, now, importer });
      if (next === one) unchanged += 1;
      else changed.set(next.after.id, next);
    }
    const all = [...changed.values()];
    await customers.insertMany(all.filter(({ before }) => !before).map(({ after }) => after));
    await customers.saveMany(
      all.filter(({ before, after }) => before && before !== after).map(({ after }) => after),
      now,
    );
    await profiles.put(all.filter((one) => isNoted(one.profile)).map(({ profile }) => profile));
    const consents = await this.consents(all, importer);
    await lines.addConsents(consents);
    await lines.addEdits(all.flatMap((one) => this.edits(one, importer)));
    await facts.refresh(all.map(({ after }) => after.id));
    await this.tell(all);
    const added = all.filter(({ before }) => !before).length;
    return { added, updated: rows.length - bad.length - unchanged - added, unchanged, bad };
  }

  // Two of the shop's numbers are two customers, also where they share a phone.
  private matched(id: string, { externalId }: RowFacts, known: Map<string, Customer>): Customer | null {
    const customer = known.get(id);
    if (!customer || customer.joinedInto) return null;
    return externalId && customer.externalId && customer.externalId !== externalId ? null : customer;
  }

  private async consents(all: Changed[], importer: Importer): Promise<Consent[]> {
    const asked = all.filter(({ rows }) => rows.some((row) => row.facts.consents.length > 0));
    if (asked.length === 0) return [];
    const stands = await this.ground.lines.standing(asked.map(({ after }) => after.id));
    const key = (one: Pick<Consent, 'customerId' | 'purpose' | 'channel'>) =>
      `${one.customerId} ${one.purpose} ${one.channel}`;
    const said = new Map(stands.map((one) => [key(one), one.given]));
    return asked.flatMap(({ after, rows }) =>
      rows.flatMap(({ facts }) =>
        facts.consents.flatMap((one) => {
          const consent: Consent = {
            ...{ id: newId(), customerId: after.id, ...one, textVersion: '', source: 'import', note: '' },
            ...{ byId: importer.id, byName: importer.name, at: this.ground.clock.now() },
          };
          if (said.get(key(consent)) === one.given) return [];
          said.set(key(consent), one.given);
          return [consent];
        }),
      ),
    );
  }

  private edits({ before, after }: Changed, importer: Importer): Edit[] {
    if (!before) return [];
    const found: Difference[] = differences(before, after);
    return found.map((one) => ({
      ...{ id: newId(), customerId: after.id, at: this.ground.clock.now(), ...one },
      ...{ byId: importer.id, byName: importer.name },
    }));
  }

  // Whoever shows one of them, and routing and service levels, hear of what they go by; new ones nobody shows yet.
  private async tell(all: Changed[]): Promise<void> {
    for (const { before, after } of all)
      if (
        before &&
        (before.name !== after.name || before.tier !== after.tier || before.isVisitor !== after.isVisitor)
      )
        await this.ground.changes.announce(after, before.tier);
  }
}

function fresh(now: Date): Changed {
  const after: Customer = { ...newCustomer(newId(), now), isVisitor: false };
  const noted = {
    kind: 'person',
    organisationId: null,
    organisationRole: '',
    tags: [],
    preferences: {},
  } as const;
  const tier = {
    tierSource: 'default',
    tierReason: '',
    tierBy: '',
    tierSince: null,
    tierUntil: null,
  } as const;
  const profile = { customerId: after.id, ...noted, tags: [], ...tier, verifiedAt: null, verifiedBy: '' };
  return { before: null, after, profile, rows: [] };
}

/** With what the row says; the very same when it says nothing new. */
function withRow(
  one: Changed,
  row: ReadRow,
  how: { plan: CustomerImportPlan; organisationId: string | null; now: Date; importer: Importer },
): Changed {
  const { plan, organisationId, now, importer } = how;
  const { facts } = row;
  const instead = plan.replace || one.before === null;
  const { after: was, profile } = one;
  // A tier by hand wins over a file; what is known is only replaced where that is wanted.
  const tier =
    facts.tier && profile.tierSource !== 'hand' && (instead || was.tier === TIERS[0])
      ? facts.tier
      : undefined;
  const given: CustomerFacts = {
    name: instead || !was.name ? facts.name : undefined,
    phone: instead || !was.phone ? facts.phone : undefined,
    email: instead || !was.email ? facts.email : undefined,
    language: instead || !was.language ? facts.language : undefined,
    tier,
    attributes: instead
      ? facts.attributes
      : Object.fromEntries(Object.entries(facts.attributes).filter(([key]) => !(key in was.attributes))),
    ...(was.isVisitor ? { isVisitor: false } : {}),
  };
  let after = withFacts(was, given);
  if (facts.externalId && !was.externalId)
    after = { ...after, externalId: facts.externalId, version: was.version + 1 };
  const noted: Profile = {
    ...profile,
    kind: facts.kind && (instead || profile.kind === 'person') ? facts.kind : profile.kind,
    organisationId:
      organisationId && (instead || !profile.organisationId) ? organisationId : profile.organisationId,
    tags: mergedTags(profile.tags, facts.tags),
    ...(tier && tier !== was.tier
      ? {
          tierSource: tier === TIERS[0] ? 'default' : 'shop',
          tierBy: importer.name,
          tierSince: now,
          tierUntil: null,
        }
      : {}),
  };
  const same =
    after === was && JSON.stringify(noted) === JSON.stringify(profile) && facts.consents.length === 0;
  if (same) return one;
  // One change of a row is one version, whatever it was.
  if (one.before) after = { ...after, version: one.before.version + 1 };
  else after = { ...after, version: 1 };
  return { before: one.before, after, profile: noted, rows: [...one.rows, row] };
}

function mergedTags(before: string[], more: string[]): string[] {
  const added = more.filter((tag) => !before.includes(tag));
  return added.length === 0 ? before : tidyTags([...before, ...added].slice(0, 20));
}

function isNoted({ kind, organisationId, tags, tierSource }: Profile): boolean {
  return kind !== 'person' || organisationId !== null || tags.length > 0 || tierSource !== 'default';
}
