import { type SetUpFirstAdministrator as SetUpCommand } from '@yingda/contracts';
import type { Clock, UnitOfWork } from '@yingda/platform';
import { requireStrong } from '../domain/password-policy';
import { requireStorable } from '../domain/storable';
import type { Accounts } from '../storage/accounts';
import type { AccountLinks } from '../storage/account-links';
import type { ShopSettings } from '../storage/shop-settings';
import { THE_SYSTEM } from './audited';
import type { CreateAgentWithPassword } from './create-agent-with-password';
import { linkInvalid, requireUsableLink } from './read-link';
import type { Session, Sessions } from './sessions';

/** Makes the first administrator by the setup link, names the shop and signs in. Works once. */
export class SetUpFirstAdministrator {
  constructor(
    private readonly settings: ShopSettings,
    private readonly links: AccountLinks,
    private readonly accounts: Accounts,
    private readonly create: CreateAgentWithPassword,
    private readonly sessions: Sessions,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal link-invalid, link-expired, password-too-weak, already-exists */
  async execute(command: SetUpCommand): Promise<Session> {
    requireStorable(command);
    const now = this.clock.now();
    requireUsableLink(await this.links.find(command.token), now);
    requireStrong(command.password, command);
    const tokens = await this.unitOfWork.run(async () => {
      await this.settings.lock();
      const link = requireUsableLink(await this.links.lock(command.token), now);
      if (link.purpose !== 'setup' || (await this.accounts.hasAdministrator())) throw linkInvalid();
      const { email, name, password } = command;
      const id = await this.create.execute(THE_SYSTEM, {
        email,
        name,
        password,
        role: 'administrator',
        teamIds: [],
      });
      const account = await this.accounts.find(id);
      // An account with this address may exist in another role; it is not made administrator from outside.
      if (account?.role !== 'administrator' || account.state !== 'active') throw linkInvalid();
      await this.links.markUsed(link.id, now);
      await this.settings.rename(command.shopName.trim(), now);
      return this.sessions.issue(account);
    });
    return this.sessions.withPerson(tokens);
  }
}
