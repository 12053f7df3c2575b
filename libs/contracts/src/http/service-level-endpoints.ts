import { Count, Flag, Id, Ids, Nested, OneOf, Optional, Text } from '../fields';
import {
  ServiceLevelClock,
  ServiceLevelConditions,
  ServiceLevelPolicy,
  ServiceLevelPreview,
  ServiceLevelTargets,
} from '../models/service-levels';
import { CHANNELS, TIERS, type Channel, type Tier } from '../names/states';
import type { Endpoint } from './endpoint';

export class AddServiceLevelPolicy {
  @Text(60, 1) name!: string;
  @Flag() active!: boolean;
  @Nested(() => ServiceLevelConditions) conditions!: ServiceLevelConditions;
  @Nested(() => ServiceLevelTargets) targets!: ServiceLevelTargets;
}
export class EditServiceLevelPolicy extends AddServiceLevelPolicy {
  /** The one that was read. */
  @Count() version!: number;
}
/** All policies, in the order in which they are tried. */
export class OrderServiceLevelPolicies {
  @Ids(200) policyIds!: string[];
}
/** Whose message would come; what is not said fits only policies that do not ask for it. */
export class ServiceLevelPreviewQuery {
  @Optional() @OneOf(TIERS) tier?: Tier;
  @Optional() @OneOf(CHANNELS) channel?: Channel;
  @Optional() @Id() inboxId?: string;
  @Optional() @Id() topicId?: string;
  @Optional() @Id() teamId?: string;
}
/** The same of targets that are not saved yet; no policy is looked for. */
export class PreviewServiceLevelTargets extends ServiceLevelPreviewQuery {
  @Nested(() => ServiceLevelTargets) targets!: ServiceLevelTargets;
}

/** Promised times, and how open conversations stand to them. */
export const serviceLevelEndpoints = {
  'GET /api/service-levels': {
    summary: 'Policies in the order in which they are tried',
    caller: 'agent',
    answer: [ServiceLevelPolicy],
  },
  'POST /api/service-levels': {
    summary: 'Add a policy before all others',
    caller: 'agent',
    body: AddServiceLevelPolicy,
    answer: ServiceLevelPolicy,
  },
  'PUT /api/service-levels/order': {
    summary: 'Set the order in which policies are tried',
    caller: 'agent',
    body: OrderServiceLevelPolicies,
    answer: [ServiceLevelPolicy],
  },
  'PUT /api/service-levels/:id': {
    summary: 'Edit a policy',
    caller: 'agent',
    body: EditServiceLevelPolicy,
    answer: ServiceLevelPolicy,
  },
  'GET /api/service-levels/preview': {
    summary: 'When a message that came now would be due, by which policy and calendar',
    caller: 'agent',
    query: ServiceLevelPreviewQuery,
    answer: ServiceLevelPreview,
  },
  'POST /api/service-levels/preview': {
    summary: 'The same of targets that are not saved yet',
    caller: 'agent',
    body: PreviewServiceLevelTargets,
    answer: ServiceLevelPreview,
  },
  'GET /api/conversations/:id/service-levels': {
    summary: 'All clocks of a conversation, oldest first',
    caller: 'agent',
    answer: [ServiceLevelClock],
  },
} as const satisfies Record<string, Endpoint>;
