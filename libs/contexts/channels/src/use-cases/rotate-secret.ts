import { type InboxSecret } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { type AuditLog, type Clock, type Cryptor, type UnitOfWork } from '@yingda/platform';
import { requireSettings } from '../domain/rights';
import type { InboxTable } from '../storage/inboxes';
import { newSecret } from './secrets';

/** How long the old secret goes on signing identities, in milliseconds: time to change the shop's server. */
export const PREVIOUS_VALID_MS = 24 * 3_600_000;

/** Makes a new secret for visitors' identities and shows it this once. */
export class RotateSecret {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly inboxes: InboxTable,
    private readonly audit: AuditLog,
    private readonly cryptor: Cryptor,
  ) {}

  async execute(actor: Actor, { inboxId }: { inboxId: string }): Promise<InboxSecret> {
    requireSettings(actor);
    return this.unitOfWork.run(async () => {
      // The lock lets two rotations follow each other: each then keeps its real predecessor.
      if (!(await this.inboxes.byId(inboxId, { lock: true }))) {
        throw new Refusal('inbox-not-found', 'There is no such inbox.');
      }
      const old = (await this.inboxes.secretsOf(inboxId))!;
      const secret = newSecret();
      const validUntil = new Date(this.clock.now().getTime() + PREVIOUS_VALID_MS);
      await this.inboxes.saveSecrets(inboxId, {
        secret: this.cryptor.encrypt(secret),
        previousSecret: old.secret,
        previousValidUntil: validUntil,
      });
      const { id: actorId, name: actorName } = refOf(actor);
      const subject = { subjectKind: 'inbox', subjectId: inboxId };
      await this.audit.record({ actorId, actorName, action: 'inbox.secret-rotated', ...subject });
      return { secret, previousValidUntil: validUntil.toISOString() };
    });
  }
}
