import { type SetPasswordByLink as SetPasswordByLinkCommand } from '@yingda/contracts';
import type { Clock, UnitOfWork } from '@yingda/platform';
import { type Account, requireUsable } from '../domain/account';
import { requireStrong } from '../domain/password-policy';
import { requireStorable } from '../domain/storable';
import type { Accounts } from '../storage/accounts';
import type { AccountLinks } from '../storage/account-links';
import type { Passwords } from '../storage/passwords';
import type { PasswordChanges } from './password-changes';
import { linkInvalid, requireUsableLink } from './read-link';
import type { Session, Sessions } from './sessions';

/** A new password by invitation or reset link: makes the account active, ends its other sessions and signs in. */
export class SetPasswordByLink {
  constructor(
    private readonly accounts: Accounts,
    private readonly links: AccountLinks,
    private readonly passwords: Passwords,
    private readonly changes: PasswordChanges,
    private readonly sessions: Sessions,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal link-invalid, link-expired, password-too-weak, account-deactivated */
  async execute(command: SetPasswordByLinkCommand): Promise<Session> {
    requireStorable(command);
    // Looked at before the costly hash, and again under the lock.
    const { account: person } = await this.usable(await this.links.find(command.token));
    requireStrong(command.password, { email: person.email, name: command.name ?? person.name });
    const passwordHash = await this.passwords.hash(command.password);
    const tokens = await this.unitOfWork.run(async () => {
      await this.accounts.lock(person.id);
      const { account, link } = await this.usable(await this.links.lock(command.token));
      await this.links.markUsed(link.id, this.clock.now());
      const after = renamed(account, command.name);
      const changed = await this.changes.set(after, { passwordHash, how: link.purpose });
      requireUsable(changed, this.clock.now());
      return this.sessions.issue(changed);
    });
    return this.sessions.withPerson(tokens);
  }

  private async usable(found: Awaited<ReturnType<AccountLinks['find']>>) {
    const link = requireUsableLink(found, this.clock.now());
    const account = link.agentId ? await this.accounts.find(link.agentId) : null;
    if (!account || account.state === 'deactivated') throw linkInvalid();
    return { account, link };
  }
}

// Who never chose a public name goes by the one they give themselves now.
function renamed(account: Account, given: string | undefined): Account {
  const name = given?.trim();
  if (!name) return account;
  return { ...account, name, publicName: account.publicName === account.name ? name : account.publicName };
}
