import { Refusal } from '@yingda/contracts/names';
import { type AgentActor, refOf } from '@yingda/events';
import { type Contact, keyOf, type Point } from '../../domain/contacts/contact';
import { changeOf, contactsWorkedBy, type ContactParts, isAmong, noContact, pointOf } from './contact-ground';

/** The customer is told what became of what they said; only then it is no longer owed. */
export class TellPoint {
  constructor(private readonly parts: ContactParts) {}

  /**
   * Written to them where they wrote to us (`send`), or told in another way. A second time it is what it was.
   * @throws Refusal contact-not-found, conversation-not-found where they never wrote, and those of sending
   */
  async execute(
    actor: AgentActor,
    { id, result, send }: { id: string; result: string; send: boolean },
  ): Promise<Contact> {
    const whose = contactsWorkedBy(actor);
    const { contacts, contactLog, unitOfWork, clock, outbox, owe } = this.parts;
    const known = await contactLog.point(id);
    const of = known && (await contacts.find(known.contactId));
    if (!of || !isAmong(whose, of, actor)) throw noContact();
    if (send && known.state === 'open') await this.send(actor, of, { point: known, result });
    return unitOfWork.run(async () => {
      const before = (await contacts.lock(of.id))!;
      const point = (await contactLog.point(id))!;
      if (point.state !== 'open') return before;
      const at = clock.now();
      const { id: byId, name: byName } = refOf(actor);
      const told: Point = {
        ...{ ...point, state: 'told', toldAt: at, toldById: byId, toldByName: byName, result: result.trim() },
      };
      const after = { ...before, openPoints: before.openPoints - 1, version: before.version + 1 };
      await contactLog.told(told);
      await contacts.save(after);
      await contactLog.note(after.id, { step: 'told', at, byId, byName, note: told.result! });
      const change = await changeOf(this.parts, after, actor);
      await outbox.append('contact.told', after.id, { ...change, point: pointOf(told) });
      await owe.settle(keyOf.point(point), { at, outcome: told.result!, reached: 'yes', by: actor });
      return after;
    });
  }

  private async send(
    actor: AgentActor,
    contact: Contact,
    { point, result }: { point: Point; result: string },
  ) {
    const conversationId = contact.conversationId ?? (await this.parts.contactTalks.last(contact.customerId));
    if (!conversationId)
      throw new Refusal('conversation-not-found', 'They never wrote to us; tell them in another way.');
    await this.parts.talks.tell(actor, { conversationId, text: result.trim(), onceId: point.id });
  }
}
