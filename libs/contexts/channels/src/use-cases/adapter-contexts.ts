import { Refusal } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import type { AdapterContext } from '../adapters/adapter';
import { providerFetch } from '../adapters/provider-fetch';
import type { Inbox } from '../domain/inbox';
import { AdapterContexts, type StoredFiles } from '../ports';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';
import type { TokenCache } from './token-cache';

/** The one place where adapters get what they speak with their provider by. */
export class BuildAdapterContext extends AdapterContexts {
  constructor(
    private readonly inboxes: InboxTable,
    private readonly accounts: Accounts,
    private readonly tokens: TokenCache,
    private readonly files: StoredFiles,
    private readonly own: { clock: Clock; privateHosts: readonly string[] },
  ) {
    super();
  }

  override async of(inboxId: string): Promise<AdapterContext> {
    const inbox = await this.inboxes.byId(inboxId);
    if (!inbox) throw new Refusal('inbox-not-found', 'There is no such inbox.');
    return this.build(inbox);
  }

  build(inbox: Inbox): AdapterContext {
    const { clock, privateHosts } = this.own;
    const settings = this.accounts.settingsOf(inbox);
    const origins = this.originsOf(inbox);
    return {
      inboxId: inbox.id,
      settings,
      now: () => clock.now(),
      fetch: (url, init) => providerFetch(url, init ?? {}, { privateHosts, origins }),
      token: (fetchNew) => this.tokens.token(inbox.id, fetchNew),
      tokenRefused: (token) => this.tokens.refused(inbox.id, token),
      file: (attachmentId) => this.files.open(attachmentId),
    };
  }

  /** What an administrator wrote down as an address is where they want us to go, be it on their own network. */
  private originsOf(inbox: Inbox): string[] {
    const settings = this.accounts.settingsOf(inbox);
    return (this.accounts.adapterOf(inbox)?.fields ?? [])
      .filter((field) => field.kind === 'url')
      .map((field) => settings[field.name])
      .filter((value): value is string => typeof value === 'string' && URL.canParse(value))
      .map((value) => new URL(value).origin);
  }
}
