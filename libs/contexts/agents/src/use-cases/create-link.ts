import { type CopyLink } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import { requireAll } from '../domain/permissions';
import type { Accounts } from '../storage/accounts';
import type { AccountMail } from './account-mail';
import { by } from './audited';

/** A new link for an agent: an invitation while they have not come, else to set a new password. */
export class CreateLink {
  constructor(
    private readonly accounts: Accounts,
    private readonly mail: AccountMail,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, agent-not-found, account-deactivated */
  async execute(actor: Actor, command: { agentId: string }): Promise<CopyLink> {
    requireAll(actor, 'settings.edit');
    const { account, link } = await this.unitOfWork.run(async () => {
      const account = await this.accounts.lock(command.agentId);
      if (!account) throw new Refusal('agent-not-found', 'There is no such agent.');
      if (account.state === 'deactivated') {
        throw new Refusal('account-deactivated', 'Reactivate the account first.');
      }
      const link = await this.mail.make(
        account.id,
        account.state === 'invited' ? 'invitation' : 'password-reset',
      );
      await this.audit.record({
        ...by(actor),
        action: 'agent.link-made',
        subjectKind: 'agent',
        subjectId: account.id,
        details: { purpose: link.purpose },
      });
      return { account, link };
    });
    return this.mail.send(account, link);
  }
}
