export { type Heard, Responder } from './domain/heard';
export { type Said, type Say, Speaking } from './ports';
export { BotModule } from './bot.module';
export { AnswerBase, BotConversations, BotCustomers, BotInboxes } from './bot-ports';
export { type AnswerText, type BotInbox, type FoundAnswer, type Standing } from './bot-ports';
export { moodOf, signalsOf, type OwnWords, type Signals } from './domain/mood/signals';
export { SHIPPED_PLAN } from './domain/bot/plan';
export { BotReactions } from './reactions/bot-reactions';
export { BotTalksTable } from './storage/bot/bot-talks-table';
export { BotResponder } from './use-cases/bot/bot-responder';
export { BotRoster } from './use-cases/bot/bot-roster';
export { EditBots } from './use-cases/bot/edit-bots';
export { HandOverToPeople, type HandOverCommand } from './use-cases/bot/hand-over-to-people';
export { TryBot } from './use-cases/bot/try-bot';
export { RulesModule } from './rules.module';
export {
  type PastHappening,
  RuleCanned,
  RuleDeeds,
  RuleFacts,
  RuleOutside,
  RulePast,
  RulePeople,
} from './rule-ports';
export { type RuleActor, RuleCases, RulePromises, type RuleSheet, RuleSurveys } from './rule-ports';
export { type Facts } from './domain/rules/facts';
export { textOfContent } from './domain/rules/text-of';
export { statusSince } from './domain/rules/times';
export { RuleReactions } from './reactions/rules/rule-reactions';
export { CallWebhook, WEBHOOK_JOB, WEBHOOK_RETRIES } from './use-cases/rules/call-webhook';
export { EditRules } from './use-cases/rules/edit-rules';
export { ForgetRuns } from './use-cases/rules/forget-runs';
export { messageFacts, RulesResponder } from './use-cases/rules/rules-responder';
export { RuleReader } from './use-cases/rules/rule-reader';
export { RunRules } from './use-cases/rules/run-rules';
export { TryRule } from './use-cases/rules/try-rule';
export { AssistantModule } from './assistant.module';
export { AssistedConversations } from './assistant-ports';
export { type AssistantAddress, type AssistedConversation } from './assistant-ports';
export { Assist } from './use-cases/assistant/assist';
export { AssistantSwitch } from './use-cases/assistant/assistant-settings';
export { RepliesModule } from './replies.module';
export { PastMessages, ReplyDeeds, ReplyFiles, ReplyOrders } from './reply-ports';
export { ReplySurroundings, ReplyTalks, type OrderAsked, type OrderTold } from './reply-ports';
export { type FileKind, type PastMessage, type ReplyInbox, type TalkStanding } from './reply-ports';
export { AnswerMessages } from './reactions/replies/answer-messages';
export { AutoReplyReader } from './use-cases/replies/auto-reply-reader';
export { ReplyLogReader } from './use-cases/replies/reply-log-reader';
export { EditAutoReplies } from './use-cases/replies/edit-auto-replies';
export { EditReplySettings } from './use-cases/replies/edit-reply-settings';
export { EnsureAutoReplies, type ShippedReplies } from './use-cases/replies/ensure-auto-replies';
export { ForgetReplyLog } from './use-cases/replies/forget-reply-log';
export { KeywordResponder } from './use-cases/replies/keyword-responder';
export { TryAutoReplies } from './use-cases/replies/try-auto-replies';
export { NoticesModule } from './notices.module';
export { type Addressee, NoticeAccounts, NoticePeople, NoticeSegments, type Ways } from './notice-ports';
export { NoticeReactions } from './reactions/notices/notice-reactions';
export { EditNotices } from './use-cases/notices/edit-notices';
export { NoticeReader } from './use-cases/notices/notice-reader';
export { PreviewNotice } from './use-cases/notices/preview-notice';
export { WorkNotices } from './use-cases/notices/work-notices';
