import { type CopyLink } from '@yingda/contracts';
import type { Clock } from '@yingda/platform';
import type { Account } from '../domain/account';
import type { LinkPurpose, Mailer } from '../ports';
import type { AccountLinks } from '../storage/account-links';

/** A link that was made and is not sent yet. */
export interface MadeLink {
  purpose: LinkPurpose;
  url: string;
  expiresAt: Date;
}

/** Makes one-time links in a unit of work and sends them after it. */
export class AccountMail {
  constructor(
    private readonly links: AccountLinks,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  async make(agentId: string, purpose: LinkPurpose): Promise<MadeLink> {
    const { token, expiresAt } = await this.links.add(agentId, purpose, this.clock.now());
    return { purpose, url: this.mailer.urlOf(purpose, token), expiresAt };
  }

  /** The link to copy; `mailed` says whether it was sent, too. */
  async send(account: Account, link: MadeLink): Promise<CopyLink> {
    const mailed = await this.mailer.sendLink({
      ...link,
      email: account.email,
      name: account.name,
      language: account.preferences.language ?? 'zh-CN',
    });
    return { url: link.url, expiresAt: link.expiresAt.toISOString(), mailed };
  }
}
