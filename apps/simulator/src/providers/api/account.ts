import { Random } from '../../world/random';
import type { DeskSettings } from '../chat/desk';

/** A shop's own system: it tells the product what customers say, and takes what the product says. */
export interface ApiSettings extends DeskSettings {
  /** `whsec_…`, of both directions. */
  token: string;
  /** While secrets change: signs with both and takes either. */
  next_token: string | null;
  /** What it answers to the product's webhooks. */
  answer_status: number;
  retry_after: number | null;
  location: string | null;
  /** Real milliseconds it thinks before it answers. */
  slow_ms: number;
  /** Tells the product that messages were delivered and read. */
  receipts: boolean;
}

/** As Standard Webhooks writes secrets. */
export function newSecret(random: Random): string {
  return `whsec_${random.bytes(32).toString('base64')}`;
}

export function accountOf(index: number): ApiSettings {
  const random = new Random(4_800 + index);
  return {
    id: `erp-${index + 1}`,
    name: `ERP ${index + 1}`,
    hook_url: null,
    token: newSecret(random),
    next_token: null,
    answer_status: 204,
    retry_after: null,
    location: null,
    slow_ms: 0,
    receipts: false,
  };
}
