import { type AskAssistant, type AssistantSource, type AssistantSuggestion } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId, type Clock, type RateLimiter } from '@yingda/platform';
import type { AssistedConversation, AssistedConversations } from '../../assistant-ports';
import type { AnswerBase, AnswerText } from '../../bot-ports';
import { Mask } from '../../domain/assistant/masking';
import { promptFor, topicOf, type Request } from '../../domain/assistant/prompts';
import type { AssistantTables } from '../../storage/assistant/assistant-tables';
import type { Completion, Completions } from './completions';

const PER_AGENT = { points: 20, perSeconds: 60 };
const ARTICLES = 3;
const ANSWERED = 20_000;

/** What the assistant works with. */
export interface AssistParts {
  tables: AssistantTables;
  completions: Completions;
  conversations: AssistedConversations;
  answers: AnswerBase;
  limiter: RateLimiter;
}

/**
 * A suggestion for an agent, who decides what becomes of it. Whatever leaves is masked, the data is put back into what
 * comes, and who asked is recorded without a word of the text. Nothing waits for it: no transaction is open meanwhile.
 */
export class Assist {
  constructor(
    private readonly clock: Clock,
    private readonly parts: AssistParts,
  ) {}

  /** @throws Refusal assistant-off, assistant-late, assistant-failed, rate-limited, text-empty, not-permitted */
  async execute(actor: AgentActor, conversationId: string, ask: AskAssistant): Promise<AssistantSuggestion> {
    const { tables, completions, conversations, limiter } = this.parts;
    if ((actor.permissions['conversation.serve'] ?? 'none') === 'none')
      throw new Refusal('not-permitted', 'The assistant helps those who answer customers.');
    const settings = await tables.settings();
    if (!settings.active || !completions.available)
      throw new Refusal('assistant-off', 'The assistant is switched off here.');
    const allowed = await limiter.take(`assist:${actor.agentId}`, PER_AGENT);
    if (!allowed.ok)
      throw new Refusal('rate-limited', 'You ask the assistant too often; wait a little.', {
        retryAfterMs: allowed.retryAfterMs,
      });
    const conversation = await conversations.read(conversationId);
    if (!conversation) throw new Refusal('conversation-not-found', 'There is no such conversation.');
    const draft = ask.draft?.trim() ? ask.draft : ask.what === 'translation' ? lastWritten(conversation) : '';
    if (['translation', 'tone'].includes(ask.what) && draft.trim() === '')
      throw new Refusal('text-empty', 'There is no text to work on.');
    const mask = new Mask({ names: conversation.names, orders: settings.masksOrders });
    const request = await this.request(conversation, { ...ask, draft }, mask);
    const { completion, id } = await this.asked(actor, { conversationId, ask, request });
    const topicId = ask.what === 'topic' ? topicOf(completion.text, request.topics) : null;
    const topic = request.topics.find((one) => one.id === topicId);
    return {
      ...{ id, what: ask.what, topicId, model: completion.model, masked: mask.count },
      text: ask.what === 'topic' ? (topic?.label ?? '') : mask.show(completion.text).slice(0, ANSWERED),
      sources: sourcesOf(conversation, request),
    };
  }

  private async request(conversation: AssistedConversation, ask: AskAssistant, mask: Mask): Promise<Request> {
    const { what } = ask;
    const language = ask.language ?? conversation.language;
    return {
      ...{ what, language, tone: ask.tone ?? 'polite', draft: mask.hide(ask.draft ?? '') },
      lines: ['translation', 'tone'].includes(what)
        ? []
        : conversation.lines.map(({ from, text }) => ({ from, text: mask.hide(text) })),
      articles: what === 'reply' ? await this.articles(conversation) : [],
      topics: what === 'topic' ? await this.parts.conversations.topics(language) : [],
    };
  }

  /** What the shop has written down to what the customer said last. */
  private async articles({ lines, language, inboxId }: AssistedConversation): Promise<AnswerText[]> {
    const { answers } = this.parts;
    const said = lines.filter(({ from }) => from === 'customer').slice(-2);
    if (said.length === 0) return [];
    const text = said.map((line) => line.text).join('\n');
    const found = await answers.ask({ text, language, inboxId });
    const read = await Promise.all(
      found.slice(0, ARTICLES).map(({ key }) => answers.read({ key, language, inboxId })),
    );
    return read.filter((article) => article !== null);
  }

  private async asked(
    actor: AgentActor,
    of: { conversationId: string; ask: AskAssistant; request: Request },
  ): Promise<{ completion: Completion; id: string }> {
    const { tables, completions } = this.parts;
    const began = performance.now();
    const use = {
      ...{ id: newId(), at: this.clock.now(), agentId: actor.agentId },
      ...{ conversationId: of.conversationId, what: of.ask.what },
    };
    const record = (outcome: 'done' | 'late' | 'refused' | 'failed', answer: Partial<Completion>) =>
      tables.record({
        ...{ ...use, outcome, model: answer.model ?? completions.model },
        ...{ promptTokens: answer.promptTokens ?? 0, answerTokens: answer.answerTokens ?? 0 },
        tookMs: Math.round(performance.now() - began),
      });
    try {
      const completion = await completions.ask(promptFor(of.request));
      await record('done', completion);
      return { completion, id: use.id };
    } catch (error) {
      const code = error instanceof Refusal ? error.code : '';
      await record(code === 'assistant-late' ? 'late' : code === 'rate-limited' ? 'refused' : 'failed', {});
      throw error;
    }
  }
}

/** What is translated where nothing else is given. */
function lastWritten({ lines }: AssistedConversation): string {
  return lines.filter(({ from }) => from === 'customer').at(-1)?.text ?? '';
}

function sourcesOf(
  conversation: AssistedConversation,
  { what, articles, lines }: Request,
): AssistantSource[] {
  const read: AssistantSource[] = articles.map(({ key, title }) => ({ kind: 'article', key, title }));
  if (what === 'translation' || what === 'tone' || lines.length === 0) return read;
  return [...read, { kind: 'conversation', key: conversation.number, title: conversation.number }];
}
