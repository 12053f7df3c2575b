import type { CaseNewsKind } from '@yingda/contracts/names';
import type { AnyDomainEvent, CaseEvents, CaseTaskEvents } from '@yingda/events';
import type { Emitter } from './emitter';
import { rooms } from './rooms';

export type CaseNewsEvent = Extract<
  AnyDomainEvent,
  { name: Exclude<keyof CaseEvents, keyof CaseTaskEvents> }
>;

/** Whether something has happened to a case itself. */
export function isCaseNews(event: AnyDomainEvent): event is CaseNewsEvent {
  return event.name.startsWith('case.') && 'case' in event.payload;
}

/**
 * To its owner, to who is called, and to whoever has its conversation or everything before them: that it has changed.
 * What is in it, each asks for by their own right; some cases are confidential, and some readers see data masked.
 */
export function tellCase(emit: Emitter, { name, payload }: CaseNewsEvent): void {
  const { case: one, at, by } = payload;
  // Whoever did it knows.
  const agentIds = payload.agentIds.filter((id) => id !== by.id);
  const { id, number, kindName, stage, level, ownerId, teamId, conversationId, customerId, version } = one;
  const to = [rooms.everything, ...agentIds.map(rooms.agent)];
  if (ownerId) to.push(rooms.agent(ownerId));
  if (conversationId && !one.confidential) to.push(rooms.staffOf(conversationId));
  const how = name.slice('case.'.length) as CaseNewsKind;
  const told = { caseId: id, number, kindName, how, stage, level, ownerId, teamId };
  emit.console([...new Set(to)], 'case.updated', {
    ...{ ...told, conversationId, customerId, version, at, agentIds },
  });
}
