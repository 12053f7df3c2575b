import { InboxReader } from '@yingda/channels';
import {
  type AnswerSurvey as AnswerSurveyBody,
  CustomerConversation,
  type OfferedSurvey,
  PreChatAnswers,
  type SurveyGiven,
  type WidgetCommands,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import {
  CloseByCustomer,
  EditMessage,
  LeaveMessage,
  MarkDelivered,
  MarkRead,
  OpenConversation,
  RateConversation,
  RecallMessage,
  SendMessage,
  Topics,
} from '@yingda/conversations';
import { CustomerReader, SetContact, VisitPage } from '@yingda/customers';
import type { CustomerActor } from '@yingda/events';
import { PlanCallback, RejoinQueue } from '@yingda/routing';
import { AnswerSurvey, KeepCourse, SurveyReader } from '@yingda/surveys';
import type { WidgetSessions } from '../http/widget-sessions';
import type { WidgetTokens } from '../http/widget-tokens';
import type { Handlers } from './bind-commands';
import { validateContent } from './content-validator';
import { ReadableConversations } from '../views/readable';
import { ScreenFacts } from './customer-screens';
import type { Departures } from './departures';
import type { QueuePlaces } from './queue-places';
import { rooms } from './rooms';
import { endWithToken, type CustomerSocket } from './session';
import type { Typing, TypingPlace } from './typing';
import { type RecentMoves, WhileUnmoved } from './while-unmoved';

/** What the commands of a shopper call. */
export interface WidgetUseCases {
  inboxes: InboxReader;
  reader: ReadableConversations;
  open: OpenConversation;
  send: SendMessage;
  edit: EditMessage;
  recall: RecallMessage;
  read: MarkRead;
  delivered: MarkDelivered;
  close: CloseByCustomer;
  leaveMessage: LeaveMessage;
  planCallback: PlanCallback;
  rejoinQueue: RejoinQueue;
  rate: RateConversation;
  surveys: SurveyReader;
  answerSurvey: AnswerSurvey;
  seeSurvey: KeepCourse;
  customers: CustomerReader;
  setContact: SetContact;
  visitPage: VisitPage;
  sessions: WidgetSessions;
  tokens: WidgetTokens;
  facts: ScreenFacts;
  typing: Typing;
  moves: RecentMoves;
  departures: Departures;
  queuePlaces: QueuePlaces;
  topics: Topics;
  now(): Date;
}

/** name → what runs it, for one shopper's socket. Parses nothing and decides nothing. */
export function widgetCommands(socket: CustomerSocket, use: WidgetUseCases): Handlers<WidgetCommands> {
  const actor = () => socket.data.actor;
  const places = new WhileUnmoved<TypingPlace>(use.moves, async (conversationId) => {
    const state = await use.reader.stateFor(actor(), conversationId);
    const inbox = await use.inboxes.byId(state.inboxId);
    return { conversationId, agentId: state.agentId, livePreview: inbox?.livePreview ?? false };
  });
  const shown = async (conversationId: string): Promise<{ conversation: CustomerConversation }> => {
    const conversation = await use.facts.customerConversation(conversationId);
    if (!conversation) throw new Refusal('conversation-not-found', 'There is no such conversation.');
    return { conversation };
  };
  const typing = async (
    conversationId: string,
    state: { typing: boolean; text?: string },
  ): Promise<object> => {
    use.typing.byCustomer(
      await places.of(conversationId),
      { kind: 'customer', id: actor().customerId, name: actor().name },
      state,
    );
    return {};
  };

  return {
    async 'conversation.open'({ conversationId, answers, leaveMessage }) {
      // One and the same all along: they may be joined to another customer while this waits.
      const shopper = actor();
      const { customerId, identityId, inboxId } = shopper;
      const inbox = await use.inboxes.byId(inboxId);
      if (!inbox || inbox.paused) throw new Refusal('inbox-not-found', 'This chat is closed.');
      if (answers) await keepAnswers(use, socket, answers);
      const subject = answers?.topicId ? await topicLabel(use, answers.topicId) : null;
      const { channel, teamId } = inbox;
      const opening = {
        conversationId,
        inboxId,
        channel,
        teamId,
        customerId,
        identityId,
        leaveMessage: leaveMessage ?? false,
        alone: await use.customers.isAlone(identityId),
        ...(subject ? { subject } : {}),
      };
      const { conversation } = await use.open.execute(shopper, opening);
      return shown(conversation.id);
    },
    async 'conversation.subscribe'({ conversationId }) {
      await use.reader.stateFor(actor(), conversationId);
      await socket.join(rooms.customerOf(conversationId));
      await use.departures.back(conversationId);
      use.queuePlaces.forget(conversationId);
      return shown(conversationId);
    },
    async 'conversation.unsubscribe'({ conversationId }) {
      await socket.leave(rooms.customerOf(conversationId));
      return {};
    },
    async 'conversation.catch-up'(command) {
      const caughtUp = await use.reader.catchUpCustomer(actor(), command);
      // What the conversation itself has become is no entry; who is behind may have missed that, too.
      if (caughtUp.head.revision > command.afterRevision)
        socket.emit('conversation.updated', await shown(command.conversationId));
      return caughtUp;
    },
    'message.send': (command) =>
      use.send.execute(actor(), { ...command, content: validateContent(command.content) }),
    async 'message.edit'({ messageId, content }) {
      await use.edit.execute(actor(), { messageId, content: validateContent(content) });
      return {};
    },
    async 'message.recall'(command) {
      await use.recall.execute(actor(), command);
      return {};
    },
    async 'conversation.read'(command) {
      await use.read.execute(actor(), command);
      return {};
    },
    async 'conversation.receive'(command) {
      await use.delivered.execute(actor(), command);
      return {};
    },
    async 'conversation.close'({ conversationId }) {
      await use.close.execute(actor(), { conversationId });
      return shown(conversationId);
    },
    async 'conversation.leave-message'({ conversationId, contact, name }) {
      await keepAnswers(use, socket, { contact, ...(name ? { name } : {}) });
      await use.leaveMessage.execute(actor(), { conversationId });
      return shown(conversationId);
    },
    async 'queue.rejoin'({ conversationId }) {
      await use.rejoinQueue.execute(actor(), { conversationId });
      use.queuePlaces.forget(conversationId);
      return shown(conversationId);
    },
    async 'callback.find-times'({ conversationId }) {
      const times = await use.planCallback.times(actor(), conversationId);
      return {
        times: times.map(({ from, until }) => ({ from: from.toISOString(), until: until.toISOString() })),
      };
    },
    async 'callback.plan'({ conversationId, phone, from }) {
      await use.planCallback.execute(actor(), { conversationId, phone, from: new Date(from) });
      return shown(conversationId);
    },
    async 'survey.answer'(command) {
      await answerSurvey(use, actor(), command);
      return shown(command.conversationId);
    },
    async 'survey.find'({ surveyId }) {
      const found = await use.surveys.offered({ surveyId });
      // By the conversation: an identity that signed in meanwhile has it with the customer it became.
      if (!found?.answerable || !found.survey.conversationId) return { survey: null };
      await use.reader.stateFor(actor(), found.survey.conversationId);
      await use.seeSurvey.open(surveyId);
      return { survey: found.survey };
    },
    'typing.start': ({ conversationId, text }) =>
      typing(conversationId, { typing: true, ...(text === undefined ? {} : { text }) }),
    'typing.stop': ({ conversationId }) => typing(conversationId, { typing: false }),
    async 'page.visit'(page) {
      await use.visitPage.execute(actor(), page);
      return {};
    },
    'visitor.identify': ({ identity }) => use.sessions.identify(actor(), identity),
    async 'session.renew'({ token }) {
      const { actor: renewed, expiresAt } = await use.tokens.verify(token);
      if (renewed.customerId !== actor().customerId && renewed.identityId !== actor().identityId)
        throw new Refusal('token-invalid', 'The token belongs to another visitor; open a new connection.');
      socket.data.actor = renewed;
      socket.data.expiresAt = expiresAt;
      await socket.join(rooms.customer(renewed.customerId));
      endWithToken(socket, use.now().getTime());
      return {};
    },
  };
}

/** By the form that asked; where none did, and for screens that know only a score, what they say is the score itself. */
async function answerSurvey(
  use: WidgetUseCases,
  actor: CustomerActor,
  command: AnswerSurveyBody,
): Promise<void> {
  const { conversationId, surveyId, answers, score, resolved, comment } = command;
  await use.reader.stateFor(actor, conversationId);
  const offered = surveyId
    ? await use.surveys.offered({ surveyId })
    : await use.surveys.currentOf(conversationId);
  const survey = offered && 'survey' in offered ? offered.survey : offered;
  if (survey && survey.conversationId === conversationId) {
    const given = answers ?? givenAs(survey, { score, resolved, comment });
    await use.answerSurvey.execute({ surveyId: survey.id, answers: given, way: 'widget' });
    return;
  }
  if (surveyId) throw new Refusal('survey-not-found', 'There is no such survey in this conversation.');
  if (score === undefined) throw new Refusal('invalid-payload', 'Say a score of 1 to 5.', { field: 'score' });
  await use.rate.execute(actor, {
    conversationId,
    score,
    ...(resolved ? { resolved } : {}),
    ...(comment ? { comment } : {}),
  });
}

/** A plain score, and what was said with it, as answers of a form: to the first question of each sort. */
function givenAs(
  { questions }: OfferedSurvey,
  { score, resolved, comment }: Pick<AnswerSurveyBody, 'score' | 'resolved' | 'comment'>,
): SurveyGiven[] {
  const first = (...kinds: string[]) => questions.find(({ kind }) => kinds.includes(kind))?.id;
  const solved = questions.find(
    ({ kind, options }) => kind === 'choice' && options.some((one) => one.value === resolved),
  );
  const [rating, words] = [first('rating', 'faces'), first('text')];
  return [
    ...(rating && score !== undefined ? [{ question: rating, score }] : []),
    ...(solved && resolved ? [{ question: solved.id, choice: resolved }] : []),
    ...(words && comment ? [{ question: words, text: comment }] : []),
  ];
}

async function keepAnswers(
  use: WidgetUseCases,
  socket: CustomerSocket,
  answers: PreChatAnswers,
): Promise<void> {
  const { name, contact } = answers;
  if (!name && !contact) return;
  await use.setContact.execute(socket.data.actor, {
    ...(name ? { name } : {}),
    ...(contact ? { contact } : {}),
  });
  if (name) socket.data.actor = { ...socket.data.actor, name };
}

/** What the shopper chose as the matter, in the words of the first language; null when it is no topic of ours. */
async function topicLabel(use: WidgetUseCases, topicId: string): Promise<string | null> {
  return (await use.topics.list()).find((topic) => topic.id === topicId)?.labelZh ?? null;
}
