import { type CallRecord, type LogCallBody } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { v5 } from 'uuid';
import { type Call, callerNumber, checkCall, noteOfCall } from '../domain/call';
import type { Inbox } from '../domain/inbox';
import type { CallLog, OpeningHours, People } from '../ports';
import type { InboxTable } from '../storage/inboxes';
import type { PhoneCall, PhoneCallTable } from '../storage/phone-calls';

// Names the ids made from a call's; any fixed uuid would do.
const NAMESPACE = '8a1b5a0e-93c2-4f0c-8a3e-0f7d7c1b1b55';
/** The shop's time, where no calendar names a zone. */
const ZONE = 'Asia/Shanghai';

interface Parts {
  inboxes: InboxTable;
  calls: PhoneCallTable;
  opening: OpeningHours;
  people: People;
  log: CallLog;
}

/**
 * An agent writes down a call: a conversation of the phone inbox with a note of what was said, with the agent who
 * talked. Nothing is dialled or recorded here. Logged twice with the same id it is there once.
 */
export class LogCall {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly parts: Parts,
  ) {}

  /** @throws Refusal not-permitted, inbox-not-found, invalid-payload, already-exists, conversation-elsewhere */
  async execute(actor: Actor, body: LogCallBody): Promise<CallRecord> {
    if (actor.kind !== 'agent' || (actor.permissions['conversation.serve'] ?? 'none') === 'none')
      throw new Refusal('not-permitted', 'Calls are logged by those who serve customers.');
    const inbox = await this.parts.inboxes.byId(body.inboxId);
    if (inbox?.channel !== 'phone')
      throw new Refusal('inbox-not-found', 'There is no phone inbox of this id.');
    const number = callerNumber(body.phone);
    if (!number) throw new Refusal('invalid-payload', 'This is no telephone number.', { field: 'phone' });
    const call = callOf(body);
    checkCall(call, this.clock.now());
    return (await this.known(actor, body)) ?? this.keep(actor, { inbox, body, number, call });
  }

  private async known(actor: AgentActor, { callId }: LogCallBody): Promise<CallRecord | null> {
    const known = await this.parts.calls.find(callId);
    if (known && known.agentId !== actor.agentId)
      throw new Refusal('already-exists', 'This call id is in use; make another.');
    return known && recordOf(known);
  }

  private async keep(
    actor: AgentActor,
    { inbox, body, number, call }: { inbox: Inbox; body: LogCallBody; number: string; call: Call },
  ): Promise<CallRecord> {
    const { people, log, calls, opening } = this.parts;
    const hours = await opening.of({ inboxId: inbox.id, teamId: inbox.teamId });
    const name = body.name?.trim();
    const id = (what: string) => v5(`${body.callId} ${what}`, NAMESPACE);
    return this.unitOfWork.run(async () => {
      const { customerId } = body;
      const known = { ...(name ? { name } : {}), ...(customerId ? { customerId } : {}) };
      const sender = { externalId: number, phone: number, ...known };
      const person = await people.meet(inbox, sender);
      const { conversationId } = await log.keep(actor, {
        inbox: { id: inbox.id, teamId: inbox.teamId },
        person: person.actor,
        conversationId: id('conversation'),
        noteId: id('note'),
        note: noteOfCall(call, inbox.language, hours?.timeZone ?? ZONE),
        ...(body.disposition ? { disposition: { ...body.disposition, summary: body.summary } } : {}),
      });
      const { identityId } = person.actor;
      const { direction, outcome, about, startedAt, durationSeconds } = call;
      const facts = { direction, outcome, about, startedAt, durationSeconds };
      const kept = {
        id: body.callId,
        inboxId: inbox.id,
        conversationId,
        identityId,
        agentId: actor.agentId,
        ...facts,
      };
      if (!(await calls.add(kept, this.clock.now())))
        throw new Refusal('already-exists', 'This call is being logged already.');
      const { id: callId, ...told } = kept;
      await this.outbox.append('call.logged', conversationId, {
        callId,
        ...told,
        startedAt: startedAt.toISOString(),
      });
      return recordOf(kept);
    });
  }
}

function callOf(body: LogCallBody): Call {
  const { direction, outcome, about, durationSeconds, summary } = body;
  return {
    direction,
    outcome,
    about: about ?? null,
    startedAt: new Date(body.startedAt),
    durationSeconds,
    summary,
  };
}

function recordOf({ identityId: _, startedAt, ...call }: PhoneCall): CallRecord {
  return { ...call, startedAt: startedAt.toISOString() };
}
