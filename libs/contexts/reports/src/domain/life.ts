import type { EndedBy, Resolved } from '@yingda/contracts/names';
import type { WaitEnd } from './facts';
import type { ConversationHistory, HistoryEvent, HistoryMessage } from './history';
import { botSpoke, customerSpoke, holdingFrom, stretchFrom, waitFrom } from './life-parts';
import type { Holding, Life, Stretch, Wait } from './life-parts';
import { Turns, type Having, type Turn } from './turns';
import { receiverOf, teamsOf } from './who';

/** What happened in a conversation, from its timeline alone. */
export function lifeOf(history: ConversationHistory): Life {
  return new LifeReader(history).read();
}

class LifeReader {
  private readonly teams: (string | null)[];
  private readonly people = new Turns('people');
  private readonly all = new Turns('all');
  private readonly waits: Wait[] = [];
  private readonly holdings: Holding[] = [];
  private readonly stretches: Stretch[];
  private inbound = true;
  private bots = false;
  private teamId: string | null;
  private wait: Wait | null = null;
  private held: Holding | null = null;
  private lastTransfer: { stretch: Stretch; holding: Holding | null } | null = null;
  /** Since when it is the customer's turn. */
  private customersTurn: number | null = null;
  private merged: { held: Holding | null; owed: (Turn | null)[]; stretch: Stretch } | null = null;

  constructor(private readonly history: ConversationHistory) {
    this.teams = teamsOf(history);
    this.teamId = this.teams[0] ?? history.teamId;
    this.stretches = [stretchFrom(1, history.openedAt)];
  }

  read(): Life {
    this.history.entries.forEach((entry, index) => {
      this.teamId = this.teams[index] ?? null;
      if (entry.kind === 'message') this.message(entry);
      else this.happened(entry, index);
      this.now.teamId = this.teamId;
    });
    if (this.customersTurn !== null) this.idleUpTo(null);
    const { inbound, bots, stretches, waits, holdings } = this;
    const listed = (turns: Turns) => (turns.owed ? [...turns.ended, turns.owed] : turns.ended);
    const turns = { people: listed(this.people), all: listed(this.all) };
    return { inbound, bots, stretches, waits, holdings, turns };
  }

  private get now(): Stretch {
    return this.stretches[this.stretches.length - 1]!;
  }
  private get part(): number {
    return this.now.part;
  }

  private message({ authorKind, authorId, at, copied }: HistoryMessage): void {
    if (copied) return;
    if (authorKind === 'customer') {
      customerSpoke(this.now, at);
      if (this.held) this.held.customerMessages += 1;
      this.oursAgain(at);
      this.people.asked(this.part, at);
      this.all.asked(this.part, at);
    } else if (authorKind === 'bot') {
      botSpoke(this.now, at);
      this.bots = true;
      this.people.bot(at, this.teamId);
      this.all.bot(at, this.teamId);
    } else if (authorKind === 'agent') {
      this.now.agentMessages += 1;
      if (this.held) this.held.agentMessages += 1;
      if (this.held && this.held.acceptedAt === null) this.held.acceptedAt = at;
      const heldFrom = this.held?.agentId === authorId ? this.held!.fromAt : null;
      this.people.person(at, { agentId: authorId, teamId: this.teamId, heldFrom });
      this.all.person(at, { agentId: authorId, teamId: this.teamId, heldFrom });
      this.customersTurn ??= at;
    }
  }

  private happened(entry: HistoryEvent, index: number): void {
    const { at, details } = entry;
    switch (entry.event) {
      case 'conversation-opened':
        return this.opened(entry);
      case 'conversation-queued':
        return this.queued(at, details.reason ?? 'opened');
      case 'conversation-returned':
        return this.queued(at, 'returned');
      case 'conversation-offered':
        return this.count('offers');
      case 'offer-declined':
        return this.count('declined');
      case 'offer-missed':
        return this.count('missed');
      case 'conversation-assigned':
        return this.given(at, receiverOf(this.history, index), details.how ?? 'assigned');
      case 'conversation-accepted':
        return this.accepted(at, receiverOf(this.history, index));
      case 'conversation-transferred':
        return this.transferred();
      case 'transfer-taken-back':
        return this.takenBack();
      case 'conversation-escalated':
        this.now.escalations += 1;
        if (this.held) this.held.escalations += 1;
        return;
      case 'conversation-waiting':
        this.people.drop();
        this.all.drop();
        this.customersTurn ??= at;
        return;
      // Somebody is to be written to or called: they have not left, and wait no longer in front of it.
      case 'message-left':
      case 'callback-planned':
        this.now.leftMessage = true;
        return;
      case 'queue-rejoined':
        this.now.leftMessage = false;
        return;
      case 'conversation-closed':
        return this.closed(entry);
      case 'conversation-abandoned':
        return this.ended(at, { endedBy: 'customer', leftQueueOf: this.wait?.queuedAt ?? null });
      case 'conversation-disposed':
        return this.disposed(entry);
      case 'conversation-rated':
        this.now.rating = Number(details.score);
        this.now.ratingResolved = (details.resolved as Resolved | undefined) ?? null;
        return;
      case 'conversation-reopened':
        return this.reopened(entry);
      case 'conversation-merged':
        return details.intoConversationId ? this.mergedAway(at) : this.mergedIn(details.waitingSince);
      case 'conversation-unmerged':
        return details.fromNumber ? this.unmergedFrom() : this.unmerged(at);
      default:
    }
  }

  private opened({ at, authorKind, authorId }: HistoryEvent): void {
    if (authorKind !== 'agent' || !authorId) return;
    this.inbound = false;
    this.people.need(this.part);
    this.hold(at, authorId, 'opened');
    this.held!.acceptedAt = at;
    this.customersTurn = at;
  }

  private queued(at: number, reason: string): void {
    this.letGo(at, reason);
    this.people.need(this.part);
    const goesOn = reason === 'declined' || reason === 'missed';
    if (this.wait && goesOn) return;
    this.leaveQueue(at, 'moved', null);
    this.wait = waitFrom({ part: this.part, teamId: this.teamId, queuedAt: at, reason });
    this.waits.push(this.wait);
  }

  private count(what: 'offers' | 'declined' | 'missed'): void {
    if (this.wait) this.wait[what] += 1;
  }

  private given(at: number, agentId: string | null, how: string): void {
    this.leaveQueue(at, 'taken', agentId);
    this.letGo(at, how);
    this.people.need(this.part);
    if (agentId) this.hold(at, agentId, how);
  }

  private accepted(at: number, agentId: string | null): void {
    if (!this.held || this.held.agentId !== agentId) this.given(at, agentId, 'offered');
    if (this.held) this.held.acceptedAt ??= at;
  }

  private transferred(): void {
    if (!this.held) return;
    this.now.transfers += 1;
    this.held.transfers += 1;
    this.lastTransfer = { stretch: this.now, holding: this.held };
  }

  // A transfer undone by who made it is none.
  private takenBack(): void {
    if (this.lastTransfer) this.lastTransfer.stretch.transfers -= 1;
    if (this.lastTransfer?.holding) this.lastTransfer.holding.transfers -= 1;
    this.lastTransfer = null;
  }

  private closed({ at, details }: HistoryEvent): void {
    const stretch = this.now;
    if (!details.resolved && this.held) stretch.wrapUpFrom = at;
    this.ended(at, { endedBy: (details.endedBy as EndedBy | undefined) ?? 'system' });
    this.disposition(details);
  }

  private ended(at: number, how: { endedBy: EndedBy; leftQueueOf?: number | null }): void {
    const left = 'leftQueueOf' in how;
    const having = { part: this.part, ...this.having() };
    const leaving = left ? { ...having, leftQueueOf: how.leftQueueOf ?? null } : having;
    this.people.end(at, leaving);
    this.all.end(at, leaving);
    this.leaveQueue(at, left ? 'abandoned' : 'closed', null);
    this.letGo(at, 'closed');
    this.now.closedAt = at;
    this.now.endedBy = how.endedBy;
    this.now.abandoned = left;
  }

  private disposed({ at, details }: HistoryEvent): void {
    this.disposition(details);
    const { wrapUpFrom } = this.now;
    if (wrapUpFrom !== null) this.now.wrapUpMs ??= Math.max(0, at - wrapUpFrom);
  }

  private disposition(details: Readonly<Record<string, string>>): void {
    if (details.resolved) this.now.resolved = details.resolved as Resolved;
    if (details.topicId) this.now.topicId = details.topicId;
  }

  private reopened({ at, authorKind }: HistoryEvent): void {
    this.stretches.push(stretchFrom(this.part + 1, at));
    if (authorKind === 'customer') this.customersTurn = null;
  }

  private mergedAway(at: number): void {
    this.merged = { held: this.held, owed: [this.people.drop(), this.all.drop()], stretch: { ...this.now } };
    this.leaveQueue(at, 'merged', null);
    this.letGo(at, 'merged');
    this.now.closedAt ??= at;
    this.now.endedBy ??= 'merge';
  }

  private unmerged(at: number): void {
    if (!this.merged) return;
    const { held, owed, stretch } = this.merged;
    Object.assign(this.now, { closedAt: stretch.closedAt, endedBy: stretch.endedBy });
    this.people.owe(owed[0] ?? null);
    this.all.owe(owed[1] ?? null);
    this.merged = null;
    if (!held) return;
    this.hold(at, held.agentId, 'unmerged');
    if (held.acceptedAt !== null) this.held!.acceptedAt = at;
  }

  private mergedIn(waitingSince: string | undefined): void {
    if (!waitingSince) return;
    this.people.merge(this.part, Date.parse(waitingSince));
    this.all.merge(this.part, Date.parse(waitingSince));
    this.oursAgain(Date.parse(waitingSince));
  }

  private unmergedFrom(): void {
    this.people.unmerge();
    this.all.unmerge();
  }

  private hold(at: number, agentId: string, how: string): void {
    this.held = holdingFrom({ part: this.part, agentId, teamId: this.teamId, fromAt: at, how });
    this.holdings.push(this.held);
  }

  private letGo(at: number, ended: string): void {
    if (!this.held) return;
    this.idleUpTo(at);
    this.held.toAt = at;
    this.held.ended = ended;
    this.held = null;
  }

  private leaveQueue(at: number, how: WaitEnd, agentId: string | null): void {
    if (!this.wait) return;
    Object.assign(this.wait, { leftAt: at, how, agentId });
    this.wait = null;
  }

  private having(): Having {
    return { agentId: this.held?.agentId ?? null, teamId: this.teamId, heldFrom: this.held?.fromAt ?? null };
  }

  private oursAgain(at: number): void {
    this.idleUpTo(at);
    this.customersTurn = null;
  }

  // Idle is the customer's turn, within the time an agent has accepted it for. Of what goes on it is not known yet.
  private idleUpTo(at: number | null): void {
    if (!this.held || at === null || this.customersTurn === null) return;
    const from = Math.max(this.customersTurn, this.held.acceptedAt ?? at);
    this.held.idleMs += Math.max(0, at - from);
  }
}
