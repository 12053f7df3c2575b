import type { ConsoleCommandName, WidgetCommandName } from '../names/socket-names';
import { Board, BoardScope } from '../models/board';
import * as answer from './answers';
import { CallbackTimes } from '../models/callbacks';
import * as payload from './payloads';

/** name → what is sent and what `data` of the acknowledgement holds. */
export interface SharedCommands {
  'conversation.unsubscribe': { payload: payload.ConversationRef; answer: answer.Done };
  'conversation.read': { payload: payload.MarkUpTo; answer: answer.Done };
  'message.send': { payload: payload.SendMessage; answer: answer.MessageAccepted };
  'message.edit': { payload: payload.EditMessage; answer: answer.Done };
  'message.recall': { payload: payload.RecallMessage; answer: answer.Done };
  'typing.start': { payload: payload.StartTyping; answer: answer.Done };
  'typing.stop': { payload: payload.ConversationRef; answer: answer.Done };
  'session.renew': { payload: payload.RenewSession; answer: answer.Done };
}
export interface WidgetCommands extends SharedCommands {
  'conversation.open': { payload: payload.OpenConversation; answer: answer.WidgetConversationAnswer };
  'conversation.subscribe': { payload: payload.ConversationRef; answer: answer.WidgetConversationAnswer };
  'conversation.catch-up': { payload: payload.WidgetCatchUp; answer: answer.WidgetCaughtUp };
  'conversation.close': { payload: payload.ConversationRef; answer: answer.WidgetConversationAnswer };
  'conversation.receive': { payload: payload.MarkUpTo; answer: answer.Done };
  'conversation.leave-message': { payload: payload.LeaveMessage; answer: answer.WidgetConversationAnswer };
  'queue.rejoin': { payload: payload.ConversationRef; answer: answer.WidgetConversationAnswer };
  'callback.find-times': { payload: payload.FindCallbackTimes; answer: CallbackTimes };
  'callback.plan': { payload: payload.PlanCallback; answer: answer.WidgetConversationAnswer };
  'survey.answer': { payload: payload.AnswerSurvey; answer: answer.WidgetConversationAnswer };
  'survey.find': { payload: payload.FindSurvey; answer: payload.FoundSurvey };
  'page.visit': { payload: payload.VisitPage; answer: answer.Done };
  'visitor.identify': { payload: payload.IdentifyVisitor; answer: answer.WidgetSession };
}
export interface ConsoleCommands extends SharedCommands {
  'conversation.open': { payload: payload.OpenConversation; answer: answer.ConsoleConversationAnswer };
  'conversation.subscribe': { payload: payload.ConversationRef; answer: answer.ConsoleConversationAnswer };
  'conversation.catch-up': { payload: payload.ConsoleCatchUp; answer: answer.ConsoleCaughtUp };
  'conversation.close': { payload: payload.CloseConversation; answer: answer.ConsoleConversationAnswer };
  'conversation.view': { payload: payload.ViewConversation; answer: answer.Done };
  'conversation.accept': { payload: payload.ConversationRef; answer: answer.ConsoleConversationAnswer };
  'conversation.decline': { payload: payload.ConversationRef; answer: answer.Done };
  'conversation.assign': { payload: payload.AssignConversation; answer: answer.ConsoleConversationAnswer };
  'conversation.transfer': {
    payload: payload.TransferConversation;
    answer: answer.ConsoleConversationAnswer;
  };
  'conversation.take-back': { payload: payload.ConversationRef; answer: answer.ConsoleConversationAnswer };
  'conversation.escalate': {
    payload: payload.EscalateConversation;
    answer: answer.ConsoleConversationAnswer;
  };
  'conversation.wait': { payload: payload.ConversationRef; answer: answer.ConsoleConversationAnswer };
  'conversation.join': { payload: payload.ConversationRef; answer: answer.ConsoleConversationAnswer };
  'conversation.leave': { payload: payload.ConversationRef; answer: answer.ConsoleConversationAnswer };
  'conversation.dispose': { payload: payload.CloseConversation; answer: answer.ConsoleConversationAnswer };
  'conversation.reopen': { payload: payload.ConversationRef; answer: answer.ConsoleConversationAnswer };
  'conversation.merge': { payload: payload.MergeConversation; answer: answer.ConsoleConversationAnswer };
  'conversation.unmerge': { payload: payload.ConversationRef; answer: answer.ConsoleConversationAnswer };
  'queue.take': { payload: payload.TakeFromQueue; answer: answer.TakenConversation };
  'note.add': { payload: payload.AddNote; answer: answer.MessageAccepted };
  'mention.read': { payload: payload.ReadMentions; answer: answer.Done };
  'draft.save': { payload: payload.SaveDraft; answer: answer.Done };
  'presence.set': { payload: payload.SetPresence; answer: answer.Done };
  'presence.force': { payload: payload.ForcePresence; answer: answer.Done };
  'team.notify': { payload: payload.NotifyTeam; answer: answer.Done };
  'survey.invite': { payload: payload.InviteByCommand; answer: payload.InvitedToSurvey };
  'inbox.subscribe': { payload: payload.Nothing; answer: answer.Done };
  'board.subscribe': { payload: BoardScope; answer: Board };
  'board.unsubscribe': { payload: BoardScope; answer: answer.Done };
}

/** The two classes of one command, for validation and for the documentation. */
export interface CommandClasses {
  payload: new () => object;
  answer: new () => object;
}

const shared = {
  'conversation.unsubscribe': { payload: payload.ConversationRef, answer: answer.Done },
  'conversation.read': { payload: payload.MarkUpTo, answer: answer.Done },
  'message.send': { payload: payload.SendMessage, answer: answer.MessageAccepted },
  'message.edit': { payload: payload.EditMessage, answer: answer.Done },
  'message.recall': { payload: payload.RecallMessage, answer: answer.Done },
  'typing.start': { payload: payload.StartTyping, answer: answer.Done },
  'typing.stop': { payload: payload.ConversationRef, answer: answer.Done },
  'session.renew': { payload: payload.RenewSession, answer: answer.Done },
} satisfies Record<keyof SharedCommands, CommandClasses>;

export const widgetCommandClasses: Record<WidgetCommandName, CommandClasses> = {
  ...shared,
  'conversation.open': { payload: payload.OpenConversation, answer: answer.WidgetConversationAnswer },
  'conversation.subscribe': { payload: payload.ConversationRef, answer: answer.WidgetConversationAnswer },
  'conversation.catch-up': { payload: payload.WidgetCatchUp, answer: answer.WidgetCaughtUp },
  'conversation.close': { payload: payload.ConversationRef, answer: answer.WidgetConversationAnswer },
  'conversation.receive': { payload: payload.MarkUpTo, answer: answer.Done },
  'conversation.leave-message': { payload: payload.LeaveMessage, answer: answer.WidgetConversationAnswer },
  'queue.rejoin': { payload: payload.ConversationRef, answer: answer.WidgetConversationAnswer },
  'callback.find-times': { payload: payload.FindCallbackTimes, answer: CallbackTimes },
  'callback.plan': { payload: payload.PlanCallback, answer: answer.WidgetConversationAnswer },
  'survey.answer': { payload: payload.AnswerSurvey, answer: answer.WidgetConversationAnswer },
  'survey.find': { payload: payload.FindSurvey, answer: payload.FoundSurvey },
  'page.visit': { payload: payload.VisitPage, answer: answer.Done },
  'visitor.identify': { payload: payload.IdentifyVisitor, answer: answer.WidgetSession },
};
export const consoleCommandClasses: Record<ConsoleCommandName, CommandClasses> = {
  ...shared,
  'conversation.open': { payload: payload.OpenConversation, answer: answer.ConsoleConversationAnswer },
  'conversation.subscribe': { payload: payload.ConversationRef, answer: answer.ConsoleConversationAnswer },
  'conversation.catch-up': { payload: payload.ConsoleCatchUp, answer: answer.ConsoleCaughtUp },
  'conversation.close': { payload: payload.CloseConversation, answer: answer.ConsoleConversationAnswer },
  'conversation.view': { payload: payload.ViewConversation, answer: answer.Done },
  'conversation.accept': { payload: payload.ConversationRef, answer: answer.ConsoleConversationAnswer },
  'conversation.decline': { payload: payload.ConversationRef, answer: answer.Done },
  'conversation.assign': { payload: payload.AssignConversation, answer: answer.ConsoleConversationAnswer },
  'conversation.transfer': {
    payload: payload.TransferConversation,
    answer: answer.ConsoleConversationAnswer,
  },
  'conversation.take-back': { payload: payload.ConversationRef, answer: answer.ConsoleConversationAnswer },
  'conversation.escalate': {
    payload: payload.EscalateConversation,
    answer: answer.ConsoleConversationAnswer,
  },
  'conversation.wait': { payload: payload.ConversationRef, answer: answer.ConsoleConversationAnswer },
  'conversation.join': { payload: payload.ConversationRef, answer: answer.ConsoleConversationAnswer },
  'conversation.leave': { payload: payload.ConversationRef, answer: answer.ConsoleConversationAnswer },
  'conversation.dispose': { payload: payload.CloseConversation, answer: answer.ConsoleConversationAnswer },
  'conversation.reopen': { payload: payload.ConversationRef, answer: answer.ConsoleConversationAnswer },
  'conversation.merge': { payload: payload.MergeConversation, answer: answer.ConsoleConversationAnswer },
  'conversation.unmerge': { payload: payload.ConversationRef, answer: answer.ConsoleConversationAnswer },
  'queue.take': { payload: payload.TakeFromQueue, answer: answer.TakenConversation },
  'note.add': { payload: payload.AddNote, answer: answer.MessageAccepted },
  'mention.read': { payload: payload.ReadMentions, answer: answer.Done },
  'draft.save': { payload: payload.SaveDraft, answer: answer.Done },
  'presence.set': { payload: payload.SetPresence, answer: answer.Done },
  'presence.force': { payload: payload.ForcePresence, answer: answer.Done },
  'team.notify': { payload: payload.NotifyTeam, answer: answer.Done },
  'survey.invite': { payload: payload.InviteByCommand, answer: payload.InvitedToSurvey },
  'inbox.subscribe': { payload: payload.Nothing, answer: answer.Done },
  'board.subscribe': { payload: BoardScope, answer: Board },
  'board.unsubscribe': { payload: BoardScope, answer: answer.Done },
};
