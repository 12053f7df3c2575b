import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Contact } from '../../domain/contacts/contact';
import { changeOf, type ContactParts, noContact } from './contact-ground';

/** Month end: who leads reads what a colleague wrote down, and says what they think of it. */
export class VerifyContact {
  constructor(private readonly parts: ContactParts) {}

  /** A second time it is what it was. @throws Refusal not-permitted, own-contact, contact-not-found, stale-edit */
  async execute(
    actor: AgentActor,
    command: {
      id: string;
      comment: string;
      evaluations: readonly { id: string; evaluation: number }[];
      version?: number;
    },
  ): Promise<Contact> {
    const scope = actor.permissions['contact.verify'] ?? 'none';
    if (scope === 'none')
      throw new Refusal('not-permitted', 'Your role does not verify contacts.', {
        permission: 'contact.verify',
      });
    const { contacts, contactLog, unitOfWork, clock, outbox } = this.parts;
    return unitOfWork.run(async () => {
      const before = await contacts.lock(command.id);
      const mine =
        before && (scope === 'all' || (before.teamId !== null && actor.teamIds.includes(before.teamId)));
      if (!before || !mine || !before.endedAt || before.state === 'cancelled') throw noContact();
      if (before.verifiedAt) return before;
      if (before.endedById === actor.agentId || before.ownerId === actor.agentId)
        throw new Refusal('own-contact', 'Nobody verifies a contact of their own.');
      if (command.version !== undefined && command.version !== before.version)
        throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
      const at = clock.now();
      const { agentId: byId, name: byName } = actor;
      const after: Contact = {
        ...before,
        ...{ verifiedAt: at, verifiedById: byId, verifiedByName: byName },
        ...{ verifyComment: command.comment.trim(), version: before.version + 1 },
      };
      await contacts.save(after);
      for (const { id, evaluation } of command.evaluations)
        await contactLog.evaluate(after.id, id, evaluation);
      await contactLog.note(after.id, { step: 'verified', at, byId, byName, note: after.verifyComment! });
      const change = await changeOf(this.parts, after, actor);
      await outbox.append('contact.verified', after.id, { ...change, comment: after.verifyComment! });
      return after;
    });
  }
}
