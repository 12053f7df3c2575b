import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';

/** What one reader sees of the board. `teamIds` null: the whole shop. */
export interface Scope {
  teamId: string | null;
  teamIds: string[] | null;
  /** Whether customers are named. */
  named: boolean;
}

/**
 * Supervisors watch their teams, managers everything. Quality reviewers see everybody's figures, and are not told who
 * the customers are.
 * @throws Refusal not-permitted
 */
export function scopeOf(actor: AgentActor, teamId: string | null): Scope {
  const figures = actor.permissions['figures.read'] ?? 'none';
  const all = figures === 'all' || figures === 'masked';
  const named = figures === 'all' || figures === 'team';
  const isTheirs = all || (figures === 'team' && (teamId === null || actor.teamIds.includes(teamId)));
  if (!isTheirs) throw new Refusal('not-permitted', 'The board of this team is its supervisors’.');
  if (teamId) return { teamId, teamIds: [teamId], named };
  return { teamId, teamIds: all ? null : [...actor.teamIds].sort(), named };
}

/** The same for all who see the same. */
export function keyOf({ teamId, teamIds, named }: Scope): string {
  return `${teamId ?? ''}|${teamIds?.join() ?? 'all'}|${named}`;
}
