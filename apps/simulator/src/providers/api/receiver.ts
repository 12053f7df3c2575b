import { createHash } from 'node:crypto';
import { setTimeout as realSleep } from 'node:timers/promises';
import type { Call, Reply } from '../../provider';
import type { Desk } from '../chat/desk';
import { jsonBody, objectOf } from '../chat/wire';
import type { ApiSettings } from './account';
import { problemOf } from './signature';

const MOST_BYTES = 20_000;

/** Takes the product's webhooks, strictly; each id counts once, and numbers of a conversation tell what is out of order. */
export class Receiver {
  readonly #known = new Map<string, string>();
  readonly #sequences = new Map<string, number>();

  constructor(
    private readonly desk: Desk<ApiSettings>,
    private readonly told: (messageId: string, customer: string) => void,
  ) {}

  async answer(call: Call): Promise<Reply> {
    const { settings, world } = this.desk;
    const secrets = [settings.token, ...(settings.next_token ? [settings.next_token] : [])];
    const problem = problemOf(secrets, call, world.clock.seconds());
    if (problem) return text(401, problem);
    if (call.body.length >= MOST_BYTES) return text(413, 'the payload is too long');
    const payload = jsonBody(call);
    if (!payload || typeof payload['type'] !== 'string' || typeof payload['timestamp'] !== 'string')
      return text(400, 'no payload with type and timestamp');
    if (settings.slow_ms > 0) await realSleep(settings.slow_ms);
    if (settings.answer_status < 200 || settings.answer_status >= 300) return this.#refusal();
    const id = String(call.headers['webhook-id']);
    const digest = createHash('sha256').update(call.body).digest('hex');
    const known = this.#known.get(id);
    if (known !== undefined)
      return known === digest ? text(200, 'repeated') : text(409, 'another body under this id');
    this.#known.set(id, digest);
    return text(settings.answer_status, this.#take(payload['type'], objectOf(payload['data'])));
  }

  #refusal(): Reply {
    const { answer_status: status, retry_after: wait, location } = this.desk.settings;
    const reply = text(status, `answers ${status}`);
    return {
      ...reply,
      headers: {
        ...reply.headers,
        ...(wait === null ? {} : { 'retry-after': String(wait) }),
        ...(location === null ? {} : { location }),
      },
    };
  }

  #take(type: string, data: Record<string, unknown>): string {
    const customer = String(objectOf(data['contact'])['external_id'] ?? '');
    if (type === 'typing') {
      const person = this.desk.person(customer);
      person.typingUntil = data['on'] === false ? null : this.desk.now() + 5_000;
      return 'typing';
    }
    if (type !== 'message.created') return type;
    const id = String(data['id'] ?? '');
    this.desk.show({
      id,
      user: this.desk.person(customer).id,
      from: 'account',
      kind: String(objectOf(data['content'])['kind'] ?? 'unknown'),
      body: {
        ...objectOf(data['content']),
        ...choicesOf(objectOf(data['content'])),
        author: data['author'],
        sequence: data['sequence'] ?? null,
      },
    });
    this.told(id, customer);
    return this.#inOrder(data) ? 'taken' : 'taken out of order';
  }

  #inOrder(data: Record<string, unknown>): boolean {
    const conversation = String(objectOf(data['conversation'])['id'] ?? '');
    const sequence = Number(data['sequence'] ?? 0);
    const last = this.#sequences.get(conversation) ?? 0;
    this.#sequences.set(conversation, Math.max(last, sequence));
    return sequence >= last;
  }
}

/** A menu's items, each given back with its id. */
function choicesOf({ items }: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(items)) return {};
  const choices = items.map((item) => {
    const { id, label } = objectOf(item);
    return { label: String(label), act: { act: 'choose', item: id, label } };
  });
  return { choices };
}

function text(status: number, verdict: string): Reply {
  // 204 has no body.
  return { status, headers: { 'content-type': 'text/plain' }, body: status === 204 ? '' : verdict, verdict };
}
