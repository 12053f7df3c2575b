import type { PassedOverAgent } from '@yingda/contracts';
import type { RoutingObstacle } from '@yingda/contracts/names';

/** The first of the obstacles in this order is the one people mean: who is away is not "without a free place". */
const WEIGHT: readonly RoutingObstacle[] = [
  'state',
  'rights',
  'off-duty',
  'off-shift',
  'no-overflow',
  'skill',
  'tried',
  'declined',
  'kept',
  'hard-limit',
  'capacity',
  'making-room',
];

/** The obstacle that says most about why somebody could not take it. */
export function mainObstacle(agent: PassedOverAgent): PassedOverAgent['obstacles'][number] | undefined {
  return [...agent.obstacles].sort((a, b) => WEIGHT.indexOf(a.why) - WEIGHT.indexOf(b.why))[0];
}

/** Places as people count them: 100 units are one, halves are shown. */
export function places(units: number): string {
  return String(Math.round(units / 10) / 10);
}
