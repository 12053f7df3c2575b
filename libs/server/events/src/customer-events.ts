import type {
  ConsentChannel,
  ConsentPurpose,
  JoinReason,
  LifecycleStage,
  Tier,
} from '@yingda/contracts/names';
import type { ActorRef } from './actor';

/** What happens to customers. The aggregate is the customer unless said otherwise. */
export interface CustomerEvents {
  'customer.created': { customerId: string; inboxId: string; identityId: string; isVisitor: boolean };
  'customer.updated': {
    customerId: string;
    name: string;
    tier: Tier;
    isVisitor: boolean;
    code: string;
    blocked: boolean;
    /** Where it is another now. */
    tierBefore?: Tier;
  };
  'customer.stage-changed': { customerId: string; before: LifecycleStage; after: LifecycleStage };
  'customer.consent-noted': {
    customerId: string;
    purpose: ConsentPurpose;
    channel: ConsentChannel;
    given: boolean;
    by: ActorRef;
  };
  'customer.verified': { customerId: string; by: ActorRef };
  /**
   * An identity belongs to another customer now, and its conversations move along. The aggregate is the identity, so
   * that its joins and separations are heard in order. `reason` is absent in events of before it.
   */
  'identity.joined': {
    identityId: string;
    fromCustomerId: string;
    toCustomerId: string;
    reason?: JoinReason;
    by?: ActorRef;
  };
  /** A join was taken back: the identity, and all its conversations, are the earlier customer's again. */
  'identity.separated': { identityId: string; fromCustomerId: string; toCustomerId: string; by: ActorRef };
  'customer.blocked': { customerId: string; reason: string; until: string | null; by: ActorRef };
  'customer.unblocked': { customerId: string; by: ActorRef };
  'page.visited': { customerId: string; url: string; title: string; at: string };
  /** A file of customers was taken to its end. The aggregate is the import. */
  'customers.imported': { importId: string; added: number; updated: number; failed: number };
  /** The aggregate is the segment. */
  'segment.updated': { segmentId: string; removed: boolean };
}
