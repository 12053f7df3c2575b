import type { Actor } from '@yingda/events';
import type { Teams } from '../storage/teams';
import type { AddTeam } from './add-team';

/** A team by name, made when there is none; for filling a new installation. Gives its id. */
export class CreateTeam {
  constructor(
    private readonly teams: Teams,
    private readonly addTeam: AddTeam,
  ) {}

  async execute(
    actor: Actor,
    team: { name: string; defaultCapacity?: number; automaticAccept?: boolean; offerSeconds?: number },
  ): Promise<string> {
    const existing = await this.teams.findByName(team.name);
    if (existing) return existing.id;
    const { name, defaultCapacity = 5, automaticAccept = true, offerSeconds = 30 } = team;
    return (
      await this.addTeam.execute(actor, {
        name,
        defaultCapacity,
        automaticAccept,
        offerSeconds,
        agentIds: [],
      })
    ).id;
  }
}
