import type {
  Channel,
  ConversationStatus,
  ServiceLevelKind,
  Tier,
  WaitingFor,
} from '@yingda/contracts/names';
import { OPEN_STATUSES } from '@yingda/contracts/names';

/** What is known of a conversation, as far as its clocks depend on it. */
export interface Course {
  conversationId: string;
  number: string;
  customerId: string;
  inboxId: string;
  channel: Channel;
  teamId: string | null;
  agentId: string | null;
  tier: Tier;
  topicId: string | null;
  subject: string | null;
  status: ConversationStatus;
  waitingFor: WaitingFor;
  firstResponseAt: Date | null;
  /**
   * While nobody of the shop has ever answered: the message after which a person is needed (with the bot the last one, in
   * the queue the first), or since when an answer is owed again.
   */
  owedSince: Date | null;
  /** When it was opened, or went on after its end. */
  resumedAt: Date | null;
}

/** One thing that happened to it, at its own time, however late it is heard of. */
export interface Happening {
  at: Date;
  after: Pick<
    Course,
    | 'number'
    | 'customerId'
    | 'inboxId'
    | 'channel'
    | 'teamId'
    | 'agentId'
    | 'subject'
    | 'status'
    | 'waitingFor'
    | 'firstResponseAt'
  > & { waitingSince: Date; leftMessage: boolean; merged: boolean };
  /** It is open again after its end. */
  resumes: boolean;
  /** When the customer wrote in it, and when somebody of the shop did. */
  customerWroteAt: Date | null;
  agentWroteAt: Date | null;
}

/** What becomes of a clock. `kept`: what was promised was done. */
export type Move =
  | { kind: ServiceLevelKind; do: 'begin'; at: Date }
  | { kind: ServiceLevelKind; do: 'pause' | 'resume'; at: Date }
  | { kind: ServiceLevelKind; do: 'stop'; at: Date; kept: boolean };

/** Which clocks there are: open ones, and whether they run. A resolution that is over is `over`. */
export type Clocks = Partial<Record<ServiceLevelKind, 'runs' | 'stands' | 'over'>>;

const isOpenStatus = (status: ConversationStatus) =>
  (OPEN_STATUSES as readonly ConversationStatus[]).includes(status);
const waitsInQueue = (status: ConversationStatus) => status === 'queued' || status === 'offered';
const later = (a: Date, b: Date | null): Date => (b && b > a ? b : a);

/** The conversation after what happened. */
export function advance(course: Course, happened: Happening): Course {
  const { number, customerId, inboxId, channel, teamId, agentId } = happened.after;
  const { subject, status, waitingFor, firstResponseAt } = happened.after;
  return {
    ...course,
    ...{ number, customerId, inboxId, channel, teamId, agentId },
    ...{ subject, status, waitingFor, firstResponseAt },
    owedSince: owedAfter(course, happened),
    resumedAt: happened.resumes ? happened.at : course.resumedAt,
  };
}

function owedAfter(course: Course, { after, at, resumes, customerWroteAt }: Happening): Date | null {
  if (after.firstResponseAt || !isOpenStatus(after.status)) return null;
  // Whoever went on after the end is owed an answer from then on, whatever was said before it.
  if (resumes) return after.waitingFor === 'us' ? at : null;
  if (customerWroteAt && (course.owedSince === null || after.status === 'bot')) return customerWroteAt;
  return course.owedSince;
}

/**
 * What happened as moves of its clocks (requirements, section 4):
 * `waiting` from entering the queue until somebody has it; a message left instead of waiting ends it.
 * `first-response` from the first message after which a person is needed: the one that led to the queue, or the first in
 * it; until a person of the shop writes. Bots and systems never stop it.
 * `next-response` from the customer's first unanswered message of a turn until a person writes.
 * `resolution` from the need of a person until the end. Reopened, it runs on from where it was: the time between does not
 * count, and what was needed before does.
 * Set to wait for the customer without an answer, responses stand: nobody stops a clock by a mark.
 */
export function movesOf(after: Course, happened: Happening, clocks: Clocks): Move[] {
  const open = isOpenStatus(after.status);
  const needed = open && after.status !== 'bot';
  const scene = { after, happened, clocks, open, needed };
  return [...waiting(scene), ...firstResponse(scene), ...nextResponse(scene), ...resolution(scene)];
}

interface Scene {
  after: Course;
  happened: Happening;
  clocks: Clocks;
  open: boolean;
  needed: boolean;
}

function waiting({ after, happened, clocks, open }: Scene): Move[] {
  const { at } = happened;
  const waits = waitsInQueue(after.status) && !happened.after.leftMessage;
  if (!clocks.waiting) return waits ? [{ kind: 'waiting', do: 'begin', at }] : [];
  if (waits) return [];
  const kept = open && !waitsInQueue(after.status) && after.status !== 'bot';
  return [{ kind: 'waiting', do: 'stop', at, kept }];
}

function firstResponse({ after, happened, clocks, open, needed }: Scene): Move[] {
  const kind = 'first-response';
  const { firstResponseAt, owedSince } = after;
  if (!clocks[kind])
    return needed && !firstResponseAt && after.waitingFor === 'us' && owedSince
      ? [{ kind, do: 'begin', at: owedSince }]
      : [];
  if (firstResponseAt) return [{ kind, do: 'stop', at: firstResponseAt, kept: true }];
  if (!open) return [{ kind, do: 'stop', at: happened.at, kept: false }];
  return standing(kind, { after, happened, clocks });
}

function nextResponse({ after, happened, clocks, open, needed }: Scene): Move[] {
  const kind = 'next-response';
  if (!clocks[kind]) {
    if (!needed || !after.firstResponseAt || after.waitingFor !== 'us') return [];
    return [{ kind, do: 'begin', at: later(happened.after.waitingSince, after.resumedAt) }];
  }
  if (happened.agentWroteAt) return [{ kind, do: 'stop', at: happened.agentWroteAt, kept: true }];
  if (!open) return [{ kind, do: 'stop', at: happened.at, kept: false }];
  return standing(kind, { after, happened, clocks });
}

function resolution({ after, happened, clocks, open, needed }: Scene): Move[] {
  const kind = 'resolution';
  const { at } = happened;
  if (!clocks[kind]) return needed ? [{ kind, do: 'begin', at }] : [];
  if (clocks[kind] === 'over') return needed ? [{ kind, do: 'resume', at }] : [];
  if (open) return [];
  return [{ kind, do: 'stop', at, kept: after.status === 'closed' && !happened.after.merged }];
}

/** Responses run only while the customer waits. */
function standing(
  kind: ServiceLevelKind,
  { after, happened, clocks }: Pick<Scene, 'after' | 'happened' | 'clocks'>,
): Move[] {
  const waits = after.waitingFor === 'us';
  if (waits === (clocks[kind] === 'runs')) return [];
  if (!waits) return [{ kind, do: 'pause', at: happened.at }];
  return [{ kind, do: 'resume', at: happened.customerWroteAt ?? happened.at }];
}
