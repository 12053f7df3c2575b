import type { ShownPresenceState } from '@yingda/contracts/names';

/** An agent whom routing looks at for a team's queue. */
export interface Candidate {
  agentId: string;
  state: ShownPresenceState;
  /** Whether account and role let them serve customers. */
  serves: boolean;
  /** False outside their working time. */
  onDuty: boolean;
  /** They are not on duty because of their shifts. */
  offShift?: boolean;
  /** Conversations at the same time, in places of 100 units. */
  capacity: number;
  /** Units of what they have now, without what is idle. */
  busy: number;
  /** Units of all they have, idle ones too. Never less than `busy`. */
  held: number;
  /** Levels of their skills, 1 to 5. */
  skills: Readonly<Record<string, number>>;
  lastAssignedAt: Date | null;
  /** The team they help out from; null for members of the queue's own team. */
  helpsFrom: string | null;
}
