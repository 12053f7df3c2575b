import { type AgentSkills, type SaveAgentSkills } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import type { AgentPool } from '../ports';
import type { SkillsTable } from '../storage/skills';
import type { DrainQueues } from './drain-queues';
import { requireSettings } from './rights';

/** Says what an agent is good at. */
export class EditSkills {
  constructor(
    private readonly skills: SkillsTable,
    private readonly pool: AgentPool,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly drain: DrainQueues,
  ) {}

  /** @throws Refusal not-permitted, invalid-setting */
  async execute(actor: Actor, command: SaveAgentSkills & { agentId: string }): Promise<AgentSkills> {
    requireSettings(actor);
    const { agentId } = command;
    const skills = command.skills.map(({ skill, level }) => ({ skill: skill.trim(), level }));
    const names = skills.map(({ skill }) => skill);
    if (names.includes('') || new Set(names).size !== names.length)
      throw new Refusal('invalid-setting', 'Each skill needs a name, and is named once.');
    await this.unitOfWork.run(async () => {
      await this.pool.lock([agentId]);
      await this.skills.save(agentId, Object.fromEntries(skills.map(({ skill, level }) => [skill, level])));
      const { id, name } = refOf(actor);
      await this.audit.record({
        ...{
          actorId: id,
          actorName: name,
          action: 'skills.edited',
          subjectKind: 'agent',
          subjectId: agentId,
        },
        details: { skills },
      });
      const teamIds = await this.pool.teamsOf(agentId);
      this.unitOfWork.afterCommit(() => this.pool.forget());
      this.drain.request(teamIds);
    });
    return { agentId, skills };
  }
}
