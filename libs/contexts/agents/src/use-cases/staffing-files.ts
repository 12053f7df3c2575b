import { type StaffingMember, type StaffingSettings } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import { isExpired } from '../domain/account';
import { permissionsOf } from '../domain/permissions';
import type { AgentRow, AgentRows } from '../storage/agent-rows';
import type { Calendars } from '../storage/calendars';
import type { StaffingRows } from '../storage/staffing';
import type { Teams } from '../storage/teams';
import { USUAL_ZONE, usualStaffing } from './shift-records';

/** What plans of a team go by: its settings and its people. */
export class StaffingFiles {
  constructor(
    private readonly teams: Teams,
    private readonly rows: AgentRows,
    private readonly staffing: StaffingRows,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal team-not-found */
  async settings(teamId: string): Promise<StaffingSettings> {
    const [team] = await this.teams.find([teamId]);
    if (!team || team.archivedAt) throw new Refusal('team-not-found', 'There is no such team.');
    const kept = await this.staffing.settings(teamId);
    if (kept) return kept;
    // Where the team's calendar is on the wall, its shifts are.
    return usualStaffing((await this.calendars.applying({ teamId }))?.plan.timeZone ?? USUAL_ZONE);
  }

  /** Members who serve customers, by name. */
  async members(teamId: string): Promise<StaffingMember[]> {
    const rows = (await this.serving(teamId)).filter((row) => this.isActive(row));
    rows.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
    return rows.map(({ id, capacity }) => ({ agentId: id, capacity }));
  }

  /** Members who can be planned, and until when. */
  async plannable(teamId: string): Promise<Map<string, { active: boolean; expiresAt: Date | null }>> {
    const rows = await this.serving(teamId);
    return new Map(rows.map((row) => [row.id, { active: this.isActive(row), expiresAt: row.expiresAt }]));
  }

  /** Teams of an agent. @throws Refusal agent-not-found */
  async teamsOf(agentId: string): Promise<string[]> {
    const [row] = await this.rows.some([agentId]);
    if (!row) throw new Refusal('agent-not-found', 'There is no such agent.');
    return row.teamIds;
  }

  private async serving(teamId: string): Promise<AgentRow[]> {
    const rows = await this.rows.ofTeam(teamId);
    return rows.filter(({ role }) => permissionsOf(role)['conversation.serve']);
  }

  private isActive(row: AgentRow): boolean {
    return row.state !== 'deactivated' && !isExpired(row, this.clock.now());
  }
}
