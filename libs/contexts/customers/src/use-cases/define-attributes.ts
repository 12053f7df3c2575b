import { type AttributeDefinition, type EditAttributes } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import { requireRight } from '../domain/rights';
import { requireStorable } from '../domain/storable';
import type { CustomerTrails } from '../storage/customer-trails';
import { by } from './audited';

/** What the shop wants to know of its customers, in the order of the panel. Values of a removed attribute stay. */
export class DefineAttributes {
  constructor(
    private readonly trails: CustomerTrails,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, already-exists */
  async execute(actor: Actor, command: EditAttributes): Promise<AttributeDefinition[]> {
    requireRight(actor, 'settings.edit');
    requireStorable(command);
    const keys = command.attributes.map((attribute) => attribute.key);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice) throw new Refusal('already-exists', 'An attribute is named twice.', { key: twice });
    return this.unitOfWork.run(async () => {
      await this.trails.replaceAttributeDefinitions(command.attributes);
      await this.audit.record({
        ...by(actor),
        action: 'customer-attributes.defined',
        subjectKind: 'settings',
        subjectId: null,
        details: { keys },
      });
      return this.trails.attributeDefinitions();
    });
  }
}
