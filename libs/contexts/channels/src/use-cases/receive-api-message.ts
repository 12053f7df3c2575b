import { Refusal } from '@yingda/contracts/names';
import type { Clock, UnitOfWork } from '@yingda/platform';
import type { Values } from '../adapters/adapter';
import { answeredId, payloadOf } from '../adapters/api/payload';
import { keysOf } from '../adapters/settings';
import { verifyWebhook } from '../adapters/standard-webhooks';
import type { ApiRequestTable } from '../storage/api-requests';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';
import type { KeepEvents } from './keep-events';

/** A signed request of a shop's own system, as it came. */
export interface ApiRequestBody {
  /** Id or key of the inbox. */
  inbox: string;
  rawBody: Buffer;
  headers: Values;
}

/** `repeated`: known already, and the same as then. Only messages have an id. */
export interface ApiReceipt {
  repeated: boolean;
  messageId: string | null;
}

interface Parts {
  inboxes: InboxTable;
  accounts: Accounts;
  requests: ApiRequestTable;
  keep: KeepEvents;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The API channel's door (channels.md 4.8): kept once, and whoever says another thing under the same id is told so. */
export class ReceiveApiMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly parts: Parts,
    private readonly wake: (inMs: number) => void,
  ) {}

  /** @throws Refusal inbox-not-found, token-invalid, invalid-payload, already-exists */
  async execute({ inbox: name, rawBody, headers }: ApiRequestBody): Promise<ApiReceipt> {
    const { inboxes, accounts } = this.parts;
    const inbox = (await inboxes.byKey(name)) ?? (ID.test(name) ? await inboxes.byId(name) : null);
    const adapter = inbox?.channel === 'api' ? accounts.adapterOf(inbox) : null;
    if (!inbox || !adapter)
      throw new Refusal('inbox-not-found', 'There is no API inbox with this id or key.');
    const settings = accounts.settingsOf(inbox);
    const now = this.clock.now();
    const verdict = verifyWebhook(rawBody, headers, { secrets: keysOf(settings, 'signingSecret'), now });
    // One sentence for all causes: who tries keys learns nothing from the answer.
    if (!verdict.ok)
      throw new Refusal('token-invalid', 'This request is not signed as Standard Webhooks says.');
    const read = payloadOf(rawBody, verdict.id);
    if (!read.ok) throw new Refusal('invalid-payload', read.problem);
    const { key, at, digest, externalMessageId } = read.payload;
    const request = { inboxId: inbox.id, webhookId: verdict.id, externalMessageId, digest, receivedAt: now };
    const repeated = await this.unitOfWork.run(async () => {
      if (!(await this.parts.requests.add(request))) return this.repeats(request);
      const account = { inboxId: inbox.id, adapter, settings };
      const dueInMs = await this.parts.keep.execute(account, [{ key, at, raw: rawBody }], 'hook');
      if (dueInMs !== null) this.unitOfWork.afterCommit(() => this.wake(dueInMs));
      return false;
    });
    return {
      repeated,
      messageId: externalMessageId === null ? null : answeredId(settings, externalMessageId),
    };
  }

  private async repeats(request: Parameters<ApiRequestTable['digests']>[0]): Promise<true> {
    const known = await this.parts.requests.digests(request);
    if (known.every((digest) => digest === request.digest)) return true;
    throw new Refusal('already-exists', 'Another message came with this webhook-id or external_message_id.');
  }
}
