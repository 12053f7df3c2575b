import type { AccountHealth } from '@yingda/contracts';

/** Where an account stands, in one word. */
export type HealthState = 'paused' | 'waiting' | 'ok' | 'trouble';

/** Trouble counts before all else but the pause: an account that is off is not looked at. */
export function healthState(paused: boolean, health: AccountHealth | undefined): HealthState | null {
  if (paused) return 'paused';
  if (!health) return null;
  if (health.failed > 0 || health.pullError) return 'trouble';
  return health.events.length > 0 || health.pulledAt ? 'ok' : 'waiting';
}
