import { AgentReader } from '@yingda/agents';
import { InboxReader, originAllowed, RefusedFrom, SeenFrom, type Inbox } from '@yingda/channels';
import { OpenWidgetSession, WidgetSession, WidgetSettings } from '@yingda/contracts';
import { Refusal, type Tier } from '@yingda/contracts/names';
import { ConversationReader, Topics } from '@yingda/conversations';
import { CustomerReader, OpenVisitor, type OpenedVisitor } from '@yingda/customers';
import type { CustomerActor } from '@yingda/events';
import { ReadArticles } from '@yingda/knowledge';
import type { Clock } from '@yingda/platform';
import { ScreenFacts } from '../sockets/customer-screens';
import { TypicalResponseView } from '../views/typical-response';
import type { WidgetTokens } from './widget-tokens';

/** What opening a session calls. */
export interface SessionParts {
  inboxes: InboxReader;
  seen: SeenFrom;
  refused: RefusedFrom;
  visitors: OpenVisitor;
  customers: CustomerReader;
  conversations: ConversationReader;
  topics: Topics;
  agents: AgentReader;
  typical: TypicalResponseView;
  articles: ReadArticles;
  facts: ScreenFacts;
  tokens: WidgetTokens;
  clock: Clock;
}

/** Opens a shopper's session: inbox, origin, visitor, block, the conversation that is open, and what the widget shows. */
export class WidgetSessions {
  constructor(private readonly parts: SessionParts) {}

  /** @throws Refusal inbox-not-found, origin-not-allowed, visitor-blocked, identity-invalid */
  async open(
    request: OpenWidgetSession,
    from: { origin: string | null; sessionToken: string | null },
  ): Promise<WidgetSession> {
    const { origin } = from;
    const inbox = await this.parts.inboxes.byKey(request.inboxKey);
    if (!inbox || inbox.paused)
      throw new Refusal(
        'inbox-not-found',
        `There is no inbox "${request.inboxKey}"; check data-inbox of the script tag.`,
      );
    if (!originAllowed(inbox.origins, origin)) {
      if (origin) await this.parts.refused.execute(inbox.id, origin);
      throw new Refusal(
        'origin-not-allowed',
        `This inbox may not be shown on ${origin ?? 'this page'}; add the origin in its settings.`,
      );
    }
    await this.parts.seen.execute(inbox.id, origin);
    return this.session(inbox, await this.visitorOf(inbox, request, from.sessionToken));
  }

  /**
   * A page open for hours holds an identity whose signature has expired meanwhile: the session it still has goes on,
   * which shows nothing that it did not show before.
   */
  private async visitorOf(
    inbox: Inbox,
    request: OpenWidgetSession,
    sessionToken: string | null,
  ): Promise<OpenedVisitor> {
    const { visitors, inboxes, tokens } = this.parts;
    const held = sessionToken ? await tokens.verify(sessionToken).catch(() => null) : null;
    const { language, visitorToken } = request;
    const identity = request.identity
      ? { token: request.identity, secrets: await inboxes.secretsOf(inbox.id) }
      : undefined;
    try {
      if (held?.actor.inboxId === inbox.id && !identity)
        return await visitors.execute({ inboxId: inbox.id, identityId: held.actor.identityId, language });
      return await visitors.execute({ inboxId: inbox.id, visitorToken, identity, language });
    } catch (error) {
      if (
        !(error instanceof Refusal && error.code === 'identity-invalid') ||
        held?.actor.inboxId !== inbox.id
      )
        throw error;
      return visitors.execute({ inboxId: inbox.id, identityId: held.actor.identityId, language });
    }
  }

  /** The shopper of an open session signed in at the shop: their history joins, or a fresh visitor begins. */
  async identify(actor: CustomerActor, token: string): Promise<WidgetSession> {
    const inbox = await this.parts.inboxes.byId(actor.inboxId);
    if (!inbox) throw new Refusal('inbox-not-found', 'This inbox does not exist any more.');
    const identity = { token, secrets: await this.parts.inboxes.secretsOf(inbox.id) };
    return this.session(
      inbox,
      await this.parts.visitors.execute({ inboxId: inbox.id, identityId: actor.identityId, identity }),
    );
  }

  private async session(inbox: Inbox, opened: OpenedVisitor): Promise<WidgetSession> {
    const { actor, customer, visitorToken } = opened;
    if (customer.blocked) throw new Refusal('visitor-blocked', 'This visitor is blocked.');
    const { tokens, customers, conversations, facts } = this.parts;
    const { identityId } = actor;
    const alone = await customers.isAlone(identityId);
    const [token, settings, known, open] = await Promise.all([
      tokens.issue(actor),
      this.settings(inbox, customer.tier),
      customers.knownAnswers(actor.customerId),
      conversations.openOf(alone ? { identityId } : actor, inbox.id),
    ]);
    const conversation = open ? await facts.customerConversation(open.id) : null;
    return { token, visitorToken, customer, conversation, settings, ...known };
  }

  private async settings(inbox: Inbox, tier: Tier): Promise<WidgetSettings> {
    const { agents, topics, typical, inboxes, articles, clock } = this.parts;
    const now = clock.now();
    const reader = { audience: 'public', language: inbox.language, inboxId: inbox.id } as const;
    const [available, allTopics, typicalResponseSeconds, help] = await Promise.all([
      agents.available(inbox.teamId),
      topics.list(),
      typical.seconds(inbox.teamId, now),
      articles.any(reader),
    ]);
    const cards = await agents.cards(available.slice(0, 5).map((agent) => agent.agentId));
    const { open, nextOpening, replyDue } = await inboxes.settingsFor(inbox, { now, tier });
    return {
      inboxKey: inbox.key,
      shopName: inbox.shopName,
      language: inbox.language,
      appearance: inbox.appearance,
      preChat: inbox.preChat,
      topics: allTopics
        .filter((topic) => !topic.archived && !topic.parentId)
        .slice(0, 50)
        .map(({ id, labelZh, labelEn }) => ({ id, labelZh, labelEn })),
      livePreview: inbox.livePreview,
      open,
      nextOpening,
      replyDue,
      agentsOnline: available.length,
      agentNames: [...cards.values()].map((card) => card.name),
      typicalResponseSeconds,
      help,
    };
  }
}
