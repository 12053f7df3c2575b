import type { Reply } from '../../provider';
import type { PushResult } from '../../world/pushes';
import type { World } from '../../world/world';
import { Desk, type DeskSettings, type Person } from '../chat/desk';
import type { Fields } from '../chat/wire';
import { TelegramError } from './errors';

export interface BotSettings extends DeskSettings {
  token: string;
  /** Sent with every webhook; `setWebhook` changes it. */
  secret: string;
  /** Messages a chat takes in a second; 0: any number. */
  per_chat_second: number;
}

const RETRIES = [0, 1_000, 5_000, 15_000, 60_000, 300_000, 3_600_000];
const FILE_LINK_MS = 3_600_000;
const MOST_DOWNLOAD = 20 * 1024 * 1024;

/** One bot: updates by webhook or by polling, and what it sent. */
export class BotDesk extends Desk<BotSettings> {
  /** Chats that go on under another id. */
  readonly moved = new Map<string, number>();
  #updateId: number;
  #messageIds = new Map<string, number>();
  #waiting: (Fields & { update_id: number })[] = [];
  #paths = new Map<string, { id: string; until: number }>();
  #sent = new Map<string, number[]>();
  #polling = false;

  constructor(world: World, provider: string, settings: BotSettings) {
    super(world, provider, settings);
    this.#updateId = 100_000 + world.random.below(900_000);
  }

  nextMessageId(chat: string): number {
    const id = (this.#messageIds.get(chat) ?? 0) + 1;
    this.#messageIds.set(chat, id);
    return id;
  }

  hasMessage(chat: string, id: number): boolean {
    return id > 0 && id <= (this.#messageIds.get(chat) ?? 0);
  }

  /** After a week of silence ids begin anew at a random place. */
  restartIds(): void {
    this.#updateId = this.world.random.below(2 ** 30);
  }

  /** By webhook when there is one; else it waits for the poller. */
  update(event: string, content: Fields): Promise<PushResult> | null {
    const update = { update_id: (this.#updateId += 1), ...content };
    const { hook_url: url } = this.settings;
    if (!url) {
      this.#waiting.push(update);
      return null;
    }
    const body = Buffer.from(JSON.stringify(update));
    return this.push({
      event,
      schedule: RETRIES,
      timeoutMs: 60_000,
      build: ({ tamper }) => ({
        method: 'POST',
        url,
        headers: {
          'content-type': 'application/json',
          'x-telegram-bot-api-secret-token':
            tamper === 'bad_signature' ? 'wrong-secret' : this.settings.secret,
        },
        body,
      }),
      judge: (answer) => ({
        taken: answer !== null && answer.status >= 200 && answer.status < 300,
        verdict: answer ? String(answer.status) : 'no answer',
      }),
    });
  }

  /** What waits from `offset`; all before it is confirmed. */
  async poll(offset: number, limit: number, timeoutSeconds: number): Promise<Fields[]> {
    if (this.settings.hook_url)
      throw new TelegramError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    if (this.#polling)
      throw new TelegramError(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      );
    this.#waiting = this.#waiting.filter((update) => update.update_id >= offset);
    this.#polling = true;
    try {
      for (let left = timeoutSeconds * 10; left > 0 && this.#waiting.length === 0; left--)
        await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      this.#polling = false;
    }
    return this.#waiting.slice(0, limit);
  }

  get pending(): number {
    return this.#waiting.length;
  }

  dropPending(): void {
    this.#waiting = [];
  }

  /** A chat that can be written to. @throws TelegramError */
  chat(id: unknown): Person {
    const text = String(id ?? '');
    if (text === '') throw new TelegramError(400, 'Bad Request: chat_id is empty');
    const moved = this.moved.get(text);
    if (moved !== undefined)
      throw new TelegramError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: moved,
      });
    const person = this.people.get(text);
    if (!person) throw new TelegramError(400, 'Bad Request: chat not found');
    if (person.blocked) throw new TelegramError(403, 'Forbidden: bot was blocked by the user');
    if (!person.started)
      throw new TelegramError(403, "Forbidden: bot can't initiate conversation with a user");
    return person;
  }

  /** @throws TelegramError 429 when the chat got too many in this second */
  pace(chat: string): void {
    const most = this.settings.per_chat_second;
    const recent = (this.#sent.get(chat) ?? []).filter((at) => at > this.now() - 1_000);
    if (most > 0 && recent.length >= most)
      throw new TelegramError(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
    this.#sent.set(chat, [...recent, this.now()]);
  }

  /** A path for an hour. @throws TelegramError */
  filePath(id: unknown): Fields {
    const file = this.files.get(String(id));
    if (!file) throw new TelegramError(400, 'Bad Request: invalid file_id');
    if (file.bytes.length > MOST_DOWNLOAD) throw new TelegramError(400, 'Bad Request: file is too big');
    const path = `documents/${file.id}/${file.name.replace(/[^\w.-]/g, '_')}`;
    this.#paths.set(path, { id: file.id, until: this.now() + FILE_LINK_MS });
    return {
      file_id: file.id,
      file_unique_id: file.id.slice(0, 12),
      file_size: file.bytes.length,
      file_path: path,
    };
  }

  download(path: string): Reply {
    const link = this.#paths.get(path);
    const file = link && link.until > this.now() ? this.files.get(link.id) : undefined;
    if (!file) throw new TelegramError(404, 'Not Found');
    return {
      status: 200,
      headers: { 'content-type': 'application/octet-stream' },
      body: file.bytes,
      verdict: 'file',
    };
  }
}
