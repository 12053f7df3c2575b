import type { Clock, UnitOfWork } from '@yingda/platform';
import type { Mailer } from '../ports';
import type { Accounts } from '../storage/accounts';
import type { AccountLinks } from '../storage/account-links';

/** The link by which somebody becomes the first administrator: null once there is one. A new one each time it is asked for. */
export class EnsureSetupLink {
  constructor(
    private readonly accounts: Accounts,
    private readonly links: AccountLinks,
    private readonly mailer: Mailer,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ url: string; expiresAt: Date } | null> {
    return this.unitOfWork.run(async () => {
      if (await this.accounts.hasAdministrator()) return null;
      const { token, expiresAt } = await this.links.add(null, 'setup', this.clock.now());
      return { url: this.mailer.urlOf('setup', token), expiresAt };
    });
  }
}
