import { type Acquainted, type Known, nothingKnown } from './domain/classify';
import { Acquaintance } from './ports';

/** What a spec says about conversations; of the others nothing is known. */
export class StandInAcquaintance extends Acquaintance {
  /** Whose conversations wait. */
  readonly customers = new Map<string, string[]>();
  readonly known = new Map<string, Partial<Known>>();

  async waitingOf(customerId: string): Promise<string[]> {
    return this.customers.get(customerId) ?? [];
  }

  async of(conversationId: string): Promise<Acquainted> {
    return { ...nothingKnown('web'), ...this.known.get(conversationId) };
  }

  async segmentsOf(ids: readonly string[], segmentIds: readonly string[]): Promise<Map<string, string[]>> {
    const among = (id: string) =>
      (this.known.get(id)?.segmentIds ?? []).filter((one) => segmentIds.includes(one));
    return new Map(ids.map((id) => [id, among(id)]));
  }
}
