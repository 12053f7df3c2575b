import type { Actor } from '@yingda/events';
import type { AuditLog, Clock, UnitOfWork } from '@yingda/platform';
import { requireAll } from '../domain/permissions';
import { requireStorable } from '../domain/storable';
import type { ShopSettings } from '../storage/shop-settings';
import { by } from './audited';

/** What the shop is called where no inbox says otherwise. */
export class NameShop {
  constructor(
    private readonly settings: ShopSettings,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { shopName: string }): Promise<void> {
    requireAll(actor, 'settings.edit');
    requireStorable(command);
    await this.unitOfWork.run(async () => {
      await this.settings.rename(command.shopName.trim(), this.clock.now());
      await this.audit.record({
        ...by(actor),
        action: 'shop.named',
        subjectKind: 'shop',
        subjectId: null,
        details: { shopName: command.shopName.trim() },
      });
    });
  }
}
