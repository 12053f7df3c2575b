import { type ChangePassword as ChangePasswordCommand } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Clock, UnitOfWork } from '@yingda/platform';
import { requireStrong } from '../domain/password-policy';
import type { Accounts } from '../storage/accounts';
import type { Passwords } from '../storage/passwords';
import type { SignInFailures } from '../storage/sign-in-failures';
import type { PasswordChanges } from './password-changes';

/** One's own password. All other sessions end; this one goes on with a renewed token. */
export class ChangePassword {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly failures: SignInFailures,
    private readonly changes: PasswordChanges,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `sessionId` of the token that asks. @throws Refusal password-wrong, password-too-weak, sign-in-locked */
  async execute(actor: AgentActor, command: ChangePasswordCommand & { sessionId?: string }): Promise<void> {
    const person = await this.accounts.find(actor.agentId);
    if (!person) throw new Refusal('agent-not-found', 'There is no such agent.');
    // Whoever finds a screen left open must not guess the password there without limit either.
    const until = await this.failures.count(person.email, this.clock.now());
    if (until) {
      throw new Refusal('sign-in-locked', 'Too many wrong passwords; wait.', { until: until.toISOString() });
    }
    if (!(await this.passwords.matches(command.current, person.passwordHash))) {
      throw new Refusal('password-wrong', 'The current password is wrong.');
    }
    await this.failures.clear(person.email);
    requireStrong(command.next, person);
    const passwordHash = await this.passwords.hash(command.next);
    await this.unitOfWork.run(async () => {
      const account = await this.accounts.lock(actor.agentId);
      if (!account || account.passwordHash !== person.passwordHash) {
        throw new Refusal('password-wrong', 'The password was changed meanwhile.');
      }
      await this.changes.set(account, {
        passwordHash,
        how: 'changed',
        ...(command.sessionId ? { exceptSession: command.sessionId } : {}),
      });
    });
  }
}
