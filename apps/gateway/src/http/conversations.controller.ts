import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import { AgentReader } from '@yingda/agents';
import {
  Colleagues,
  ConversationCounts,
  ConversationDetail,
  ConversationPage,
  ConversationsQuery,
  Directory,
  EditTopic,
  EntriesQuery,
  EntryPage,
  SearchQuery,
  SearchResults,
  TopicRecord,
} from '@yingda/contracts';
import { Topics, visibilityOf } from '@yingda/conversations';
import type { AgentActor } from '@yingda/events';
import { FollowUpReader, InboxReader, OutletReader } from '@yingda/channels';
import { CLOCK, type Clock } from '@yingda/platform';
import { ColleaguesView } from '../views/colleagues';
import { ReadableConversations } from '../views/readable';
import { RowsView } from '../views/rows';
import { InboxCountsView } from '../views/inbox-counts';
import { InboxPageView } from '../views/inbox-page';
import { SearchView } from '../views/search';
import { startOfDay } from '../views/start-of-day';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** What handlers and administrators have in their inbox, also when they are in a team. */
const NOTHING: ConversationCounts = {
  mine: 0,
  mineWaiting: 0,
  queue: 0,
  all: 0,
  queueOldestSince: null,
  closedToday: 0,
  firstResponseTodaySeconds: null,
  mentions: 0,
};

/** The inbox, conversations, topics, search and the directory. */
@Controller('api')
@For('agent')
export class ConversationsController {
  constructor(
    @Inject(ReadableConversations) private readonly reader: ReadableConversations,
    @Inject(Topics) private readonly topics: Topics,
    @Inject(AgentReader) private readonly agents: AgentReader,
    @Inject(InboxReader) private readonly inboxes: InboxReader,
    @Inject(RowsView) private readonly rows: RowsView,
    @Inject(InboxPageView) private readonly pages: InboxPageView,
    @Inject(InboxCountsView) private readonly countsView: InboxCountsView,
    @Inject(ColleaguesView) private readonly colleaguesView: ColleaguesView,
    @Inject(SearchView) private readonly searchView: SearchView,
    @Inject(OutletReader) private readonly outlets: OutletReader,
    @Inject(FollowUpReader) private readonly followUps: FollowUpReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('directory')
  async directory(): Promise<Directory> {
    const [agents, teams, inboxes, topics] = await Promise.all([
      this.agents.briefs(),
      this.agents.teams(),
      this.inboxes.all(),
      this.topics.list(),
    ]);
    return {
      agents,
      teams,
      topics,
      inboxes: inboxes.map(({ id, key, channel, name, shopName, teamId }) => ({
        ...{ id, key, channel, name, shopName, teamId },
      })),
    };
  }

  @Get('conversations')
  async page(
    @CurrentActor() actor: AgentActor,
    @Query() query: ConversationsQuery,
  ): Promise<ConversationPage> {
    if (!visibilityOf(actor)) return { items: [], next: null };
    const { ids, next, mentions } = await this.pages.page(actor, query);
    return { items: await this.rows.rows(ids), next, ...(mentions ? { mentions } : {}) };
  }

  @Get('conversations/counts')
  async counts(@CurrentActor() actor: AgentActor): Promise<ConversationCounts> {
    if (!visibilityOf(actor)) return NOTHING;
    return this.countsView.counts(actor, startOfDay(this.clock.now()));
  }

  @Get('conversations/:id')
  async one(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
  ): Promise<ConversationDetail> {
    const state = await this.reader.stateFor(actor, conversationId);
    const [draft, conversation, outlets, followUp] = await Promise.all([
      this.reader.draft(actor, conversationId),
      this.rows.row(conversationId),
      this.outlets.of(conversationId),
      this.followUps.of(state),
    ]);
    const rights = this.reader.rights(actor, state, this.clock.now());
    return { conversation: conversation!, draft, ...rights, outlets, followUp };
  }

  @Get('conversations/:id/entries')
  entries(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
    @Query() query: EntriesQuery,
  ): Promise<EntryPage> {
    return this.reader.entries(actor, { conversationId, ...query });
  }

  @Get('conversations/:id/colleagues')
  async colleagues(
    @CurrentActor() actor: AgentActor,
    @IdParam() conversationId: string,
  ): Promise<Colleagues> {
    return { agentIds: await this.colleaguesView.of(actor, conversationId) };
  }

  @Get('topics')
  listTopics(): Promise<TopicRecord[]> {
    return this.topics.list();
  }

  @Post('topics')
  addTopic(@CurrentActor() actor: AgentActor, @Body() body: EditTopic): Promise<TopicRecord> {
    return this.topics.add(actor, body);
  }

  @Patch('topics/:id')
  editTopic(
    @CurrentActor() actor: AgentActor,
    @IdParam() topicId: string,
    @Body() body: EditTopic,
  ): Promise<TopicRecord> {
    return this.topics.edit(actor, topicId, body);
  }

  @Get('search')
  search(@CurrentActor() actor: AgentActor, @Query() query: SearchQuery): Promise<SearchResults> {
    return this.searchView.search(actor, query.q);
  }
}
