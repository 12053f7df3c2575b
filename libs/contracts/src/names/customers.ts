import type { Channel, Tier } from './states';

export const CUSTOMER_KINDS = ['person', 'organisation'] as const;
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];

/** Where somebody stands with the shop; told from when they bought and were seen. */
export const LIFECYCLE_STAGES = ['prospect', 'new', 'active', 'at-risk', 'lost'] as const;
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number];

/** Who says a tier. By hand and by the shop's own systems it wins over rules; `default`: nobody has said one. */
export const TIER_SOURCES = ['default', 'rule', 'shop', 'hand'] as const;
export type TierSource = (typeof TIER_SOURCES)[number];

/** What somebody agrees to be written for. */
export const CONSENT_PURPOSES = ['service', 'marketing', 'survey', 'profiling'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
/** A channel, or every one for which nothing else was said. */
export type ConsentChannel = Channel | 'any';
/** How a consent, or its end, came to be known. */
export const CONSENT_SOURCES = ['agent', 'shopper', 'shop', 'import'] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

export const CUSTOMER_SORTS = ['seen', 'newest'] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

/** What stands in a customer's timeline, each from the context that owns it. */
export const CUSTOMER_TIMELINE_KINDS = [
  'conversation',
  'case',
  'promise',
  'survey',
  'contact',
  'feedback',
  'order',
  'visit',
  'note',
] as const;
export type CustomerTimelineKind = (typeof CUSTOMER_TIMELINE_KINDS)[number];

/** What was changed in a customer's file. */
export const CUSTOMER_EDIT_FIELDS = [
  'name',
  'email',
  'phone',
  'language',
  'owner',
  'attribute',
  'tier',
  'kind',
  'organisation',
  'place',
  'tags',
  'preference',
  'consent',
  'verified',
  'lifecycle',
  'file',
] as const;
export type CustomerEditField = (typeof CUSTOMER_EDIT_FIELDS)[number];

/** Why several customers may be one person. */
export const DUPLICATE_KINDS = ['phone', 'email'] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];

/** What a segment's conditions can ask. `…Days`: so many days ago. `recent…`: within the window of the tier rules. */
export const SEGMENT_FIELDS = [
  'kind',
  'tier',
  'lifecycle',
  'isVisitor',
  'tag',
  'attribute',
  'language',
  'owner',
  'organisation',
  'channel',
  'consent',
  'openCases',
  'orders',
  'spentFen',
  'recentOrders',
  'recentSpentFen',
  'lastOrderDays',
  'lastSeenDays',
  'createdDays',
  'verifiedDays',
] as const;
export type SegmentField = (typeof SEGMENT_FIELDS)[number];

/** `choice`: of a closed set. `id`: an agent or an organisation. `words`: of a set of words. `keyed`: asks a `key`, too. */
export const SEGMENT_FIELD_TYPES = {
  kind: 'choice',
  tier: 'choice',
  lifecycle: 'choice',
  isVisitor: 'flag',
  tag: 'words',
  attribute: 'keyed',
  language: 'words',
  owner: 'id',
  organisation: 'id',
  channel: 'choice',
  consent: 'keyed',
  openCases: 'number',
  orders: 'number',
  spentFen: 'number',
  recentOrders: 'number',
  recentSpentFen: 'number',
  lastOrderDays: 'days',
  lastSeenDays: 'days',
  createdDays: 'days',
  verifiedDays: 'days',
} as const satisfies Record<SegmentField, string>;
export type SegmentFieldType = (typeof SEGMENT_FIELD_TYPES)[SegmentField];

/** Which operators a type takes. Of `consent` the `key` is the purpose and the value the channel (or channels). */
export const SEGMENT_OPERATORS = {
  choice: ['is', 'is-not', 'one-of', 'none-of'],
  flag: ['is'],
  words: ['is', 'is-not', 'one-of', 'none-of', 'empty', 'not-empty'],
  keyed: ['is', 'is-not', 'one-of', 'none-of', 'empty', 'not-empty'],
  id: ['is', 'is-not', 'one-of', 'none-of', 'empty', 'not-empty'],
  number: ['is', 'is-not', 'greater', 'at-least', 'less', 'at-most', 'between'],
  days: ['greater', 'at-least', 'less', 'at-most', 'between', 'empty', 'not-empty'],
} as const;
export type SegmentOperator = (typeof SEGMENT_OPERATORS)[SegmentFieldType][number];

/** What a column of an imported file says. `attribute` and `consent` name which by their `key`. */
export const CUSTOMER_IMPORT_TARGETS = [
  'ignore',
  'name',
  'phone',
  'email',
  'externalId',
  'tier',
  'kind',
  'organisation',
  'language',
  'tags',
  'attribute',
  'consent',
] as const;
export type CustomerImportTarget = (typeof CUSTOMER_IMPORT_TARGETS)[number];

/** By what a row is taken for somebody who is known already. */
export const CUSTOMER_IMPORT_MATCHES = ['externalId', 'phone', 'email'] as const;
export type CustomerImportMatch = (typeof CUSTOMER_IMPORT_MATCHES)[number];

/** With `all-or-nothing` one bad row is enough for nothing of the file to be taken. */
export const CUSTOMER_IMPORT_MODES = ['all-or-nothing', 'good-rows'] as const;
export type CustomerImportMode = (typeof CUSTOMER_IMPORT_MODES)[number];

/**
 * `draft`: received, to be mapped. `checking`: every row is read before the first is written. `refused`: a bad row, and
 * nothing was taken. `stopped`: the file could not be read to its end; nothing was taken.
 */
export const CUSTOMER_IMPORT_STATES = [
  'draft',
  'checking',
  'running',
  'done',
  'refused',
  'stopped',
  'cancelled',
] as const;
export type CustomerImportState = (typeof CUSTOMER_IMPORT_STATES)[number];

export const CUSTOMER_IMPORT_SEPARATORS = [',', ';', '\t', '|'] as const;
export type CustomerImportSeparator = (typeof CUSTOMER_IMPORT_SEPARATORS)[number];
export const CUSTOMER_IMPORT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type CustomerImportEncoding = (typeof CUSTOMER_IMPORT_ENCODINGS)[number];

/** Why a row was not taken. Added to, never changed. */
export const CUSTOMER_IMPORT_PROBLEMS = [
  'columns',
  'empty-row',
  'nobody',
  'name',
  'phone',
  'email',
  'externalId',
  'tier',
  'kind',
  'tags',
  'attribute',
  'consent',
  'language',
  'twice',
  'several-match',
  'not-storable',
  'unreadable',
] as const;
export type CustomerImportProblemCode = (typeof CUSTOMER_IMPORT_PROBLEMS)[number];

export const CUSTOMER_LIMITS = {
  tags: 20,
  tagCodePoints: 40,
  preferences: 20,
  files: 100,
  segments: 200,
  segmentConditions: 40,
  segmentDepth: 4,
  importBytes: 64 * 1024 * 1024,
  importColumns: 60,
  previewRows: 20,
} as const;

/** Days within which a customer of each tier should be verified again; 0: never. */
export const VERIFY_DAYS = { standard: 0, silver: 365, gold: 180, vip: 90 } as const satisfies Record<
  Tier,
  number
>;
