import { type CustomerBrief } from '@yingda/contracts';
import type { CustomerActor } from '@yingda/events';
import { newId, type Clock, type Cryptor, type Outbox, type UnitOfWork } from '@yingda/platform';
import { briefOf, type Customer, newCustomer } from '../domain/customer';
import { type IdentityClaims, verifyIdentity } from '../domain/signed-identity';
import { storable } from '../domain/storable';
import { decideVisitor, type VisitorDecision } from '../domain/visitor-decision';
import type { Blocks } from '../storage/blocks';
import type { Customers } from '../storage/customers';
import { hs256 } from '../storage/hmac';
import type { Identities, Identity } from '../storage/identities';
import type { CustomerChanges } from './customer-changes';
import type { JoinIdentity } from './join-identity';
import type { ShopCustomers } from './shop-customers';

/** A browser that wants to chat. It is known by its token, or by the identity of a session that is open already. */
export interface OpenVisitorCommand {
  inboxId: string;
  visitorToken?: string | undefined;
  /** Instead of the token: the identity of a session that is open and proven by its own token. Unsigned, it goes on. */
  identityId?: string | undefined;
  /** JWT signed by the shop, and the inbox's secrets that are valid now. */
  identity?: { token: string; secrets: string[] } | undefined;
  language?: string | undefined;
}

export interface OpenedVisitor {
  actor: CustomerActor;
  customer: CustomerBrief;
  identity: { id: string; inboxId: string };
  /** For the browser to keep and to come back with. */
  visitorToken: string;
  /** A visitor that was not there before: whatever the browser kept belongs to somebody else. */
  fresh: boolean;
}

interface Browser {
  identity: Identity | null;
  /** The key of a token that is ours though its visitor is gone. */
  key: string | null;
}

const TOKEN_LIFETIME_MS = 2 * 365 * 24 * 3_600_000;
const WEB_VISITOR = { kind: 'system', name: 'web visitor' } as const;

/** Storage of people, as opening a session needs it. */
export interface People {
  customers: Customers;
  identities: Identities;
  blocks: Blocks;
}

/** Finds or makes the visitor of a browser, and joins them to the customer the shop says they are. */
export class OpenVisitor {
  constructor(
    private readonly people: People,
    private readonly shopCustomers: ShopCustomers,
    private readonly changes: CustomerChanges,
    private readonly join: JoinIdentity,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly platform: { cryptor: Cryptor; clock: Clock },
  ) {}

  /**
   * A token that is not ours, or another inbox's, is as good as none: a fresh visitor begins.
   * @throws Refusal identity-invalid
   */
  async execute(command: OpenVisitorCommand): Promise<OpenedVisitor> {
    const now = this.platform.clock.now();
    const signed = command.identity
      ? verifyIdentity(command.identity.token, { secrets: command.identity.secrets, hmac: hs256 }, now)
      : null;
    return this.unitOfWork.run(async () => {
      const browser = await this.browserOf(command, now);
      const goesOn = command.identityId !== undefined && !signed;
      const decision = goesOn ? 'continue' : await this.decide(browser.identity, signed?.sub ?? null);
      if (decision === 'begin' || !browser.identity) return this.begin(command, signed, browser);
      const identity = browser.identity;
      const customer = signed
        ? await this.signedIn(identity, signed, decision === 'join')
        : await this.people.customers.lock(identity.customerId);
      return this.opened(identity, customer!, { fresh: false, language: command.language });
    });
  }

  // A visitor who was said not to be this customer does not become them again; who has signed in begins afresh.
  private async decide(identity: Identity | null, sub: string | null): Promise<VisitorDecision> {
    const decision = decideVisitor(identity, sub);
    if (decision !== 'join' || !identity || sub === null) return decision;
    const customerId = await this.shopCustomers.find(sub);
    const apart = customerId !== null && (await this.join.areApart(identity.customerId, customerId));
    return apart ? 'begin' : 'join';
  }

  private async browserOf(command: OpenVisitorCommand, now: Date): Promise<Browser> {
    const { identities } = this.people;
    if (command.identityId) {
      const identity = await identities.lock(command.identityId);
      return { identity: identity?.inboxId === command.inboxId ? identity : null, key: null };
    }
    const held = command.visitorToken
      ? this.platform.cryptor.verify<{ visitor?: string; inboxId?: string }>(command.visitorToken, now)
      : null;
    if (!held?.visitor || held.inboxId !== command.inboxId) return { identity: null, key: null };
    return { identity: await identities.lockByKey('web', command.inboxId, held.visitor), key: held.visitor };
  }

  private async begin(
    command: OpenVisitorCommand,
    signed: IdentityClaims | null,
    browser: Browser,
  ): Promise<OpenedVisitor> {
    const { customers, identities } = this.people;
    const now = this.platform.clock.now();
    const identityId = newId();
    const visitor = newCustomer(newId(), now);
    if (!signed) await customers.insert(visitor);
    const { customer, made } = signed
      ? await this.shopCustomers.ensure(signed.sub)
      : { customer: visitor, made: true };
    const identity: Identity = {
      id: identityId,
      customerId: customer.id,
      channel: 'web',
      inboxId: command.inboxId,
      externalKey: browser.identity ? newId() : (browser.key ?? newId()),
      label: `web ${visitor.code}`,
      verified: signed !== null,
      signedTo: signed?.sub ?? null,
      firstSeenAt: now,
      lastSeenAt: now,
    };
    if (!(await identities.insert(identity))) {
      // The same browser, a moment earlier: its visitor is the one.
      if (!signed) await customers.remove(visitor.id);
      return this.execute(command);
    }
    if (made) {
      await this.outbox.append('customer.created', customer.id, {
        customerId: customer.id,
        inboxId: command.inboxId,
        identityId,
        isVisitor: customer.isVisitor,
      });
    }
    const known = signed ? await this.signedIn(identity, signed, false) : customer;
    return this.opened(identity, known, { fresh: true, language: command.language });
  }

  // What the shop signs of its customer is how the customer is: it replaces what was known.
  private async signedIn(identity: Identity, signed: IdentityClaims, join: boolean): Promise<Customer> {
    const { customer } = await this.shopCustomers.ensure(signed.sub);
    const joined = join
      ? await this.join.execute(WEB_VISITOR, {
          reason: 'signed-in',
          identityId: identity.id,
          customerId: customer.id,
          signedTo: signed.sub,
        })
      : customer;
    const now = this.platform.clock.now();
    await this.people.identities.insert({
      id: newId(),
      customerId: customer.id,
      channel: 'shop',
      inboxId: identity.inboxId,
      externalKey: signed.sub,
      label: signed.sub,
      verified: true,
      signedTo: signed.sub,
      firstSeenAt: now,
      lastSeenAt: now,
    });
    return this.changes.apply(joined, signed.facts);
  }

  private async opened(
    identity: Identity,
    customer: Customer,
    how: { fresh: boolean; language: string | undefined },
  ): Promise<OpenedVisitor> {
    const { cryptor, clock } = this.platform;
    const now = clock.now();
    const { customers } = this.people;
    if (how.language && !customer.language)
      await customers.save({ ...customer, language: storable(how.language) }, now);
    await customers.markSeen(customer.id, now);
    await this.people.identities.markSeen(identity.id, now);
    const { inboxId, externalKey: visitor } = identity;
    const blocked = (await this.people.blocks.of(customer.id, now)) !== null;
    return {
      actor: {
        kind: 'customer',
        customerId: customer.id,
        identityId: identity.id,
        inboxId,
        name: customer.name,
      },
      customer: briefOf(customer, blocked),
      identity: { id: identity.id, inboxId },
      visitorToken: cryptor.sign({ visitor, inboxId }, new Date(now.getTime() + TOKEN_LIFETIME_MS)),
      fresh: how.fresh,
    };
  }
}
