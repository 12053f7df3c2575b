import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** Reports leave the screen, as files or on paper, with who may take them along. @throws Refusal not-permitted */
export function requireExport(actor: Actor): void {
  if (actor.kind === 'agent' && (actor.permissions['report.export'] ?? 'none') === 'none')
    throw new Refusal('not-permitted', 'Your role reads reports on screens only.', {
      permission: 'report.export',
    });
}
