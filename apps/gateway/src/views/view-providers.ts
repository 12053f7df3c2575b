import type { Provider } from '@nestjs/common';
import { NoticeReader } from '@yingda/automation';
import { AgentReader } from '@yingda/agents';
import { DeliveryReader, WindowEndings } from '@yingda/channels';
import {
  ConversationReader,
  DraftStore,
  MessageSearch,
  ReadRights,
  TimelineReads,
} from '@yingda/conversations';
import { CustomerReader } from '@yingda/customers';
import { CLOCK, Database } from '@yingda/platform';
import { FigureCases } from '@yingda/reports';
import { CallbackReader, QueueReader } from '@yingda/routing';
import { AtRiskReader } from '@yingda/service-levels';
import { InviteToSurveys, SurveyReader, WriteDownSurvey } from '@yingda/surveys';
import { ScreenFacts } from '../sockets/customer-screens';
import { AcquaintanceView } from './acquaintance';
import { HistoriesView } from './histories';
import { EditionNamesView } from './edition-names';
import { ItemHistoriesView } from './item-histories';
import { ItemTitlesView } from './item-titles';
import { SurveyHistoriesView } from './survey-histories';
import { AvatarsView } from './avatars';
import { BegunConversationsView } from './begun-conversations';
import { ColleaguesView } from './colleagues';
import { CallbacksView } from './callbacks';
import { CaseFactsView } from './case-facts';
import { ContactFactsView } from './contact-facts';
import { CustomerNamesView } from './customer-names';
import { CustomerTimelineView } from './customer-timeline';
import { CustomerConversationsView } from './customer-conversations';
import { ImportDirectoryView } from './import-directory';
import { InboxCountsView } from './inbox-counts';
import { InboxPageView } from './inbox-page';
import { NewestConversationsView } from './newest-conversations';
import { NoticeFactsView } from './notice-facts';
import { OrderTracesView } from './order-traces';
import { QueueDepthsView } from './queue-depths';
import { ReadableConversations } from './readable';
import { RoutingDutyView } from './routing-duty';
import { ReportCasesView } from './report-cases';
import { ReportNamesView } from './report-names';
import { RoutingPoolView } from './routing-pool';
import { RuleFactsView } from './rule-facts';
import { RulePastView } from './rule-past';
import { RunningView } from './running';
import { ReplyTalksView } from './reply-talks';
import { RowsView } from './rows';
import { SearchView } from './search';
import { ServiceLevelFactsView } from './service-level-facts';
import { ServingView } from './serving';
import { StandingsView } from './standings';
import { SurveyFactsView } from './survey-facts';
import { TypicalResponseView } from './typical-response';
import { WorkloadView } from './workload';
import { FactsFromContexts, WaitingFacts } from '../wiring/screen-facts';
import { SurveysOfConversations } from '../wiring/surveys-of-conversations';
import { made } from '../made';

/** Reads that join contexts, for screens and ports. */
export const viewProviders: Provider[] = [
  made(ItemHistoriesView, [Database]),
  made(ItemTitlesView, [Database]),
  made(EditionNamesView, [Database]),
  made(ReplyTalksView, [Database]),
  made(ReadableConversations, [ConversationReader, TimelineReads, DraftStore, ReadRights, DeliveryReader]),
  made(RowsView, [ConversationReader, CustomerReader, WindowEndings, AtRiskReader]),
  made(ColleaguesView, [ReadableConversations, AgentReader]),
  made(ImportDirectoryView, [Database]),
  made(CallbacksView, [RowsView]),
  made(WaitingFacts, [QueueReader, CallbackReader, NoticeReader]),
  made(InboxPageView, [Database, CLOCK]),
  made(InboxCountsView, [Database, CLOCK]),
  made(NewestConversationsView, [Database]),
  made(AvatarsView, [Database]),
  made(BegunConversationsView, [Database]),
  made(ServingView, [Database]),
  made(RoutingDutyView, [Database]),
  made(ReportCasesView, [FigureCases, ConversationReader, CustomerReader, ItemTitlesView]),
  made(ReportNamesView, [Database]),
  made(RoutingPoolView, [Database, CLOCK, RoutingDutyView]),
  made(WorkloadView, [Database]),
  made(RunningView, [Database]),
  made(AcquaintanceView, [Database, CLOCK]),
  made(HistoriesView, [Database]),
  made(SurveyHistoriesView, [Database]),
  made(OrderTracesView, [Database]),
  made(StandingsView, [Database]),
  made(SurveyFactsView, [Database]),
  made(CustomerNamesView, [Database]),
  made(CustomerTimelineView, [Database, ReadRights]),
  made(ContactFactsView, [Database]),
  made(NoticeFactsView, [Database, CLOCK]),
  made(CaseFactsView, [Database]),
  made(SurveysOfConversations, [
    ...[ReadableConversations, SurveyFactsView, SurveyReader],
    ...[InviteToSurveys, WriteDownSurvey],
  ]),
  made(RuleFactsView, [Database, CLOCK]),
  made(RulePastView, [Database]),
  made(ServiceLevelFactsView, [Database]),
  made(TypicalResponseView, [Database]),
  made(QueueDepthsView, [Database]),
  made(SearchView, [Database, CustomerReader, MessageSearch, RowsView]),
  made(CustomerConversationsView, [Database, RowsView, ScreenFacts, ReadRights]),
  {
    provide: ScreenFacts,
    inject: [ConversationReader, AgentReader, WaitingFacts, RowsView, CustomerReader, SurveyReader],
    useFactory: (...parts: ConstructorParameters<typeof FactsFromContexts>) =>
      new FactsFromContexts(...parts),
  },
];
