import { PlannedCallback } from '@yingda/contracts';
import { type Callback, coveredNumber } from '@yingda/routing';
import type { RowsView } from './rows';

/** Promised calls beside the customers they were promised to. */
export class CallbacksView {
  constructor(private readonly rows: RowsView) {}

  /** In the order given; the number is whole only for who has the call. */
  async of(callbacks: readonly Callback[], agentId: string): Promise<PlannedCallback[]> {
    const rows = await this.rows.rows([...new Set(callbacks.map((one) => one.conversationId))]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return callbacks.flatMap((one) => {
      const row = byId.get(one.conversationId);
      if (!row) return [];
      const masked = one.agentId !== agentId;
      const { id, conversationId, teamId, state, attempts, lastOutcome } = one;
      return [
        {
          ...{ id, conversationId, teamId, state, attempts, lastOutcome, masked, agentId: one.agentId },
          conversationNumber: row.number,
          customerId: row.customerId,
          customerName: row.customer.name,
          customerCode: row.customer.code,
          phone: masked ? coveredNumber(one.phone) : one.phone,
          from: one.from.toISOString(),
          until: one.until.toISOString(),
          lastAttemptAt: one.lastAttemptAt?.toISOString() ?? null,
          plannedAt: one.plannedAt.toISOString(),
        },
      ];
    });
  }
}
