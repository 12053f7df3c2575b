import * as answers from '../commands/answers';
import { ApiChannelPush, ApiChannelReceipt } from '../models/api-channel';
import { StoredAttachment } from '../models/content';
import { CustomerConversation, ConversationRow } from '../models/conversation';
import { Message } from '../models/message';
import * as query from './queries';
import * as request from './requests';
import * as response from './responses';
import type { Endpoint } from './endpoint';

/** Files, the widget, and the shop’s own systems. */
export const outsideEndpoints = {
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
  'POST /api/channels/:inbox/messages': {
    summary: 'Tell an API inbox (id or key) what a customer said; signed as Standard Webhooks says',
    caller: 'anyone',
    body: ApiChannelPush,
    answer: ApiChannelReceipt,
  },
} as const satisfies Record<string, Endpoint>;
