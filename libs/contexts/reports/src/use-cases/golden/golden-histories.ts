import type { EndedBy, Resolved, TimelineEvent } from '@yingda/contracts/names';
import { momentAtWall } from '@yingda/platform';
import type { ConversationHistory, HistoryEntry } from '../../domain/history';
import type { Golden } from './conversations.golden';

export const ZONE = 'Asia/Shanghai';

/** Ids under which the golden people, teams and inboxes appear. */
export const AGENTS = { ann: uuid('a', 1), bob: uuid('a', 2), eve: uuid('a', 3) } as const;
export const TEAMS = { S: uuid('b', 1), A: uuid('b', 2) } as const;
export const INBOXES = { shop: uuid('c', 1), desk: uuid('c', 2) } as const;
export const TOPIC = uuid('d', 1);
const CUSTOMER = uuid('e', 1);

export function goldenId(id: string): string {
  return uuid('f', Number(id.slice(1)));
}

function uuid(kind: string, number: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A moment by the shop's clock: `12 10:00:00` in October, `9-30 23:59:00` in September, 2026. */
export function at(text: string): number {
  const [, month = '10', day, hours, minutes, seconds] = /^(?:(\d+)-)?(\d+) (\d+):(\d+):(\d+)$/.exec(text)!;
  const date = `2026-${month.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return momentAtWall(ZONE, date, Number(hours) * 60 + Number(minutes)).getTime() + Number(seconds) * 1_000;
}

interface Line {
  at: number;
  verb: string;
  args: string[];
}

function linesOf(golden: Golden): Line[] {
  let base = 0;
  let now = 0;
  return golden.lines.split(';').map((text) => {
    const [, absolute, offset, rest] = /^\s*(?:((?:\d+-)?\d+ \d+:\d+:\d+) |\+(\d+) )?(.+)$/.exec(text)!;
    if (absolute) now = base = at(absolute);
    if (offset) now = base + Number(offset) * 1_000;
    const [verb, ...args] = rest!.trim().split(' ');
    return { at: now, verb: verb!, args };
  });
}

/** The conversation as its timeline would tell it. `older`: as timelines told it before they named people by id. */
export function historyOf(golden: Golden, how: { older?: boolean } = {}): ConversationHistory {
  return new Telling(golden, how.older ?? false).history();
}

class Telling {
  private readonly entries: HistoryEntry[] = [];
  private readonly state: {
    -readonly [K in keyof ConversationHistory]: ConversationHistory[K];
  };

  constructor(
    private readonly golden: Golden,
    private readonly older: boolean,
  ) {
    this.state = {
      id: goldenId(golden.id),
      number: Number(golden.id.slice(1)),
      channel: golden.channel ?? 'web',
      inboxId: golden.desk ? INBOXES.desk : INBOXES.shop,
      customerId: CUSTOMER,
      teamId: TEAMS[golden.team ?? 'S'],
      agentId: null,
      status: 'bot',
      openedAt: 0,
      closedAt: null,
      endedBy: null,
      topicId: null,
      resolved: null,
      ratingScore: null,
      ratingResolved: null,
      mergedIntoId: null,
      imported: golden.imported ?? false,
      entries: this.entries,
      surveys: [],
      returnedAt: null,
      preSale: false,
      ordered: false,
    };
  }

  history(): ConversationHistory {
    for (const line of linesOf(this.golden)) this.tell(line);
    return this.state;
  }

  private tell(line: Line): void {
    const { at, verb, args } = line;
    const [one] = args;
    const agent = AGENTS[one as keyof typeof AGENTS];
    switch (verb) {
      case 'in':
        this.event(at, 'conversation-opened');
        this.state.openedAt = at;
        return this.queue(at, 'opened');
      case 'bot':
        this.state.openedAt = at;
        return this.event(at, 'conversation-opened');
      case 'reach':
        this.state.openedAt = at;
        this.state.status = 'assigned';
        this.state.agentId = agent;
        return this.event(at, 'conversation-opened', {}, agent);
      case 'c':
        return this.say(at, 'customer', CUSTOMER);
      case 'b':
        return this.say(at, 'bot', null);
      case 'a':
        return this.say(at, 'agent', agent);
      case 'copy':
        return void this.entries.push({
          ...{ kind: 'message', at: at - 60_000, copied: true, recalled: false },
          ...(one === 'c'
            ? { authorKind: 'customer', authorId: CUSTOMER }
            : { authorKind: 'agent', authorId: AGENTS.bob }),
        } as HistoryEntry);
      case 'q':
        return this.queue(at, one ?? 'opened');
      case 'give':
        return this.give(at, agent, args[1] ?? 'routed');
      case 'over':
        return this.give(at, agent, 'taken-over');
      case 'to':
        this.transfer(at, { agentId: agent });
        return this.give(at, agent, 'transferred');
      case 'takeback':
        this.event(at, 'transfer-taken-back');
        return this.give(at, agent, 'transferred');
      case 'team':
        this.transfer(at, {});
        this.state.teamId = TEAMS[one as keyof typeof TEAMS];
        this.name(this.entries.length - 1, { teamId: this.state.teamId });
        return this.queue(at, 'transferred');
      case 'back':
        this.event(at, 'conversation-returned');
        this.state.agentId = null;
        return;
      case 'offer':
        return this.event(at, 'conversation-offered', this.ids({ agentId: agent }));
      case 'decline':
        this.event(at, 'offer-declined');
        return this.queue(at, 'declined');
      case 'miss':
        this.event(at, 'offer-missed');
        return this.queue(at, 'missed');
      case 'take':
        this.event(at, 'conversation-accepted', this.ids({ agentId: agent }));
        return this.join(at, agent);
      case 'left':
        return this.event(at, 'message-left');
      case 'wait':
        return this.event(at, 'conversation-waiting');
      case 'escalate':
        return this.event(at, 'conversation-escalated');
      default:
        return this.end(line);
    }
  }

  private end({ at, verb, args }: Line): void {
    const [one, two] = args;
    const disposal = { resolved: one ?? '', ...this.ids({ topicId: TOPIC }) };
    switch (verb) {
      case 'close':
        this.dispose(one as Resolved);
        return this.close(at, 'agent', disposal);
      case 'end':
        return this.close(at, 'customer', {});
      case 'silence':
        return this.close(at, 'silence', {});
      case 'gone':
        this.event(at, 'conversation-abandoned');
        return void Object.assign(this.state, { status: 'abandoned', closedAt: at, endedBy: 'customer' });
      case 'dispose':
        this.dispose(one as Resolved);
        return this.event(at, 'conversation-disposed', disposal);
      case 'rate':
        this.state.ratingScore = Number(one);
        this.state.ratingResolved = (two as Resolved | undefined) ?? null;
        return this.event(at, 'conversation-rated', { score: one!, ...(two ? { resolved: two } : {}) });
      case 'reopen':
        Object.assign(this.state, {
          status: 'bot',
          closedAt: null,
          endedBy: null,
          topicId: null,
          resolved: null,
        });
        return this.event(at, 'conversation-reopened');
      case 'merge':
        this.event(at, 'conversation-merged', { intoConversationId: goldenId(one!) });
        return void Object.assign(this.state, {
          ...{ status: 'closed', closedAt: at, endedBy: 'merge', mergedIntoId: goldenId(one!) },
        });
      case 'unmerge':
        this.event(at, 'conversation-unmerged');
        return void Object.assign(this.state, {
          ...{ status: 'active', closedAt: null, endedBy: null, mergedIntoId: null },
        });
      case 'merged': {
        const day = new Date(at + 8 * 3_600_000).getUTCDate();
        const since = one ? new Date(atDay(day, one)).toISOString() : undefined;
        return this.event(at, 'conversation-merged', {
          ...{ fromNumber: '1', fromConversationId: goldenId('g00') },
          ...(since ? { waitingSince: since } : {}),
        });
      }
      case 'unmerged':
        return this.event(at, 'conversation-unmerged', { fromNumber: '1' });
      default:
        throw new Error(`Nothing is known of "${verb}"`);
    }
  }

  private dispose(resolved: Resolved): void {
    this.state.resolved = resolved;
    this.state.topicId = TOPIC;
  }

  private queue(at: number, reason: string): void {
    this.state.agentId = null;
    this.state.status = 'queued';
    this.event(at, 'conversation-queued', { reason, ...this.ids({ teamId: this.state.teamId! }) });
  }

  private give(at: number, agentId: string, how: string): void {
    this.event(at, 'conversation-assigned', { how, ...this.ids({ agentId }) });
    this.event(at, 'conversation-accepted', this.ids({ agentId }));
    this.join(at, agentId);
  }

  private join(at: number, agentId: string): void {
    this.state.agentId = agentId;
    this.state.status = 'assigned';
    this.event(at, 'agent-joined', {}, agentId);
  }

  private transfer(at: number, to: { agentId?: string }): void {
    this.event(at, 'conversation-transferred', {
      ...{ fromAgentId: this.state.agentId!, fromTeamId: this.state.teamId! },
      ...this.ids({ ...to, teamId: this.state.teamId! }),
    });
  }

  private close(at: number, endedBy: EndedBy, details: Record<string, string>): void {
    this.event(at, 'conversation-closed', { endedBy, ...details });
    Object.assign(this.state, { status: 'closed', closedAt: at, endedBy });
  }

  private say(at: number, authorKind: 'customer' | 'bot' | 'agent', authorId: string | null): void {
    this.entries.push({ kind: 'message', at, authorKind, authorId, copied: false, recalled: false });
  }

  // eslint-disable-next-line no-restricted-syntax -- when, what, with what and by whom: a line of a timeline
  private event(
    at: number,
    event: TimelineEvent,
    details: Record<string, string> = {},
    agentId: string | null = null,
  ): void {
    const author = agentId
      ? { authorKind: 'agent' as const, authorId: agentId }
      : { authorKind: 'customer' as const, authorId: CUSTOMER };
    this.entries.push({ kind: 'event', at, event, details, ...author });
  }

  private name(index: number, ids: Record<string, string>): void {
    const entry = this.entries[index]!;
    if (entry.kind === 'event')
      this.entries[index] = { ...entry, details: { ...entry.details, ...this.ids(ids) } };
  }

  private ids(ids: Record<string, string>): Record<string, string> {
    return this.older ? {} : ids;
  }
}

function atDay(day: number, time: string): number {
  return at(`${day} ${time}`);
}

/** When it began, and ended for the last time before `merge` and such; for reports that go by it. */
export function boundsOf(golden: Golden): { openedAt: number; closedAt: number | null } {
  const { openedAt, closedAt } = historyOf(golden);
  return { openedAt, closedAt };
}
