import { type InvitedAgent, type InviteAgent as InviteAgentCommand } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { isUniqueViolation, type AuditLog, type Outbox, type UnitOfWork } from '@yingda/platform';
import { requireAll } from '../domain/permissions';
import { requireStorable } from '../domain/storable';
import type { AccountMail } from './account-mail';
import type { AgentReader } from './agent-reader';
import { by } from './audited';
import { emailTaken, type NewAccounts } from './new-account';

/** Makes an account without a password and a link by which its owner sets one. */
export class InviteAgent {
  constructor(
    private readonly newAccounts: NewAccounts,
    private readonly mail: AccountMail,
    private readonly reader: AgentReader,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, already-exists, team-not-found, invalid-setting */
  async execute(actor: Actor, command: InviteAgentCommand): Promise<InvitedAgent> {
    requireAll(actor, 'settings.edit');
    requireStorable(command);
    const { account, link } = await this.unitOfWork
      .run(async () => {
        const account = await this.newAccounts.add(command, null);
        await this.outbox.append('agent.invited', account.id, { agentId: account.id, role: account.role });
        await this.audit.record({
          ...by(actor),
          action: 'agent.invited',
          subjectKind: 'agent',
          subjectId: account.id,
          details: { email: account.email, role: account.role, teamIds: command.teamIds },
        });
        return { account, link: await this.mail.make(account.id, 'invitation') };
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error, 'agents_email_key') ? emailTaken() : error;
      });
    return { link: await this.mail.send(account, link), agent: await this.reader.record(account.id) };
  }
}
