import { Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import { accept, assign, offer, type AssignedHow, type Receiver } from './assignment';
import {
  abandon,
  closeWithDisposition,
  closeWithoutDisposition,
  dispose,
  rate,
  type Disposal,
} from './closing';
import { isHeld, isOpen, isServed, type Conversation } from './conversation';
import { escalate, transfer, waitForCustomer, type TransferTarget } from './handling';
import { actorOf, endedByAgent, saidByBot, system, whatOf } from './imported-actors';
import type { EpisodeParts, ImportedEpisode } from './imported-parts';
import { LineProblem, type ImportedEntry, type ImportedEvent } from './import-line';
import { append } from './messages';
import { noteEntry } from './notes';
import { enqueue, giveBack, open, queue, unopened } from './opening';
import { reopen } from './reopening';
import { step, type Moment, type NumberedEntry, type Step } from './step';

/** Most units of a detail of a timeline event. */
const DETAIL = 1_000;

/**
 * Lives an imported conversation through by the rules that ours live by, so that it stands here as if it had happened
 * here. Other systems keep less: who answers without having been given it has taken it, and a customer who writes after
 * the end has reopened it.
 * @throws LineProblem
 */
export function importedEpisode(entries: ImportedEntry[], parts: EpisodeParts): ImportedEpisode {
  const replay = new Replay(entries, parts);
  for (const [index, entry] of entries.entries()) {
    try {
      replay.live(entry, index);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new LineProblem(
        'not-possible',
        `${whatOf(entry)} at ${entry.at.toISOString()}: ${error.message}`,
      );
    }
  }
  return replay.end();
}

class Replay {
  private conversation: Conversation;
  private readonly timeline: NumberedEntry[] = [];

  constructor(
    private readonly all: ImportedEntry[],
    private readonly parts: EpisodeParts,
  ) {
    const first = all[0]!;
    this.conversation = unopened(
      {
        conversationId: parts.conversationId,
        inboxId: parts.inbox.id,
        channel: parts.inbox.channel,
        teamId: parts.team.id,
        customerId: parts.customer.customerId,
        identityId: parts.customer.identityId,
        subject: parts.subject,
      },
      first.at,
    );
    const byAgent = first.what === 'opened' && first.agent !== null;
    const steps = open(
      this.conversation,
      { source: `import:${parts.source}` },
      this.moment(first.at, byAgent ? this.actorOf(first.agent!) : parts.customer),
    );
    // With a bot first, it is queued when the line says so.
    const queuedLater = all.some(({ what }) => what === 'queued');
    this.take(byAgent || !queuedLater ? steps : steps.slice(0, 1));
  }

  live(entry: ImportedEntry, index: number): void {
    if (entry.what === 'message') this.say(entry);
    else this.take(this.happen(entry, index));
  }

  end(): ImportedEpisode {
    const { conversation } = this;
    if (isOpen(conversation))
      throw new LineProblem('not-over', 'The conversation is not over; import it once it is.');
    const { sequence } = conversation;
    // Nobody here owes anything for it, nor is anything new to anybody.
    const over: Partial<Conversation> = {
      unread: 0,
      customerDelivered: sequence,
      customerRead: sequence,
      agentRead: sequence,
      wrapUpDue: false,
    };
    return { conversation: { ...conversation, ...over }, entries: this.timeline };
  }

  private say(entry: Extract<ImportedEntry, { what: 'message' }>): void {
    const { at, from, text } = entry;
    const agent = entry.agent === null ? null : this.parts.agent(entry.agent);
    if (entry.note) {
      const moment = this.moment(at, agent ? actorOf(agent) : system(this.parts.source));
      return this.take([
        step(this.conversation, 'note.added', {
          entries: [noteEntry(moment, text)],
          extra: { mentions: [] },
          moment,
        }),
      ]);
    }
    if (!isOpen(this.conversation) && (from === 'customer' || from === 'agent'))
      this.take(reopen(this.conversation, agent, this.moment(at, this.author(from, agent))));
    if (agent && from === 'agent' && !isServed(this.conversation))
      this.take(this.give(agent, at, { how: 'picked' }));
    const moment = this.moment(at, this.author(from, agent));
    const sent = append(
      this.conversation,
      { id: this.parts.newId(), clientMessageId: this.parts.newId(), content: { kind: 'text', text } },
      moment,
    );
    this.take([from === 'bot' ? saidByBot(sent) : sent]);
  }

  private happen(entry: ImportedEvent, index: number): Step[] {
    const { conversation } = this;
    const { at } = entry;
    const agent = entry.agent === null ? null : this.parts.agent(entry.agent);
    const moment = this.moment(at, agent ? actorOf(agent) : system(this.parts.source));
    switch (entry.what) {
      case 'opened':
        return [];
      case 'queued':
        return this.queue(entry, moment);
      case 'offered':
        return [offer(conversation, { ...agent!, expiresAt: at }, moment)];
      case 'declined':
      case 'missed':
        return giveBack(conversation, { reason: entry.what, agentName: agent!.name }, moment);
      case 'assigned':
        return this.give(agent!, at, { how: 'routed', accepted: !this.acceptedLater(entry, index) });
      case 'accepted':
        if (conversation.agentId !== agent!.id || !isHeld(conversation))
          return this.give(agent!, at, { how: 'picked' });
        return conversation.acceptedAt ? [] : [accept(conversation, agent!, moment)];
      case 'transferred':
        return this.transfer(entry, moment);
      case 'returned':
        return giveBack(
          conversation,
          { reason: 'returned', agentName: agent?.name ?? this.holderName() },
          moment,
        );
      case 'escalated':
        return [escalate(conversation, entry.text.slice(0, DETAIL), moment)];
      case 'waiting':
        return waitForCustomer(conversation, moment);
      case 'reopened':
        return reopen(conversation, agent, moment);
      default:
        return this.finish(entry, agent);
    }
  }

  private finish(entry: ImportedEvent, agent: Receiver | null): Step[] {
    const { conversation, parts } = this;
    const holder = agent ?? this.holder();
    const customer = this.moment(entry.at, parts.customer);
    const staff = this.moment(entry.at, holder ? actorOf(holder) : system(parts.source));
    switch (entry.what) {
      case 'rated':
        return [
          rate(
            conversation,
            { score: entry.score!, resolved: entry.resolved, comment: entry.text.slice(0, DETAIL) || null },
            customer,
          ),
        ];
      case 'disposed':
        return [dispose(conversation, this.disposal(entry, true)!, staff)];
      case 'abandoned': {
        const left = abandon(conversation, customer);
        if (left.length > 0) return left;
        throw new LineProblem('not-possible', 'Somebody served it, so it was not abandoned; it was closed.');
      }
      default:
        return this.close(entry, { customer, staff });
    }
  }

  private close(entry: ImportedEvent, moments: { customer: Moment; staff: Moment }): Step[] {
    const { conversation } = this;
    const by = entry.by ?? (isServed(conversation) ? 'agent' : 'system');
    const disposal = this.disposal(entry, false);
    if (by === 'agent' && disposal) return closeWithDisposition(conversation, disposal, moments.staff);
    if (!isOpen(conversation)) throw new LineProblem('not-possible', 'It is closed when it is over already.');
    const moment =
      by === 'customer' ? moments.customer : by === 'agent' ? moments.staff : this.moment(entry.at);
    const closed = closeWithoutDisposition(conversation, by === 'agent' ? 'system' : by, moment);
    const steps = by === 'agent' ? closed.map(endedByAgent) : closed;
    const last = steps.at(-1)!.conversation;
    return disposal && last.status === 'closed' ? [...steps, dispose(last, disposal, moments.staff)] : steps;
  }

  private disposal(entry: ImportedEvent, needed: boolean): Disposal | null {
    const topic = entry.topic ?? this.parts.topicOfLine;
    if (topic === null) {
      if (needed)
        throw new LineProblem('invalid-field', 'disposed names no topic, and neither does the line.');
      return null;
    }
    return { ...this.parts.topic(topic), resolved: entry.resolved ?? 'yes', summary: entry.text };
  }

  private queue(entry: ImportedEvent, moment: Moment): Step[] {
    if (entry.team !== null)
      this.conversation = { ...this.conversation, teamId: this.parts.team_(entry.team).id };
    const { conversation } = this;
    if (conversation.status === 'bot') return queue(conversation, moment);
    if (isHeld(conversation))
      return [enqueue(conversation, { reason: 'returned', first: true, queuedAt: entry.at }, moment)];
    if (conversation.status === 'queued') return [];
    return reopen(conversation, null, moment);
  }

  private transfer(entry: ImportedEvent, moment: Moment): Step[] {
    const { conversation, parts } = this;
    const team = entry.team === null ? null : parts.team_(entry.team);
    const toAgent = entry.toAgent === null ? null : parts.agent(entry.toAgent);
    if (!team && !toAgent)
      throw new LineProblem('invalid-field', 'transferred must name toAgent, team or both.');
    const target: TransferTarget = toAgent
      ? { kind: 'agent', agent: toAgent, teamId: team?.id ?? conversation.teamId }
      : { kind: 'team', teamId: team!.id, teamName: team!.name };
    const note = entry.text || `→ ${toAgent?.name ?? team!.name}`;
    return transfer(conversation, { target, note, fromName: this.holderName() }, moment);
  }

  private give(
    to: Receiver,
    at: Date,
    { how, accepted = true }: { how: AssignedHow; accepted?: boolean },
  ): Step[] {
    const { conversation } = this;
    if (!isOpen(conversation))
      throw new LineProblem('not-possible', 'It is given to an agent when it is over; reopened is missing.');
    if (isServed(conversation) && conversation.agentId === to.id) return [];
    const moment = this.moment(at, how === 'routed' ? system('routing') : actorOf(to));
    return assign(conversation, { ...to, how: isServed(conversation) ? 'assigned' : how, accepted }, moment);
  }

  /** Whether the same agent accepts it before anybody else gets it. */
  private acceptedLater({ agent }: ImportedEvent, index: number): boolean {
    const next = this.all
      .slice(index + 1)
      .find(({ what }) => ['assigned', 'accepted', 'transferred', 'returned', 'closed'].includes(what));
    return next?.what === 'accepted' && next.agent === agent;
  }

  private readonly known = new Map<string, Receiver>();

  private holder(): Receiver | null {
    const { agentId } = this.conversation;
    return agentId === null ? null : (this.known.get(agentId) ?? null);
  }

  private holderName(): string {
    return this.holder()?.name ?? '';
  }

  private author(from: 'customer' | 'agent' | 'bot' | 'system', agent: Receiver | null): Actor {
    if (from === 'customer') return this.parts.customer;
    return agent && from === 'agent' ? actorOf(agent) : system(this.parts.source);
  }

  private actorOf(name: string): AgentActor {
    return actorOf(this.parts.agent(name));
  }

  private moment(now: Date, actor: Actor = system(this.parts.source)): Moment {
    return { actor, now, newId: this.parts.newId };
  }

  private take(steps: Step[]): void {
    for (const one of steps) {
      this.conversation = one.conversation;
      this.timeline.push(...one.entries);
    }
    const { agentId } = this.conversation;
    if (agentId === null || this.known.has(agentId)) return;
    for (const { agent, ...entry } of this.all)
      for (const name of [agent, 'toAgent' in entry ? entry.toAgent : null]) {
        if (name === null) continue;
        const found = this.parts.agent(name);
        this.known.set(found.id, found);
      }
  }
}
