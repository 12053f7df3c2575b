import { type NotifyTeam as NotifyTeamCommand, type TeamNotice } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { requireLead } from '../domain/leading';
import { requireStorable } from '../domain/storable';
import { NOTICE_MS, type TeamNotices } from '../storage/team-notices';
import type { Teams } from '../storage/teams';

/** A few words to everybody of a team; who is not there reads them on coming back within the shift. Said once. */
export class NotifyTeam {
  constructor(
    private readonly teams: Teams,
    private readonly notices: TeamNotices,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal team-not-found, not-permitted */
  async execute(actor: AgentActor, command: NotifyTeamCommand): Promise<void> {
    const { noticeId, teamId } = command;
    const text = command.text.trim();
    requireStorable(text);
    requireLead(actor, [teamId]);
    await this.unitOfWork.run(async () => {
      const [team] = await this.teams.find([teamId]);
      if (!team || team.archivedAt) throw new Refusal('team-not-found', 'There is no such team.');
      const at = this.clock.now().toISOString();
      const notice: TeamNotice = { id: noticeId, teamId, text, byName: actor.name, at };
      if (!(await this.notices.add(notice, actor.agentId))) return;
      await this.outbox.append('team.notified', teamId, { notice, byId: actor.agentId });
    });
  }
}

/** What was said to an agent's teams while they were not looking. */
export class ReadTeamNotices {
  constructor(
    private readonly notices: TeamNotices,
    private readonly clock: Clock,
  ) {}

  async unread(actor: AgentActor): Promise<TeamNotice[]> {
    return this.notices.unread(actor.agentId, new Date(this.clock.now().getTime() - NOTICE_MS));
  }

  /** Read on one screen is read on all. A time to come is now: nothing unseen is ever marked. */
  async markRead(actor: AgentActor, upTo: Date): Promise<void> {
    const now = this.clock.now();
    await this.notices.markRead(actor.agentId, upTo > now ? now : upTo);
  }
}
