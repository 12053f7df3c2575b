import type { Jobs } from '@yingda/platform';
import type { Inbox } from '../domain/inbox';
import type { AdapterContexts, People } from '../ports';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';

/** Name of the job that asks a provider who somebody is. */
export const LEARN_PROFILE = 'channels.learn-profile';

export interface Newcomer {
  inboxId: string;
  identityId: string;
}

/** Somebody wrote for the first time: where the provider tells who they are, it is asked, after the message is shown. */
export class Newcomers {
  constructor(
    private readonly accounts: Accounts,
    private readonly jobs: Pick<Jobs, 'send'>,
  ) {}

  /** With the current unit of work. */
  async came(inbox: Inbox, identityId: string): Promise<void> {
    if (!this.accounts.adapterOf(inbox)?.profile) return;
    const newcomer: Newcomer = { inboxId: inbox.id, identityId };
    await this.jobs.send(LEARN_PROFILE, newcomer, { singletonKey: identityId });
  }
}

/** Asks the provider for a customer's name, and for the id that joins the same person across accounts. */
export class LearnProfile {
  constructor(
    private readonly inboxes: InboxTable,
    private readonly accounts: Accounts,
    private readonly people: People,
    private readonly contexts: AdapterContexts,
  ) {}

  async execute({ inboxId, identityId }: Newcomer): Promise<void> {
    const inbox = await this.inboxes.byId(inboxId);
    const address = await this.people.address(identityId);
    const adapter = inbox && this.accounts.adapterOf(inbox);
    if (!adapter?.profile || !address) return;
    const { name, unionId } = await adapter.profile(address.externalId, await this.contexts.of(inboxId));
    await this.people.describe(identityId, {
      ...(name ? { name } : {}),
      ...(unionId ? { union: { id: unionId, scope: UNION_SCOPE } } : {}),
    });
  }
}

/** Only WeChat's accounts tell one: it is the same in all that are bound to one Open Platform account. */
export const UNION_SCOPE = 'wechat';
