import {
  Count,
  Flag,
  Id,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Strings,
  Text,
  Texts,
  Time,
  Written,
} from '../fields';
import {
  CONSENT_PURPOSES,
  CONSENT_SOURCES,
  CUSTOMER_EDIT_FIELDS,
  CUSTOMER_KINDS,
  CUSTOMER_LIMITS,
  CUSTOMER_TIMELINE_KINDS,
  DUPLICATE_KINDS,
  LIFECYCLE_STAGES,
  TIER_SOURCES,
  type ConsentChannel,
  type ConsentPurpose,
  type ConsentSource,
  type CustomerEditField,
  type CustomerKind,
  type CustomerTimelineKind,
  type DuplicateKind,
  type LifecycleStage,
  type TierSource,
} from '../names/customers';
import { CHANNELS, TIERS, type Tier } from '../names/states';
import { CustomerHit } from '../http/responses';

/** A company, school or other body that customers belong to. */
export class OrganisationRecord {
  @Id() id!: string;
  @Written(120) name!: string;
  /** Where it is, or where things are installed. */
  @Text(300) place!: string;
  /** Customers who belong to it, joined ones counted once. */
  @Count() members!: number;
  @Count() version!: number;
  @Time() updatedAt!: string;
}
export class OrganisationPage {
  @ListOf(() => OrganisationRecord, 100) items!: OrganisationRecord[];
  @Optional() @Text(200) next!: string | null;
}

/** One line of consent, given or taken back. Lines are only added; the last one of purpose and channel stands. */
export class ConsentLine {
  @Id() id!: string;
  @OneOf(CONSENT_PURPOSES) purpose!: ConsentPurpose;
  @OneOf([...CHANNELS, 'any']) channel!: ConsentChannel;
  @Flag() given!: boolean;
  /** Of the text they agreed to. */
  @Text(60) textVersion!: string;
  @OneOf(CONSENT_SOURCES) source!: ConsentSource;
  /** Where and how, in words. */
  @Text(300) note!: string;
  @Time() at!: string;
  @Text(120) byName!: string;
}

/** The tier, and why it is this one. */
export class TierStanding {
  @OneOf(TIERS) tier!: Tier;
  @OneOf(TIER_SOURCES) source!: TierSource;
  /** By hand: why. */
  @Text(300) reason!: string;
  @Text(120) byName!: string;
  @Optional() @Time() since!: string | null;
  /** By hand: until when it wins over the rules; null: until taken back. */
  @Optional() @Time() until!: string | null;
  /** What the rules say; null while there are none. */
  @Optional() @OneOf(TIERS) byRules!: Tier | null;
}

/** What the shop keeps of a customer beside what the panel shows. */
export class CustomerFile {
  @Id() customerId!: string;
  @OneOf(CUSTOMER_KINDS) kind!: CustomerKind;
  @Optional() @Nested(() => OrganisationRecord) organisation!: OrganisationRecord | null;
  /** What they are in it: buyer, caretaker. */
  @Text(80) organisationRole!: string;
  @OneOf(LIFECYCLE_STAGES) lifecycle!: LifecycleStage;
  @Optional() @Time() lifecycleSince!: string | null;
  @Nested(() => TierStanding) tier!: TierStanding;
  @Texts(CUSTOMER_LIMITS.tags, 80) tags!: string[];
  @Strings() preferences!: Record<string, string>;
  /** What stands now, one line for each purpose and channel. */
  @ListOf(() => ConsentLine, 100) consents!: ConsentLine[];
  @Count() orders!: number;
  @Count() spentFen!: number;
  /** Within the window of the tier rules. */
  @Count() recentOrders!: number;
  @Count() recentSpentFen!: number;
  @Optional() @Time() lastOrderAt!: string | null;
  @Count() openCases!: number;
  @Optional() @Time() verifiedAt!: string | null;
  @Text(120) verifiedByName!: string;
  /** From when on it counts as stale; null for tiers that are never verified. */
  @Optional() @Time() staleFrom!: string | null;
  @Flag() stale!: boolean;
  /** The customer's; send it back with an edit. */
  @Count() version!: number;
}

/** A row of the list of customers. */
export class CustomerFileRow extends CustomerHit {
  @OneOf(CUSTOMER_KINDS) kind!: CustomerKind;
  @OneOf(LIFECYCLE_STAGES) lifecycle!: LifecycleStage;
  @OneOf(TIER_SOURCES) tierSource!: TierSource;
  @Optional() @Id() ownerAgentId!: string | null;
  @Optional() @Text(120) organisationName!: string | null;
  @Texts(CUSTOMER_LIMITS.tags, 80) tags!: string[];
  @Count() orders!: number;
  @Count() spentFen!: number;
  @Optional() @Time() lastOrderAt!: string | null;
  @Count() openCases!: number;
  @Optional() @Time() verifiedAt!: string | null;
  @Optional() @Time() staleFrom!: string | null;
}
export class CustomerFilePage {
  @ListOf(() => CustomerFileRow, 100) items!: CustomerFileRow[];
  @Optional() @Text(200) next!: string | null;
}

export class TierCount {
  @OneOf(TIERS) tier!: Tier;
  @Count() customers!: number;
}
export class LifecycleCount {
  @OneOf(LIFECYCLE_STAGES) lifecycle!: LifecycleStage;
  @Count() customers!: number;
}
/** Kept, not counted: they cost the same for a hundred customers and a million. */
export class CustomerCounts {
  @Count() customers!: number;
  @Count() visitors!: number;
  @Count() organisations!: number;
  @ListOf(() => TierCount) tiers!: TierCount[];
  @ListOf(() => LifecycleCount) lifecycles!: LifecycleCount[];
  /** Groups that look like one person. */
  @Count() duplicates!: number;
}

/** One change of a customer's file. Phone and e-mail are shown masked. */
export class CustomerEdit {
  @Id() id!: string;
  @Time() at!: string;
  @Text(120) byName!: string;
  @OneOf(CUSTOMER_EDIT_FIELDS) field!: CustomerEditField;
  /** Of an attribute or preference: which. */
  @Text(80) key!: string;
  @Text(1_000) before!: string;
  @Text(1_000) after!: string;
}
export class CustomerEditPage {
  @ListOf(() => CustomerEdit, 100) items!: CustomerEdit[];
  @Optional() @Text(200) next!: string | null;
}

/** A file kept with a customer: a contract, a drawing. Read through a link of GET /api/customers/:id/files/:fileId/link. */
export class CustomerDocument {
  @Id() id!: string;
  @Text(255) name!: string;
  @Text(120) contentType!: string;
  @Count() size!: number;
  @Text(300) note!: string;
  @Text(120) byName!: string;
  @Time() at!: string;
}

/** A line of the timeline of a customer, newest first. `id` is that of the conversation, case, promise… */
export class CustomerTimelineItem {
  @OneOf(CUSTOMER_TIMELINE_KINDS) kind!: CustomerTimelineKind;
  @Id() id!: string;
  @Time() at!: string;
  /** Number of a conversation, case or order; empty elsewhere. */
  @Text(64) number!: string;
  /** Subject, category, form, page title: in the words it has. */
  @Text(300) title!: string;
  /** The state, in the words of its own context: `closed`, `kept`, `paid`. */
  @Text(40) state!: string;
  @Optional() @Text(20) channel!: string | null;
  /** Who had it, where somebody had. */
  @Optional() @Id() agentId!: string | null;
  /** Of a survey: what they gave. Of an order: what it came to in fen. */
  @Optional() @Count() value!: number | null;
}
export class CustomerTimelinePage {
  @ListOf(() => CustomerTimelineItem, 100) items!: CustomerTimelineItem[];
  @Optional() @Text(200) next!: string | null;
}

/** Customers who share a number or an address and are not told apart. */
export class DuplicateGroup {
  @Id() id!: string;
  @OneOf(DUPLICATE_KINDS) kind!: DuplicateKind;
  /** What they share, masked. */
  @Text(254) value!: string;
  @Time() foundAt!: string;
  @ListOf(() => CustomerHit, 20) customers!: CustomerHit[];
}
export class DuplicatePage {
  @ListOf(() => DuplicateGroup, 100) items!: DuplicateGroup[];
  @Optional() @Text(200) next!: string | null;
}

/** What takes a customer to a tier: all that is said must be met. The highest tier whose line is met is theirs. */
export class TierRule {
  @OneOf(TIERS) tier!: Tier;
  /** Spent within the window. */
  @Optional() @Count() minSpentFen?: number;
  /** Orders within the window. */
  @Optional() @Count(1_000_000) minOrders?: number;
  /** The last order is no longer ago. */
  @Optional() @Count(3_650, 1) maxDaysSinceOrder?: number;
}
export class VerifyRule {
  @OneOf(TIERS) tier!: Tier;
  /** 0: never. */
  @Count(3_650) days!: number;
}
/** How tiers, stages and verification are told. */
export class CustomerPolicy {
  /** Rules say the tier of whom nobody and no system of the shop has given one. */
  @Flag() tierRulesEnabled!: boolean;
  /** Days that spend and orders are summed over. */
  @Count(3_650, 1) windowDays!: number;
  @ListOf(() => TierRule, 4) tiers!: TierRule[];
  /** Bought for the first time within so many days: new. */
  @Count(3_650, 1) newDays!: number;
  /** Neither bought nor seen for so long: at risk, then lost. */
  @Count(3_650, 1) atRiskDays!: number;
  @Count(3_650, 1) lostDays!: number;
  @ListOf(() => VerifyRule, 4) verify!: VerifyRule[];
  @Count() version!: number;
}
