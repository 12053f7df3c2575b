import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { Count, Flag, Id, OneOf, Optional, Strings, Text, Texts, Time, Written } from '../fields';
import {
  ConsentLine,
  CustomerCounts,
  CustomerDocument,
  CustomerEditPage,
  CustomerFile,
  CustomerFilePage,
  CustomerPolicy,
  CustomerTimelinePage,
  DuplicatePage,
  OrganisationPage,
  OrganisationRecord,
} from '../models/customer-file';
import {
  CONSENT_PURPOSES,
  CUSTOMER_KINDS,
  CUSTOMER_LIMITS,
  CUSTOMER_SORTS,
  LIFECYCLE_STAGES,
  type ConsentChannel,
  type ConsentPurpose,
  type CustomerKind,
  type CustomerSort,
  type LifecycleStage,
} from '../names/customers';
import { CHANNELS, TIERS, type Tier } from '../names/states';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';
import { AttachmentLink } from './responses';

const toBoolean = ({ value }: { value: unknown }) => value === true || value === 'true';

export class CustomerFilesQuery extends PageQuery {
  /** Names (also by their sound), codes, attributes; phone, e-mail and the shop's id as a whole. */
  @Optional() @Text(200) q?: string;
  @Optional() @OneOf(TIERS) tier?: Tier;
  @Optional() @OneOf(LIFECYCLE_STAGES) lifecycle?: LifecycleStage;
  @Optional() @OneOf(CUSTOMER_KINDS) kind?: CustomerKind;
  @Optional() @Id() ownerAgentId?: string;
  @Optional() @Id() organisationId?: string;
  @Optional() @Text(80) tag?: string;
  /** Visitors, too, who are known by a browser only. */
  @Optional() @Transform(toBoolean) @IsBoolean() visitors?: boolean;
  /** `seen` (when not given): last seen first. */
  @Optional() @OneOf(CUSTOMER_SORTS) sort?: CustomerSort;
}
export class StaleCustomersQuery extends PageQuery {
  /** One tier at a time, each by its own days; the highest when not given. */
  @Optional() @OneOf(TIERS) tier?: Tier;
  @Optional() @Id() ownerAgentId?: string;
}
export class OrganisationsQuery extends PageQuery {
  @Optional() @Text(120) q?: string;
}
export class EditCustomerFile {
  @Optional() @OneOf(CUSTOMER_KINDS) kind?: CustomerKind;
  @Optional() @Id() organisationId?: string | null;
  @Optional() @Text(80) organisationRole?: string;
  @Optional() @Texts(CUSTOMER_LIMITS.tags, 80) tags?: string[];
  /** Added to what is there; "" takes one away. */
  @Optional() @Strings() preferences?: Record<string, string>;
  @Count() version!: number;
}
export class SetTier {
  @OneOf(TIERS) tier!: Tier;
  @Written(300) reason!: string;
  /** Until when it wins over the rules; until taken back when not given. */
  @Optional() @Time() until?: string | null;
}
export class NoteConsent {
  @OneOf(CONSENT_PURPOSES) purpose!: ConsentPurpose;
  @OneOf([...CHANNELS, 'any']) channel!: ConsentChannel;
  @Flag() given!: boolean;
  @Optional() @Text(60) textVersion?: string;
  @Optional() @Text(300) note?: string;
}
export class EditOrganisation {
  @Written(120) name!: string;
  @Optional() @Text(300) place?: string;
  /** Of one that is edited. */
  @Optional() @Count() version?: number;
}

/** The file of a customer, and lists of customers. */
export const customerFileEndpoints = {
  'GET /api/customer-files': {
    summary: 'Customers with what their files say, filtered',
    caller: 'agent',
    query: CustomerFilesQuery,
    answer: CustomerFilePage,
  },
  'GET /api/customer-files/counts': {
    summary: 'How many customers there are, by tier and stage',
    caller: 'agent',
    answer: CustomerCounts,
  },
  'GET /api/customer-files/stale': {
    summary: 'Customers of a tier who were not verified for longer than its days, the longest first',
    caller: 'agent',
    query: StaleCustomersQuery,
    answer: CustomerFilePage,
  },
  'GET /api/customer-files/duplicates': {
    summary: 'Groups of customers who share a number or an address, newest first',
    caller: 'agent',
    query: PageQuery,
    answer: DuplicatePage,
  },
  'GET /api/customer-files/:id': {
    summary: 'The file of one customer',
    caller: 'agent',
    answer: CustomerFile,
  },
  'PATCH /api/customer-files/:id': {
    summary: 'Edit kind, organisation, tags and preferences',
    caller: 'agent',
    body: EditCustomerFile,
    answer: CustomerFile,
  },
  'PUT /api/customer-files/:id/tier': {
    summary: 'Say the tier by hand, with the reason and perhaps an end',
    caller: 'agent',
    body: SetTier,
    answer: CustomerFile,
  },
  'DELETE /api/customer-files/:id/tier': {
    summary: 'Leave the tier to the rules again',
    caller: 'agent',
    answer: CustomerFile,
  },
  'POST /api/customer-files/:id/verify': {
    summary: 'What the file says was checked with the customer just now',
    caller: 'agent',
    answer: CustomerFile,
  },
  'GET /api/customer-files/:id/consents': {
    summary: 'Every consent given and taken back, newest first',
    caller: 'agent',
    answer: [ConsentLine],
  },
  'POST /api/customer-files/:id/consents': {
    summary: 'Note that a consent was given or taken back',
    caller: 'agent',
    body: NoteConsent,
    answer: ConsentLine,
  },
  'GET /api/customer-files/:id/history': {
    summary: 'Who changed what in the file, newest first',
    caller: 'agent',
    query: PageQuery,
    answer: CustomerEditPage,
  },
  'GET /api/customer-files/:id/timeline': {
    summary:
      'Conversations, cases, promises, surveys, contacts, orders, notes and pages in one row, newest first',
    caller: 'agent',
    query: PageQuery,
    answer: CustomerTimelinePage,
  },
  'GET /api/customer-files/:id/documents': {
    summary: 'Files kept with the customer',
    caller: 'agent',
    answer: [CustomerDocument],
  },
  'POST /api/customer-files/:id/documents': {
    summary: 'Keep a file with the customer (field `file`, optional `note`)',
    caller: 'agent',
    body: 'multipart',
    answer: CustomerDocument,
  },
  'GET /api/customer-files/:id/documents/:documentId/link': {
    summary: 'A link that reads the file for 5 minutes',
    caller: 'agent',
    answer: AttachmentLink,
  },
  'DELETE /api/customer-files/:id/documents/:documentId': {
    summary: 'Remove a file from the customer',
    caller: 'agent',
  },
  'GET /api/organisations': {
    summary: 'Organisations by name',
    caller: 'agent',
    query: OrganisationsQuery,
    answer: OrganisationPage,
  },
  'POST /api/organisations': {
    summary: 'Add an organisation',
    caller: 'agent',
    body: EditOrganisation,
    answer: OrganisationRecord,
  },
  'GET /api/organisations/:id': { summary: 'One organisation', caller: 'agent', answer: OrganisationRecord },
  'PATCH /api/organisations/:id': {
    summary: 'Edit an organisation',
    caller: 'agent',
    body: EditOrganisation,
    answer: OrganisationRecord,
  },
  'GET /api/customer-policy': {
    summary: 'How tiers, stages and verification are told',
    caller: 'agent',
    answer: CustomerPolicy,
  },
  'PUT /api/customer-policy': {
    summary: 'Say how; tiers and stages are told anew afterwards',
    caller: 'agent',
    body: CustomerPolicy,
    answer: CustomerPolicy,
  },
} as const satisfies Record<string, Endpoint>;
