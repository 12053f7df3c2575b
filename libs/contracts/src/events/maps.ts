import type { ConsoleEventName, WidgetEventName } from '../names/socket-names';
import { Head } from '../models/conversation';
import * as owed from './owed-payloads';
import * as event from './payloads';

export interface WidgetEvents {
  'message.sent': event.CustomerMessageSent;
  'message.updated': event.CustomerMessageUpdated;
  'conversation.updated': event.CustomerConversationUpdated;
  'conversation.read': event.ConversationReadUpTo;
  'conversation.head': Head;
  'typing.changed': event.TypingChanged;
  'session.ended': event.SessionEnded;
  'queue.updated': event.QueueUpdated;
  'survey.offered': event.SurveyOffered;
  'agent.changed': event.AgentChanged;
}
export interface ConsoleEvents {
  'message.sent': event.StaffMessageSent;
  'message.updated': event.StaffMessageUpdated;
  'conversation.updated': event.StaffConversationUpdated;
  'conversation.read': event.ConversationReadUpTo;
  'conversation.head': Head;
  'typing.changed': event.TypingChanged;
  'session.ended': event.SessionEnded;
  'conversation.offered': event.ConversationOffered;
  'conversation.withdrawn': event.ConversationWithdrawn;
  'presence.changed': event.PresenceChanged;
  'presence.forced': event.PresenceForced;
  'team.notified': event.TeamNotified;
  'rule.paused': event.RulePaused;
  'queue.changed': event.QueueChanged;
  'viewers.changed': event.ViewersChanged;
  'page.visited': event.PageVisited;
  'agent.mentioned': event.AgentMentioned;
  'mention.read': event.MentionsRead;
  'loads.changed': event.LoadsChanged;
  'customer.updated': event.CustomerUpdated;
  'directory.changed': event.DirectoryChanged;
  'delivery.changed': event.DeliveryChanged;
  'window.changed': event.WindowChanged;
  'window.ending': event.WindowEndingSoon;
  'shopper.changed': event.ShopperChanged;
  'service-level.changed': event.ServiceLevelChanged;
  'service-level.warned': event.ServiceLevelTold;
  'service-level.breached': event.ServiceLevelTold;
  'survey.updated': event.SurveyUpdated;
  'promise.made': owed.PromiseTold;
  'promise.due': owed.PromiseTold;
  'promise.kept': owed.PromiseTold;
  'promise.broken': owed.PromiseTold;
  'promise.reassigned': owed.PromiseTold;
  'promise.moved': owed.PromiseTold;
  'case.updated': owed.CaseTold;
  'case-task.updated': owed.CaseTaskTold;
  'remedy.updated': owed.RemedyTold;
  'action.updated': owed.ActionTold;
  'trend.noticed': owed.TrendTold;
  'shift.updated': event.ShiftsUpdated;
  'board.changed': event.BoardChanged;
}

export const widgetEventClasses: Record<WidgetEventName, new () => object> = {
  'message.sent': event.CustomerMessageSent,
  'message.updated': event.CustomerMessageUpdated,
  'conversation.updated': event.CustomerConversationUpdated,
  'conversation.read': event.ConversationReadUpTo,
  'conversation.head': Head,
  'typing.changed': event.TypingChanged,
  'session.ended': event.SessionEnded,
  'queue.updated': event.QueueUpdated,
  'survey.offered': event.SurveyOffered,
  'agent.changed': event.AgentChanged,
};
export const consoleEventClasses: Record<ConsoleEventName, new () => object> = {
  'message.sent': event.StaffMessageSent,
  'message.updated': event.StaffMessageUpdated,
  'conversation.updated': event.StaffConversationUpdated,
  'conversation.read': event.ConversationReadUpTo,
  'conversation.head': Head,
  'typing.changed': event.TypingChanged,
  'session.ended': event.SessionEnded,
  'conversation.offered': event.ConversationOffered,
  'conversation.withdrawn': event.ConversationWithdrawn,
  'presence.changed': event.PresenceChanged,
  'presence.forced': event.PresenceForced,
  'team.notified': event.TeamNotified,
  'rule.paused': event.RulePaused,
  'queue.changed': event.QueueChanged,
  'viewers.changed': event.ViewersChanged,
  'page.visited': event.PageVisited,
  'agent.mentioned': event.AgentMentioned,
  'mention.read': event.MentionsRead,
  'loads.changed': event.LoadsChanged,
  'customer.updated': event.CustomerUpdated,
  'directory.changed': event.DirectoryChanged,
  'delivery.changed': event.DeliveryChanged,
  'window.changed': event.WindowChanged,
  'window.ending': event.WindowEndingSoon,
  'shopper.changed': event.ShopperChanged,
  'service-level.changed': event.ServiceLevelChanged,
  'service-level.warned': event.ServiceLevelTold,
  'service-level.breached': event.ServiceLevelTold,
  'survey.updated': event.SurveyUpdated,
  'promise.made': owed.PromiseTold,
  'promise.due': owed.PromiseTold,
  'promise.kept': owed.PromiseTold,
  'promise.broken': owed.PromiseTold,
  'promise.reassigned': owed.PromiseTold,
  'promise.moved': owed.PromiseTold,
  'case.updated': owed.CaseTold,
  'case-task.updated': owed.CaseTaskTold,
  'remedy.updated': owed.RemedyTold,
  'action.updated': owed.ActionTold,
  'trend.noticed': owed.TrendTold,
  'shift.updated': event.ShiftsUpdated,
  'board.changed': event.BoardChanged,
};
