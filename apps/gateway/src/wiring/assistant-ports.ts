import { AnswerBase, type AssistedConversation, AssistedConversations } from '@yingda/automation';
import type { Language } from '@yingda/contracts/names';
import { ConversationReader, textOf, TimelineReads, Topics } from '@yingda/conversations';
import { CustomerReader } from '@yingda/customers';
import { AnswersFromArticles } from './bot-ports';
import type { Lookup } from './lookup';
import { port } from './port';

/** As much as an agent would read to know where they are. */
const LINES = 60;
const HAN = /\p{Script=Han}/u;

/** automation → conversations, customers: what the assistant reads. */
export class ConversationsForAssistant extends AssistedConversations {
  constructor(private readonly lookup: Lookup) {
    super();
  }

  override async read(conversationId: string): Promise<AssistedConversation | null> {
    const state = await this.lookup.get(ConversationReader).state(conversationId);
    if (!state) return null;
    const { entries } = await this.lookup.get(TimelineReads).entries(conversationId, null, LINES);
    const said = entries.filter(({ entry, recalledAt }) => entry !== 'event' && !recalledAt);
    const lines = said.map((one) => ({
      from:
        one.entry === 'note'
          ? ('note' as const)
          : one.author.kind === 'customer'
            ? ('customer' as const)
            : ('shop' as const),
      text: textOf(one.content),
    }));
    const customer = (await this.lookup.get(CustomerReader).brief([state.customerId])).get(state.customerId);
    const wrote = lines.filter(({ from }) => from === 'customer').map(({ text }) => text);
    // Without a word of the customer it is a conversation of the shop's own.
    const language: Language = wrote.length === 0 || wrote.some((text) => HAN.test(text)) ? 'zh-CN' : 'en';
    return {
      ...{ number: state.number, inboxId: state.inboxId, language },
      names: [...(customer ? [customer.name] : []), ...said.map(({ author }) => author.name)],
      lines: lines.filter(({ text }) => text.trim() !== ''),
    };
  }

  override async topics(language: Language): Promise<{ id: string; label: string }[]> {
    const topics = await this.lookup.get(Topics).list();
    const word = (topic: (typeof topics)[number]) => (language === 'en' ? topic.labelEn : topic.labelZh);
    const byId = new Map(topics.map((topic) => [topic.id, topic]));
    const parents = new Set(topics.map(({ parentId }) => parentId));
    return topics
      .filter(({ id, archived }) => !archived && !parents.has(id))
      .map((topic) => {
        const parent = topic.parentId ? byId.get(topic.parentId) : null;
        return { id: topic.id, label: [parent && word(parent), word(topic)].filter(Boolean).join(' / ') };
      });
  }
}

/** What the assistant asks of others. */
export const assistantPorts = [
  port(AnswerBase, AnswersFromArticles),
  port(AssistedConversations, ConversationsForAssistant),
];
