import { Refusal } from '@yingda/contracts/names';
import type { AssistantAddress } from '../../assistant-ports';
import type { PromptMessage } from '../../domain/assistant/prompts';

/** What was answered, and how much it was. */
export interface Completion {
  text: string;
  model: string;
  promptTokens: number;
  answerTokens: number;
}

/** An agent waits for it. */
export const TIME_LIMIT_MS = 8_000;
const MOST_ANSWERED = 1_200;
const MOST_BYTES = 400_000;

interface Answer {
  model?: unknown;
  choices?: { message?: { content?: unknown } }[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown };
}

/** Asks a machine by the interface most of them have: `POST …/v1/chat/completions`. */
export class Completions {
  constructor(
    private readonly address: AssistantAddress | null,
    private readonly timeLimitMs = TIME_LIMIT_MS,
  ) {}

  get available(): boolean {
    return this.address !== null;
  }

  get model(): string {
    return this.address?.model ?? '';
  }

  /** @throws Refusal assistant-off, assistant-late, assistant-failed, rate-limited */
  async ask(messages: PromptMessage[]): Promise<Completion> {
    const { address } = this;
    if (!address)
      throw new Refusal('assistant-off', 'This installation has no assistant; set ASSISTANT_URL.');
    const signal = AbortSignal.timeout(this.timeLimitMs);
    try {
      const response = await fetch(endpointOf(address.url), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(address.key ? { authorization: `Bearer ${address.key}` } : {}),
        },
        body: JSON.stringify({ model: address.model, messages, temperature: 0.3, max_tokens: MOST_ANSWERED }),
        // The key goes where the administrator said, and nowhere else.
        redirect: 'error',
        signal,
      });
      if (response.status === 429) throw busy(response.headers.get('retry-after'));
      if (!response.ok) throw failed(`it answered ${response.status}`);
      return completionOf(await bounded(response), address.model);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (signal.aborted)
        throw new Refusal(
          'assistant-late',
          `The assistant did not answer within ${this.timeLimitMs / 1_000} seconds.`,
        );
      throw failed('it could not be reached');
    }
  }
}

/** The address may be the server's, its version's or the endpoint's own. */
export function endpointOf(url: string): string {
  const base = url.replace(/\/+$/, '');
  if (base.endsWith('/chat/completions')) return base;
  return base.endsWith('/v1') ? `${base}/chat/completions` : `${base}/v1/chat/completions`;
}

async function bounded(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > MOST_BYTES) throw failed('it answered without end');
  }
  return text;
}

function completionOf(body: string, model: string): Completion {
  let answer: Answer;
  try {
    answer = JSON.parse(body) as Answer;
  } catch {
    throw failed('it answered no JSON');
  }
  const text = answer?.choices?.[0]?.message?.content;
  if (typeof text !== 'string' || text.trim() === '') throw failed('it answered nothing');
  const { prompt_tokens: prompt, completion_tokens: answered } = answer.usage ?? {};
  return {
    text: text.trim(),
    model: typeof answer.model === 'string' ? answer.model.slice(0, 120) : model,
    promptTokens: countOf(prompt),
    answerTokens: countOf(answered),
  };
}

const countOf = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? Math.min(value, 1e9) : 0;

function busy(after: string | null): Refusal {
  const seconds = Number(after);
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) * 1_000 : 10_000;
  return new Refusal('rate-limited', 'The assistant is asked too often; try again a little later.', {
    retryAfterMs,
  });
}

function failed(why: string): Refusal {
  return new Refusal('assistant-failed', `The assistant gave no answer: ${why}.`);
}
