import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';

/** For lists that only those who edit settings may read. @throws Refusal not-permitted */
export function requireSettings(actor: AgentActor): void {
  if ((actor.permissions['settings.edit'] ?? 'none') === 'none')
    throw new Refusal('not-permitted', 'Only administrators may see this.');
}
