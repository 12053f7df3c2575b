import { platformMigrations, type Migration } from '@yingda/platform';
import { agentsTables } from './0200-agents';
import { calendarsTables } from './0201-calendars';
import { inboxHours } from './0202-inbox-hours';
import { shiftsTables } from './0203-shifts';
import { departmentsTables } from './0204-departments';
import { teamNotices } from './0220-team-notices';
import { customersTables } from './0300-customers';
import { channelIdentities } from './0301-channel-identities';
import { customerJoins } from './0302-joins';
import { customerDistinctions } from './0303-distinctions';
import { madeUpNames } from './0306-made-up-names';
import { importedCustomers } from './0307-imported-customers';
import { ordersTables } from './0350-orders';
import { customerFiles } from './0320-customer-files';
import { channelsTables } from './0400-channels';
import { channelEvents } from './0401-channel-events';
import { deliveriesTables } from './0405-deliveries';
import { apiRequests } from './0409-api-requests';
import { phoneCalls } from './0410-phone-calls';
import { followUps } from './0413-follow-ups';
import { changedDeliveries } from './0417-changed-deliveries';
import { sentByCode } from './0424-sent-by-code';
import { conversationsTables } from './0500-conversations';
import { mentionsTable } from './0501-mentions';
import { lastMessageAuthor } from './0502-last-message-author';
import { inboxOrder } from './0503-inbox-order';
import { arrivingFiles } from './0504-arriving-files';
import { joinedAgents } from './0510-joined-agents';
import { importsTables } from './0505-imports';
import { routingTables } from './0600-routing';
import { routingRules } from './0601-routing-rules';
import { unanswered } from './0602-unanswered';
import { waitingFacts } from './0610-waiting';
import { callbacksTable } from './0611-callbacks';
import { routingSegments } from './0612-routing-segments';
import { routingPromises } from './0640-routing-promises';
import { autoRepliesTables } from './1100-auto-replies';
import { autoReplyLogHalves } from './1104-auto-reply-log-halves';
import { knowledgeTables } from './0700-knowledge';
import { cannedGrown } from './0720-canned-grown';
import { wordTables } from './0721-words';
import { keptFiles } from './0722-kept-files';
import { articlesTables } from './0705-articles';
import { reportRollups } from './1010-report-rollups';
import { reportTimeRollups } from './1011-report-time-rollups';
import { reportTimesAsText } from './1012-report-times-as-text';
import { reportSurveys } from './1013-report-surveys';
import { reportTrends } from './1035-report-trends';
import { reportRises } from './1036-report-rises';
import { reportFeedback } from './1016-report-feedback';
import { reportItems } from './1014-report-items';
import { reportEditions } from './1015-report-editions';
import { noticesTables } from './1120-notices';
import { noticeTemplates } from './1130-notice-templates';
import { botTables } from './1110-bots';
import { assistantTables } from './1111-assistant';
import { conversationTags } from './0520-tags';
import { rulesTables } from './1105-rules';
import { demoTables } from './0800-demo';
import { boardMinutes } from './0810-board-minutes';
import { reportsTables } from './1000-reports';
import { serviceLevelsTables } from './0900-service-levels';
import { defaultServiceLevel } from './0901-default-service-level';
import { dueTimes } from './0902-due-times';
import { surveysTables } from './1200-surveys';
import { answerLists } from './1201-answer-lists';
import { promisesTables } from './1300-promises';
import { promisesGrown } from './1310-promises-grown';
import { contactsTables } from './1320-contacts';
import { endedContacts } from './1321-ended-contacts';
import { keptPromises } from './1322-kept-promises';
import { promisesTold } from './1330-promises-told';
import { casesTables } from './1400-cases';
import { caseTasksTables } from './1420-case-tasks';
import { remediesTables } from './1421-remedies';
import { caseActionsTables } from './1422-case-actions';
import { feedbackTables } from './1450-feedback';
import { caseFilesByFile } from './1470-case-files-by-file';
import { invoiceForm } from './1480-invoice-form';
import { overAndDone } from './1481-over-and-done';
import { caseStepClocks } from './1490-case-steps';
import { feedbackTasks } from './1495-feedback-tasks';

/** All migrations in the order they are applied; never edited after release. */
export const migrations: Migration[] = [
  ...platformMigrations,
  agentsTables,
  customersTables,
  channelsTables,
  conversationsTables,
  routingTables,
  knowledgeTables,
  demoTables,
  mentionsTable,
  lastMessageAuthor,
  inboxOrder,
  channelEvents,
  channelIdentities,
  arrivingFiles,
  deliveriesTables,
  apiRequests,
  phoneCalls,
  changedDeliveries,
  customerJoins,
  customerDistinctions,
  madeUpNames,
  followUps,
  sentByCode,
  routingRules,
  calendarsTables,
  inboxHours,
  joinedAgents,
  teamNotices,
  importsTables,
  importedCustomers,
  shiftsTables,
  reportsTables,
  boardMinutes,
  serviceLevelsTables,
  defaultServiceLevel,
  dueTimes,
  waitingFacts,
  callbacksTable,
  routingSegments,
  unanswered,
  reportRollups,
  reportTimeRollups,
  reportTimesAsText,
  reportSurveys,
  articlesTables,
  botTables,
  assistantTables,
  autoRepliesTables,
  conversationTags,
  rulesTables,
  surveysTables,
  promisesTables,
  cannedGrown,
  wordTables,
  keptFiles,
  autoReplyLogHalves,
  departmentsTables,
  promisesGrown,
  ordersTables,
  casesTables,
  caseTasksTables,
  remediesTables,
  caseActionsTables,
  customerFiles,
  contactsTables,
  reportItems,
  feedbackTables,
  reportEditions,
  noticesTables,
  noticeTemplates,
  reportFeedback,
  caseFilesByFile,
  invoiceForm,
  overAndDone,
  endedContacts,
  keptPromises,
  promisesTold,
  answerLists,
  routingPromises,
  feedbackTasks,
  caseStepClocks,
  reportTrends,
  reportRises,
];
