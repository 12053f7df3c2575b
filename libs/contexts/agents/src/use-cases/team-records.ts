import { type TeamRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Team } from '../storage/teams';

/** A team as screens show it. */
export function teamRecord({ archivedAt, ...team }: Team, agentIds: string[]): TeamRecord {
  return { ...team, agentIds, archived: archivedAt !== null };
}

export function teamNotFound(): Refusal {
  return new Refusal('team-not-found', 'There is no such team.');
}

export function teamNameTaken(): Refusal {
  return new Refusal('already-exists', 'There is a team of this name already.');
}
