import type { ServiceLevelKind } from '@yingda/contracts/names';

/** A promised time that is nearly over, or over. */
export interface ServiceLevelMissing {
  conversationId: string;
  number: string;
  customerId: string;
  teamId: string | null;
  /** Who has the conversation. */
  agentId: string | null;
  clockId: string;
  kind: ServiceLevelKind;
  turn: number;
  policyId: string;
  policyName: string;
  policyVersion: number;
  targetSeconds: number;
  startedAt: string;
  dueAt: string;
  /** Who is called, by the policy. */
  agentIds: string[];
}

export interface ServiceLevelEvents {
  /** A clock is nearly over, or over and still nobody has done what was promised. Each once for a clock. */
  'service-level.warned': ServiceLevelMissing;
  'service-level.breached': ServiceLevelMissing;
}
