import { type PromotionMode } from '@yingda/contracts';
import { type Actor, refOf } from '@yingda/events';
import type { AuditLog, Clock, UnitOfWork } from '@yingda/platform';
import type { QueueTable } from '../storage/queue';
import type { RulesTable } from '../storage/rules';
import type { DrainQueues } from './drain-queues';
import { requirePromotion } from './rights';

/** Raises all capacities by a fifth for a promotion, or ends that. Nothing is taken away from who has more then. */
export class SetPromotion {
  constructor(
    private readonly rules: RulesTable,
    private readonly queue: QueueTable,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly drain: DrainQueues,
  ) {}

  /** @throws Refusal not-permitted */
  async execute(actor: Actor, { active }: PromotionMode): Promise<PromotionMode> {
    requirePromotion(actor);
    await this.unitOfWork.run(async () => {
      await this.rules.setPromotion(active, this.clock.now());
      const { id, name } = refOf(actor);
      const action = active ? 'promotion.begun' : 'promotion.ended';
      await this.audit.record({
        ...{ actorId: id, actorName: name, action, subjectKind: 'shop', subjectId: null, details: {} },
      });
      if (active) this.drain.request(await this.queue.teams());
    });
    return { active };
  }
}
