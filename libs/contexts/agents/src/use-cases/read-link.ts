import { type LinkInfo } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import type { Accounts } from '../storage/accounts';
import type { AccountLink, AccountLinks } from '../storage/account-links';

/** What a link is for, so that its page can greet the person. */
export class ReadLink {
  constructor(
    private readonly links: AccountLinks,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal link-invalid, link-expired */
  async execute(token: string): Promise<LinkInfo> {
    const link = requireUsableLink(await this.links.find(token), this.clock.now());
    if (!link.agentId) {
      if (await this.accounts.hasAdministrator()) throw linkInvalid();
      return { purpose: link.purpose, email: '', name: '' };
    }
    const account = await this.accounts.find(link.agentId);
    if (!account || account.state === 'deactivated') throw linkInvalid();
    return { purpose: link.purpose, email: account.email, name: account.name };
  }
}

export function linkInvalid(): Refusal {
  return new Refusal('link-invalid', 'This link does not exist or was used already; ask for a new one.');
}

/** @throws Refusal link-invalid, link-expired */
export function requireUsableLink(link: AccountLink | null, now: Date): AccountLink {
  if (!link || link.usedAt || link.withdrawnAt) throw linkInvalid();
  if (link.expiresAt.getTime() > now.getTime()) return link;
  throw new Refusal('link-expired', 'This link is over; ask for a new one.', {
    expiredAt: link.expiresAt.toISOString(),
  });
}
