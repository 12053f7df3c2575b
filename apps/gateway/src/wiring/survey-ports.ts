import { EndSession } from '@yingda/channels';
import type { Channel, Language, Tier } from '@yingda/contracts/names';
import { HoldConversation, RateConversation, RecordOutside, SayAutomatically } from '@yingda/conversations';
import { CustomerReader } from '@yingda/customers';
import { type Content } from '@yingda/contracts';
import {
  type Asked,
  Channels,
  People,
  type Said,
  Speaking,
  SurveyPages,
  type Talk,
  type TalkLine,
  type TalkRating,
  Talks,
} from '@yingda/surveys';
import { CONFIG } from '../tokens';
import type { Config } from '../config';
import { SurveyFactsView } from '../views/survey-facts';
import type { Lookup } from './lookup';
import { port } from './port';

const SURVEYS = { kind: 'system', name: 'surveys' } as const;

/** surveys → conversations: what is asked about, and what came of it. */
export class TalksForSurveys extends Talks {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async hold(conversationId: string): Promise<Talk | null> {
    const state = await this.lookup.get(HoldConversation).execute(conversationId);
    const around = state && (await this.lookup.get(SurveyFactsView).around(conversationId));
    if (!state || !around) return null;
    const { id, number, channel, inboxId, customerId, identityId, teamId, agentId, status, endedBy } = state;
    return {
      ...{ id, number, channel, inboxId, customerId, identityId, teamId, agentId, status, endedBy },
      ...around,
      closedAt: state.closedAt ? new Date(state.closedAt) : null,
      merged: state.mergedInto !== null,
    };
  }
  override isTalking(of: { customerId: string; identityId: string }): Promise<boolean> {
    return this.lookup.get(SurveyFactsView).isTalking(of);
  }
  override saidAs(messageId: string): Promise<string | null> {
    return this.lookup.get(SurveyFactsView).saidAs(messageId);
  }
  override async rate(conversationId: string, { score, resolved, comment }: TalkRating): Promise<void> {
    const rating = {
      conversationId,
      score,
      ...(resolved ? { resolved } : {}),
      ...(comment ? { comment } : {}),
    };
    await this.lookup.get(RateConversation).execute(SURVEYS, rating);
  }
  override async record(conversationId: string, line: TalkLine): Promise<void> {
    await this.lookup.get(RecordOutside).execute(SURVEYS, { conversationId, ...line });
  }
  override lastOf(customerId: string): Promise<string | null> {
    return this.lookup.get(SurveyFactsView).lastOf(customerId);
  }
}

/** surveys → customers, agents: whom we ask. */
export class PeopleForSurveys extends People {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async find(customerId: string): Promise<Asked | null> {
    const view = this.lookup.get(SurveyFactsView);
    const known = await view.customer(customerId);
    if (!known) return null;
    return {
      tier: known.tier,
      language: languageOf(known.language) ?? (await view.writtenIn(customerId)) ?? 'zh-CN',
      blocked: await this.lookup.get(CustomerReader).isBlocked(customerId),
    };
  }
  override async isStaff(customerId: string): Promise<boolean> {
    const { email } = await this.lookup.get(CustomerReader).record(customerId, { masked: false });
    return email !== null && (await this.lookup.get(SurveyFactsView).isAccount(email));
  }
  override ofTiers(tiers: readonly Tier[], page: { after: string | null; limit: number }): Promise<string[]> {
    return this.lookup.get(SurveyFactsView).ofTiers(tiers, page);
  }
}

function languageOf(language: string | null): Language | null {
  if (!language) return null;
  return language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** surveys → conversations: what is said to customers. */
export class SpeakingForSurveys extends Speaking {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async say(text: {
    conversationId: string;
    clientMessageId: string;
    content: Content;
  }): Promise<Said> {
    // As customers know who asks: the shop.
    const name = await this.lookup.get(SurveyFactsView).shopName(text.conversationId);
    const speaker = { kind: 'system', name } as const;
    const said = await this.lookup
      .get(SayAutomatically)
      .execute({ ...text, speaker, by: SURVEYS.name, alsoClosed: true });
    if (said.said) return { said: true, unsaid: null };
    const { why } = said;
    return { said: false, unsaid: why === 'window-closed' || why === 'last-message' ? why : 'closed' };
  }
}

/** surveys → channels: what a channel can do for a survey. */
export class ChannelsForSurveys extends Channels {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override canAsk(channel: Channel): boolean {
    // A call has no screen; what is asked there is asked by the agent.
    return channel !== 'phone';
  }
  override endSession(conversationId: string): Promise<'code' | 'none' | 'expired' | 'busy'> {
    return this.lookup.get(EndSession).execute(conversationId);
  }
}

/** surveys → this server: where the pages are. */
export class PagesOfThisServer extends SurveyPages {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override urlOf(token: string): string {
    return `${this.lookup.get<Config>(CONFIG as never).publicUrl}/s/${token}`;
  }
}

/** All that surveys ask of others. */
export const surveyPorts = [
  port(Talks, TalksForSurveys),
  port(People, PeopleForSurveys),
  port(Speaking, SpeakingForSurveys),
  port(Channels, ChannelsForSurveys),
  port(SurveyPages, PagesOfThisServer),
];
