import type { Resolved } from '@yingda/contracts/names';
import type { InboxKey } from '../samples/inboxes';
import type { Shopper } from '../samples/shoppers';
import type { StaffKey, TeamKey } from '../samples/staff';
import type { TopicCode } from '../samples/topics';

/** Who the shopper of an episode is: somebody the shop knows, or a visitor nobody knows. */
export interface Person {
  /** Tells people apart within the demo. */
  key: string;
  shopper: Shopper | null;
  language: 'zh-CN' | 'en';
  /** When the shop's system first heard of them. */
  firstSeen: Date;
}

/** A product as the shopper's page sends it. */
export interface ShownProduct {
  id: string;
  title: string;
  price: string;
}

interface Disposal {
  topic: TopicCode;
  resolved: Resolved;
  summary: string;
}

/** One thing that is done or said. */
export type Deed =
  | { do: 'visit'; page: { path: string; title: string } }
  | { do: 'say'; by: 'customer' | StaffKey; text: string }
  | { do: 'show'; by: 'customer' | StaffKey; product: ShownProduct }
  | { do: 'note'; by: StaffKey; text: string; mentions?: StaffKey[] }
  | { do: 'assign'; to: StaffKey }
  | { do: 'transfer'; by: StaffKey; to: { team: TeamKey } | { agent: StaffKey }; note: string }
  | { do: 'escalate'; by: StaffKey; reason: string }
  | { do: 'wait'; by: StaffKey }
  | { do: 'leave-message' }
  | { do: 'abandon' }
  | { do: 'leave' }
  | { do: 'fall-silent' }
  | ({ do: 'close'; by: StaffKey } & Disposal)
  | ({ do: 'dispose'; by: StaffKey } & Disposal)
  | { do: 'rate'; score: number; resolved?: Resolved; comment?: string };

/** A deed and when it was done. */
export type Move = { at: Date } & Deed;

/** One conversation from its opening on, moves in order of time. */
export interface Episode {
  /** Always the same for the same episode, so that it is played once. */
  id: string;
  person: Person;
  inbox: InboxKey;
  openedAt: Date;
  moves: Move[];
  /** The customer's last messages that the agent has not read; everything else is read by both. */
  unread?: number;
}
