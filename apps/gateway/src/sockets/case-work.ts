import type { AnyDomainEvent, CaseTaskEvents } from '@yingda/events';
import type { CaseTaskStep } from '@yingda/contracts/names';
import type { Emitter } from './emitter';
import { rooms } from './rooms';

type CaseWorkName = Exclude<keyof CaseTaskEvents, 'department.updated'>;
export type CaseWork = Extract<AnyDomainEvent, { name: CaseWorkName }>;

const PREFIXES = ['case-task.', 'remedy.', 'action.'];

/** Whether it is about what departments do for cases, what customers are given, or what is learned. */
export function isCaseWork(event: AnyDomainEvent): event is CaseWork {
  return event.name === 'case.analysed' || PREFIXES.some((prefix) => event.name.startsWith(prefix));
}

/** To who is told, who supervises or owns it, and who sees everything; not to a team's agents, whose it may not be. */
export function tellCaseWork(emit: Emitter, { name, payload }: CaseWork): void {
  if ('remedy' in payload) {
    const { remedy } = payload;
    const agentIds = others(payload);
    const to = reached([remedy.proposedById, ...agentIds]);
    // Whether somebody may decide it is theirs to ask.
    return emit.console(to, 'remedy.updated', { remedy: { ...remedy, mayDecide: false }, agentIds });
  }
  if ('action' in payload) {
    const { action } = payload;
    const agentIds = others(payload);
    const to = reached([action.ownerId, action.verifierId, ...agentIds]);
    return emit.console(to, 'action.updated', {
      ...{ action: { ...action, mayEdit: false, mayVerify: false }, agentIds },
    });
  }
  if (!('task' in payload)) return;
  const { task } = payload;
  const agentIds = others(payload);
  const how = name.slice('case-task.'.length) as CaseTaskStep;
  const to = reached([task.supervisorId, task.handlerId, ...agentIds]);
  emit.console(to, 'case-task.updated', { task, how, agentIds });
}

/** Who is called; whoever did it knows. */
function others({ agentIds, by }: { agentIds: string[]; by: { id: string | null } }): string[] {
  return agentIds.filter((id) => id !== by.id);
}

function reached(agentIds: readonly (string | null)[]): string[] {
  const agents = agentIds.filter((id): id is string => id !== null).map(rooms.agent);
  return [...new Set([rooms.everything, ...agents])];
}
