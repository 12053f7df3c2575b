import { createHmac } from 'node:crypto';
import type { PushResult } from '../../world/pushes';
import { Desk, type DeskSettings, type Person } from '../chat/desk';
import type { Fields } from '../chat/wire';

export interface LineSettings extends DeskSettings {
  token: string;
  channel_secret: string;
  /** Events that were not taken come again: the operator has to switch that on. */
  redelivery: boolean;
  /** Pushes a month; null: any number. */
  monthly_quota: number | null;
  /** Seconds in which large files are still being prepared. */
  preparing_seconds: number;
}

const AGAIN = [0, 60_000, 300_000, 1_800_000, 3_600_000];
const REPLY_TOKEN_MS = 60_000;
const RETRY_KEY_MS = 24 * 3_600_000;

/** `x-line-signature` over bytes. */
export function lineSignature(body: Buffer, channelSecret: string): string {
  return createHmac('sha256', channelSecret).update(body).digest('base64');
}

/** One official account. */
export class LineDesk extends Desk<LineSettings> {
  used = 0;
  readonly #replyTokens = new Map<string, { user: string; until: number }>();
  readonly #retryKeys = new Map<string, { until: number; body: Fields }>();
  readonly readTokens = new Map<string, string>();
  #eventNo = 0;

  /** Ids that sort by time, as ULIDs do. */
  newEventId(): string {
    const time = this.now().toString(32).toUpperCase().padStart(10, '0');
    return `${time}${(this.#eventNo += 1).toString(32).toUpperCase().padStart(4, '0')}${this.world.random.text(12, 'ABCDEFGHJKMNPQRSTVWXYZ0123456789')}`;
  }

  newMessageId(): string {
    return `5${this.world.random.digits(17)}`;
  }

  replyTokenFor(person: Person): string {
    const token = this.world.random.hex(32);
    this.#replyTokens.set(token, { user: person.id, until: this.now() + REPLY_TOKEN_MS });
    return token;
  }

  /** Whose token it is; it is used up by that. Null: used, too old, or none. */
  useReplyToken(token: unknown): Person | null {
    const known = this.#replyTokens.get(String(token));
    if (!known || known.until <= this.now()) return null;
    this.#replyTokens.delete(String(token));
    return this.people.get(known.user) ?? null;
  }

  /** What was answered to this key before. */
  formerly(key: string): Fields | null {
    const known = this.#retryKeys.get(key);
    return known && known.until > this.now() ? known.body : null;
  }

  remember(key: string, body: Fields): void {
    this.#retryKeys.set(key, { until: this.now() + RETRY_KEY_MS, body });
  }

  /** Events on their way, signed over the body of this very attempt: a redelivery says that it is one. */
  tell(event: string, events: Fields[]): Promise<PushResult> | null {
    const { hook_url: url, redelivery } = this.settings;
    if (!url) return null;
    return this.push({
      event,
      schedule: redelivery ? AGAIN : [0],
      timeoutMs: 2_000,
      build: ({ number, tamper }) => {
        const marked = events.map((one) => ({ ...one, deliveryContext: { isRedelivery: number > 1 } }));
        const body = Buffer.from(JSON.stringify({ destination: this.settings.id, events: marked }));
        const key = tamper === 'bad_signature' ? 'another secret' : this.settings.channel_secret;
        const signature = lineSignature(body, key);
        return {
          method: 'POST',
          url,
          // Header names are written in any way.
          headers: { 'content-type': 'application/json; charset=utf-8', 'X-Line-Signature': signature },
          body,
        };
      },
      judge: (answer) => ({
        taken: answer?.status === 200,
        verdict: answer ? String(answer.status) : 'no answer',
      }),
    });
  }

  eventOf(person: Person, type: string, content: Fields): Fields {
    return {
      type,
      mode: 'active',
      timestamp: this.now(),
      source: { type: 'user', userId: person.id },
      webhookEventId: this.newEventId(),
      ...content,
    };
  }
}
