import { type ForgotPassword as ForgotPasswordCommand } from '@yingda/contracts';
import type { AuditLog, Clock, Log, UnitOfWork } from '@yingda/platform';
import { isExpired, normalEmail } from '../domain/account';
import type { Accounts } from '../storage/accounts';
import type { AccountLinks } from '../storage/account-links';
import type { AccountMail } from './account-mail';
import { byNobody } from './audited';

/** More often than this a person gets no mail, whoever asks. */
const AT_MOST_EVERY_MS = 60_000;

/**
 * Mails a link to set a new password. The answer is the same, and as fast, whether the account exists or not; what
 * there is to do is done afterwards.
 */
export class ForgotPassword {
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly accounts: Accounts,
    private readonly links: AccountLinks,
    private readonly mail: AccountMail,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async execute(command: ForgotPasswordCommand): Promise<void> {
    const work = this.sendTo(normalEmail(command.email))
      .catch((error: unknown) =>
        this.log.error({ err: error }, 'A link for a new password could not be sent'),
      )
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  /** Ends when everything asked for so far is done. */
  async idle(): Promise<void> {
    await Promise.all(this.running);
  }

  private async sendTo(email: string): Promise<void> {
    const made = await this.unitOfWork.run(async () => {
      const found = await this.accounts.findByEmail(email);
      const account = found && (await this.accounts.lock(found.id));
      const now = this.clock.now();
      if (!account || account.state !== 'active' || isExpired(account, now)) return null;
      if (await this.links.madeSince(account.id, new Date(now.getTime() - AT_MOST_EVERY_MS))) return null;
      await this.audit.record({
        ...byNobody(account.name),
        action: 'agent.password-forgotten',
        subjectKind: 'agent',
        subjectId: account.id,
      });
      return { account, link: await this.mail.make(account.id, 'password-reset') };
    });
    if (made) await this.mail.send(made.account, made.link);
  }
}
