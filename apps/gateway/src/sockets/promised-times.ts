import type { DomainEventMap, PromiseEvents } from '@yingda/events';
import type { Emitter } from './emitter';
import { rooms } from './rooms';

/** To whoever has it in a list or is called; screens look up who `agentIds` are. */
export function tellServiceLevel(
  emit: Emitter,
  name: 'service-level.warned' | 'service-level.breached',
  missing: DomainEventMap['service-level.breached'],
): void {
  const { conversationId, number, customerId, kind, policyName } = missing;
  const { startedAt, dueAt, targetSeconds, agentIds } = missing;
  const told = { conversationId, number, customerId, kind, policyName, startedAt, dueAt, targetSeconds };
  const to = [rooms.staffOf(conversationId), rooms.everything, ...agentIds.map(rooms.agent)];
  if (missing.agentId) to.push(rooms.agent(missing.agentId));
  if (missing.teamId) to.push(rooms.team(missing.teamId));
  emit.console([...new Set(to)], name, { ...told, agentIds });
}

/** To who owes it, who leads the team, and whoever looks at the conversation. */
export function tellPromise(
  emit: Emitter,
  name: keyof PromiseEvents,
  { promise, agentIds }: DomainEventMap['promise.made'],
): void {
  const to = [rooms.everything, ...agentIds.map(rooms.agent)];
  if (promise.ownerId) to.push(rooms.agent(promise.ownerId));
  if (promise.teamId) to.push(rooms.team(promise.teamId));
  if (promise.conversationId) to.push(rooms.staffOf(promise.conversationId));
  emit.console([...new Set(to)], name, { promise, agentIds });
}
