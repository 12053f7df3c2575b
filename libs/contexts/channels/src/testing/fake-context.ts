import type { AdapterContext, ProviderAnswer, ProviderRequest } from '../adapters/adapter';
import type { Settings } from '../adapters/settings';
import { ProviderUnreachable } from '../domain/provider-error';
import type { ProviderReply } from './channel-fixtures';

/** One call an adapter made. */
export interface Call {
  url: string;
  init: ProviderRequest;
}

/** What adapters are given, with a provider that answers as told; nothing leaves the process. */
export class FakeContext implements AdapterContext {
  readonly inboxId = '0198f000-0000-7000-8000-000000000001';
  readonly calls: Call[] = [];
  /** Tokens the adapter gave back. */
  readonly refused: string[] = [];
  readonly files = new Map<string, { name: string; contentType: string; bytes: Buffer }>();
  private current: string | null = null;

  constructor(
    readonly settings: Settings,
    private readonly at: Date,
    /** May throw, as `fetch` does when no answer comes. */
    private readonly answer: (call: Call) => ProviderReply,
  ) {}

  now(): Date {
    return this.at;
  }

  async fetch(url: string, init: ProviderRequest = {}): Promise<ProviderAnswer> {
    const call = { url, init };
    this.calls.push(call);
    return toAnswer(this.answer(call));
  }

  async token(fetchNew: () => Promise<{ token: string; expiresInSeconds: number }>): Promise<string> {
    try {
      this.current ??= (await fetchNew()).token;
      return this.current;
    } catch (error) {
      // As the real one: what could not be fetched was a token, no message has left.
      if (error instanceof ProviderUnreachable) throw new ProviderUnreachable(error.message, false);
      throw error;
    }
  }

  async tokenRefused(token: string): Promise<void> {
    this.refused.push(token);
    this.current = null;
  }

  async file(attachmentId: string): Promise<{ name: string; contentType: string; bytes: Buffer }> {
    const file = this.files.get(attachmentId);
    if (!file) throw new Error(`No file ${attachmentId}.`);
    return file;
  }

  /** What was sent to addresses that contain `part`, as JSON. */
  sent(part: string): Record<string, unknown>[] {
    return this.calls
      .filter((call) => call.url.includes(part))
      .map((call) => JSON.parse(String(call.init.body)) as Record<string, unknown>);
  }
}

function toAnswer({ status = 200, headers, body }: ProviderReply): ProviderAnswer {
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const contentType = raw ? 'text/plain' : 'application/json; charset=utf-8';
  return {
    status,
    headers: new Headers({ 'content-type': contentType, ...headers }),
    bytes: raw ? Buffer.from(body) : Buffer.from(JSON.stringify(body)),
  };
}
