import { type SignIn as SignInCommand } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AuditLog, Clock, UnitOfWork } from '@yingda/platform';
import { type Account, normalEmail, requireUsable } from '../domain/account';
import type { Accounts } from '../storage/accounts';
import type { Passwords } from '../storage/passwords';
import type { SignInFailures } from '../storage/sign-in-failures';
import { byNobody } from './audited';
import type { Session, Sessions } from './sessions';

/** E-mail and password open a session. A wrong one of either is answered alike, after the same work. */
export class SignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly failures: SignInFailures,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal sign-in-failed, sign-in-locked (details.until), account-deactivated */
  async execute(command: SignInCommand, address: string | null = null): Promise<Session> {
    const email = normalEmail(command.email);
    const until = await this.failures.count(email, this.clock.now());
    if (until) {
      throw new Refusal('sign-in-locked', 'Too many failed sign-ins; wait, or set a new password by mail.', {
        until: until.toISOString(),
      });
    }
    const account = await this.accounts.findByEmail(email);
    if (!(await this.passwords.matches(command.password, account?.passwordHash ?? null)) || !account) {
      await this.recordFailure(account, address);
      throw new Refusal('sign-in-failed', 'E-mail address or password is wrong.');
    }
    requireUsable(account, this.clock.now());
    const tokens = await this.unitOfWork.run(async () => {
      await this.failures.clear(email);
      await this.audit.record({
        actorId: account.id,
        actorName: account.name,
        action: 'agent.signed-in',
        subjectKind: 'agent',
        subjectId: account.id,
        address,
      });
      return this.sessions.issue(account);
    });
    return this.sessions.withPerson(tokens);
  }

  private async recordFailure(account: Account | null, address: string | null): Promise<void> {
    await this.audit.record({
      ...byNobody(account?.name ?? ''),
      action: 'agent.sign-in-failed',
      subjectKind: 'agent',
      subjectId: account?.id ?? null,
      address,
    });
  }
}
