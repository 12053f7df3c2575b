import { type ReportFilters } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { Limits } from './question';

/**
 * What the figures of somebody's report are limited to: agents see their own, supervisors their teams', managers and
 * quality reviewers (whose `masked` hides customers' data, of which there is none here) all, and so do the shop's own
 * systems. Null: nothing is left out. @throws Refusal not-permitted, also for asking beyond that
 */
export function limitsOf(actor: Actor, filters: ReportFilters): Limits | null {
  if (actor.kind === 'system' || actor.kind === 'api') return null;
  const reach = actor.kind === 'agent' ? (actor.permissions['figures.read'] ?? 'none') : 'none';
  if (actor.kind !== 'agent' || reach === 'none')
    throw new Refusal('not-permitted', 'Your role does not see figures.', { permission: 'figures.read' });
  if (reach === 'all' || reach === 'masked') return null;
  if (reach === 'own') {
    if (filters.agents?.some((agentId) => agentId !== actor.agentId))
      throw new Refusal('not-permitted', 'You see your own figures only.', { permission: 'figures.read' });
    return { agentId: actor.agentId };
  }
  if (filters.teams?.some((teamId) => !actor.teamIds.includes(teamId)))
    throw new Refusal('not-permitted', 'You see the figures of your own teams only.', {
      permission: 'figures.read',
    });
  return { teamIds: actor.teamIds };
}
