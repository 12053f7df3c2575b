import * as answers from '../commands/answers';
import { StoredAttachment } from '../models/content';
import { CustomerConversation, ConversationRow } from '../models/conversation';
import { Message } from '../models/message';
import {
  AgentRecord,
  AttributeDefinition,
  BlockRecord,
  CustomerNote,
  CustomerRecord,
  Me,
  TeamRecord,
} from '../models/people';
import { ApiKeyRecord, CannedResponseRecord, SavedView, TopicRecord } from '../models/settings';
import * as query from './queries';
import * as request from './requests';
import * as response from './responses';

type Class = new () => object;

/** Who may call: nobody signed in, an agent's bearer token, a widget's token, either, or the shop's API key. */
export type Caller = 'anyone' | 'agent' | 'visitor' | 'participant' | 'api-key';

export interface Endpoint {
  summary: string;
  caller: Caller;
  query?: Class;
  body?: Class | 'multipart';
  /** Class, list of a class, or nothing (204). */
  answer?: Class | [Class];
}

/** Every HTTP endpoint under /api, "METHOD /path" → shape. The documentation and the browsers' client are made from it. */
export const endpoints = {
  'GET /api/setup': {
    summary: 'Is a first administrator needed?',
    caller: 'anyone',
    answer: response.SetupState,
  },
  'POST /api/setup': {
    summary: 'Make the first administrator',
    caller: 'anyone',
    body: request.SetUpFirstAdministrator,
    answer: response.SignedIn,
  },
  'POST /api/auth/sign-in': {
    summary: 'Sign in',
    caller: 'anyone',
    body: request.SignIn,
    answer: response.SignedIn,
  },
  'POST /api/auth/refresh': {
    summary: 'New access token from the refresh cookie',
    caller: 'anyone',
    answer: response.SignedIn,
  },
  'POST /api/auth/sign-out': { summary: 'End this session', caller: 'anyone' },
  'POST /api/auth/forgot': {
    summary: 'Mail a link to set a new password',
    caller: 'anyone',
    body: request.ForgotPassword,
  },
  'GET /api/auth/links/:token': {
    summary: 'What an invitation or reset link is for',
    caller: 'anyone',
    answer: response.LinkInfo,
  },
  'POST /api/auth/links': {
    summary: 'Set a password by link',
    caller: 'anyone',
    body: request.SetPasswordByLink,
    answer: response.SignedIn,
  },
  'GET /api/me': { summary: 'The signed-in agent', caller: 'agent', answer: Me },
  'PATCH /api/me': {
    summary: 'Edit own profile and preferences',
    caller: 'agent',
    body: request.EditProfile,
    answer: Me,
  },
  'PUT /api/me/password': { summary: 'Change own password', caller: 'agent', body: request.ChangePassword },
  'GET /api/directory': {
    summary: 'Agents, teams, inboxes, topics',
    caller: 'agent',
    answer: response.Directory,
  },

  'GET /api/agents': { summary: 'All agents', caller: 'agent', answer: [AgentRecord] },
  'POST /api/agents': {
    summary: 'Invite an agent',
    caller: 'agent',
    body: request.InviteAgent,
    answer: response.InvitedAgent,
  },
  'PATCH /api/agents/:id': {
    summary: 'Edit an agent',
    caller: 'agent',
    body: request.EditAgent,
    answer: AgentRecord,
  },
  'POST /api/agents/:id/link': {
    summary: 'A new invitation or password link to copy',
    caller: 'agent',
    answer: response.CopyLink,
  },
  'POST /api/agents/:id/deactivate': {
    summary: 'Deactivate an agent',
    caller: 'agent',
    body: request.DeactivateAgent,
    answer: AgentRecord,
  },
  'POST /api/agents/:id/reactivate': { summary: 'Reactivate an agent', caller: 'agent', answer: AgentRecord },
  'GET /api/permissions': {
    summary: 'The permission table',
    caller: 'agent',
    answer: response.PermissionTable,
  },
  'POST /api/teams': { summary: 'Add a team', caller: 'agent', body: request.EditTeam, answer: TeamRecord },
  'PATCH /api/teams/:id': {
    summary: 'Edit a team',
    caller: 'agent',
    body: request.EditTeam,
    answer: TeamRecord,
  },
  'POST /api/teams/:id/archive': {
    summary: 'Archive a team that no inbox uses',
    caller: 'agent',
    answer: TeamRecord,
  },

  'GET /api/inboxes': {
    summary: 'All inboxes with their snippets',
    caller: 'agent',
    answer: [response.InboxWithSnippet],
  },
  'POST /api/inboxes': {
    summary: 'Add a web inbox',
    caller: 'agent',
    body: request.EditInbox,
    answer: response.InboxWithSnippet,
  },
  'PATCH /api/inboxes/:id': {
    summary: 'Edit an inbox',
    caller: 'agent',
    body: request.EditInbox,
    answer: response.InboxWithSnippet,
  },
  'POST /api/inboxes/:id/secret': {
    summary: 'Make a new identity secret',
    caller: 'agent',
    answer: response.InboxSecret,
  },

  'GET /api/conversations': {
    summary: 'A page of the inbox',
    caller: 'agent',
    query: query.ConversationsQuery,
    answer: response.ConversationPage,
  },
  'GET /api/conversations/counts': {
    summary: 'Counts of the inbox tabs',
    caller: 'agent',
    answer: response.ConversationCounts,
  },
  'GET /api/conversations/:id': {
    summary: 'One conversation',
    caller: 'agent',
    answer: response.ConversationDetail,
  },
  'GET /api/conversations/:id/entries': {
    summary: 'Its timeline, newest page first',
    caller: 'agent',
    query: query.EntriesQuery,
    answer: response.EntryPage,
  },
  'GET /api/views': { summary: 'Own saved views', caller: 'agent', answer: [SavedView] },
  'POST /api/views': {
    summary: 'Save a view',
    caller: 'agent',
    body: request.EditSavedView,
    answer: SavedView,
  },
  'PATCH /api/views/:id': {
    summary: 'Rename or change a view',
    caller: 'agent',
    body: request.EditSavedView,
    answer: SavedView,
  },
  'DELETE /api/views/:id': { summary: 'Remove a view', caller: 'agent' },
  'GET /api/topics': { summary: 'Topics of the disposition', caller: 'agent', answer: [TopicRecord] },
  'POST /api/topics': {
    summary: 'Add a topic',
    caller: 'agent',
    body: request.EditTopic,
    answer: TopicRecord,
  },
  'PATCH /api/topics/:id': {
    summary: 'Edit or archive a topic',
    caller: 'agent',
    body: request.EditTopic,
    answer: TopicRecord,
  },
  'GET /api/search': {
    summary: 'Search customers, conversations and messages',
    caller: 'agent',
    query: query.SearchQuery,
    answer: response.SearchResults,
  },

  'GET /api/customers': {
    summary: 'Customers, last seen first',
    caller: 'agent',
    query: query.CustomersQuery,
    answer: response.CustomerPage,
  },
  'GET /api/customers/:id': { summary: 'One customer', caller: 'agent', answer: CustomerRecord },
  'PATCH /api/customers/:id': {
    summary: 'Edit a customer',
    caller: 'agent',
    body: request.EditCustomer,
    answer: CustomerRecord,
  },
  'POST /api/customers/:id/reveal': {
    summary: 'Full phone and e-mail (logged)',
    caller: 'agent',
    answer: CustomerRecord,
  },
  'GET /api/customers/:id/conversations': {
    summary: 'All conversations of a customer, newest first',
    caller: 'agent',
    query: query.PageQuery,
    answer: response.SummaryPage,
  },
  'POST /api/customers/:id/notes': {
    summary: 'Add a note about a customer',
    caller: 'agent',
    body: request.AddCustomerNote,
    answer: CustomerNote,
  },
  'POST /api/customers/:id/block': {
    summary: 'Block a visitor',
    caller: 'agent',
    body: request.BlockCustomer,
    answer: BlockRecord,
  },
  'DELETE /api/customers/:id/block': { summary: 'Undo a block', caller: 'agent' },
  'GET /api/blocks': { summary: 'Blocked visitors', caller: 'agent', answer: [BlockRecord] },
  'GET /api/customer-attributes': {
    summary: 'Attributes the shop defined',
    caller: 'agent',
    answer: [AttributeDefinition],
  },
  'PUT /api/customer-attributes': {
    summary: 'Define attributes',
    caller: 'agent',
    body: request.EditAttributes,
    answer: [AttributeDefinition],
  },

  'GET /api/canned-responses': {
    summary: 'Canned responses this agent may insert',
    caller: 'agent',
    answer: response.CannedResponseList,
  },
  'POST /api/canned-responses': {
    summary: 'Add a canned response',
    caller: 'agent',
    body: request.EditCannedResponse,
    answer: CannedResponseRecord,
  },
  'PATCH /api/canned-responses/:id': {
    summary: 'Edit a canned response',
    caller: 'agent',
    body: request.EditCannedResponse,
    answer: CannedResponseRecord,
  },
  'DELETE /api/canned-responses/:id': { summary: 'Remove a canned response', caller: 'agent' },

  'GET /api/api-keys': { summary: 'Keys of the shop’s own systems', caller: 'agent', answer: [ApiKeyRecord] },
  'POST /api/api-keys': {
    summary: 'Make a key',
    caller: 'agent',
    body: request.CreateApiKey,
    answer: response.CreatedApiKey,
  },
  'DELETE /api/api-keys/:id': { summary: 'Revoke a key', caller: 'agent' },

  'POST /api/attachments': {
    summary: 'Store a file (field `file`, optional `durationMs`)',
    caller: 'participant',
    body: 'multipart',
    answer: StoredAttachment,
  },
  'GET /api/attachments/:id/link': {
    summary: 'A link that reads the file for 5 minutes',
    caller: 'participant',
    answer: response.AttachmentLink,
  },

  'POST /api/widget/sessions': {
    summary: 'Open or continue a visitor’s session',
    caller: 'anyone',
    body: request.OpenWidgetSession,
    answer: answers.WidgetSession,
  },
  'GET /api/widget/conversations': {
    summary: 'The visitor’s conversations, newest first',
    caller: 'visitor',
    query: query.PageQuery,
    answer: response.CustomerConversationPage,
  },
  'GET /api/widget/conversations/:id': {
    summary: 'One conversation',
    caller: 'visitor',
    answer: CustomerConversation,
  },
  'GET /api/widget/conversations/:id/messages': {
    summary: 'Its messages, newest page first',
    caller: 'visitor',
    query: query.MessagesQuery,
    answer: response.MessagePage,
  },

  'GET /api/v1/customers/:externalId': {
    summary: 'A customer by the shop’s own id',
    caller: 'api-key',
    answer: response.ApiCustomer,
  },
  'PUT /api/v1/customers/:externalId': {
    summary: 'Write a customer',
    caller: 'api-key',
    body: request.PutCustomer,
    answer: response.ApiCustomer,
  },
  'GET /api/v1/conversations': {
    summary: 'Conversations, newest first',
    caller: 'api-key',
    query: query.PageQuery,
    answer: response.ConversationPage,
  },
  'GET /api/v1/conversations/:id': {
    summary: 'One conversation',
    caller: 'api-key',
    answer: ConversationRow,
  },
  'GET /api/v1/conversations/:id/messages': {
    summary: 'Its messages in order',
    caller: 'api-key',
    query: query.ApiMessagesQuery,
    answer: response.MessagePage,
  },
  'POST /api/v1/conversations/:id/messages': {
    summary: 'Write into a conversation as the shop',
    caller: 'api-key',
    body: request.PostMessage,
    answer: Message,
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
type InstanceOf<T> = T extends new () => infer I ? I : T extends readonly [new () => infer I] ? I[] : void;
/** What an endpoint answers, for typed clients: `Answer<'GET /api/me'>`. */
export type Answer<N extends EndpointName> = (typeof endpoints)[N] extends { answer: infer A }
  ? InstanceOf<A>
  : void;
export type Body<N extends EndpointName> = (typeof endpoints)[N] extends { body: infer B }
  ? B extends 'multipart'
    ? FormData_
    : InstanceOf<B>
  : undefined;
type FormData_ = object;
