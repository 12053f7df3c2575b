import { type Actor, refOf } from '@yingda/events';
import { newId, type Clock } from '@yingda/platform';
import type { Customer } from '../../domain/customer';
import { type Difference, differences } from '../../domain/files/edits';
import type { FileLines } from '../../storage/files/file-lines';
import type { Profiles } from '../../storage/files/profiles';

/** Writes down who changed what of a customer, and who said their tier; inside the unit of work of the change. */
export class FileNotes {
  constructor(
    private readonly lines: FileLines,
    private readonly profiles: Profiles,
    private readonly clock: Clock,
  ) {}

  /**
   * A change of the record. `actor` null: told by a channel or a join. A tier that a person says wins over the rules, and
   * so does one of the shop's own; who is made standard by the shop is left to the rules.
   */
  async changed(actor: Actor | null, before: Customer, after: Customer): Promise<void> {
    const found = differences(before, after);
    if (found.length > 0) await this.add(actor, after.id, found);
    if (before.tier === after.tier) return;
    const byHand = actor?.kind === 'agent';
    await this.profiles.put([
      {
        ...(await this.profiles.of(after.id)),
        tierSource: byHand ? 'hand' : after.tier === 'standard' ? 'default' : 'shop',
        ...{ tierReason: '', tierBy: actor ? refOf(actor).name : '', tierUntil: null },
        tierSince: this.clock.now(),
      },
    ]);
  }

  async add(actor: Actor | null, customerId: string, found: Difference[]): Promise<void> {
    const who = actor ? refOf(actor) : { kind: 'system', id: null, name: '' };
    await this.lines.addEdits(
      found.map((one) => ({
        ...{ id: newId(), customerId, at: this.clock.now(), ...one },
        ...{ byId: who.kind === 'agent' ? who.id : null, byName: who.name },
      })),
    );
  }
}
