import { CallRecord, LogCallBody } from '../models/calls';
import { AttributeDefinition, BlockRecord, CustomerNote, CustomerRecord } from '../models/people';
import { MessageDelivery, MessageTemplates, OutboundPreview, PreviewMessage } from '../models/channels';
import { ApiKeyRecord, SavedView, TopicRecord } from '../models/settings';
import * as query from './queries';
import * as request from './requests';
import * as response from './responses';
import type { Endpoint } from './endpoint';

/** The inbox, customers and what agents insert. */
export const serviceEndpoints = {
  'POST /api/calls': {
    summary: 'Write down a call as a conversation of a phone inbox',
    caller: 'agent',
    body: LogCallBody,
    answer: CallRecord,
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
  'GET /api/conversations/:id/colleagues': {
    summary: 'Who may read it, and so be named in its notes',
    caller: 'agent',
    answer: response.Colleagues,
  },
  'POST /api/conversations/:id/preview': {
    summary: 'How a message will arrive: its pieces, and what its channel cannot carry',
    caller: 'agent',
    body: PreviewMessage,
    answer: OutboundPreview,
  },
  'GET /api/conversations/:id/templates': {
    summary: 'Approved texts that may be sent to the customer when the window is closed',
    caller: 'agent',
    query: query.TemplatesQuery,
    answer: MessageTemplates,
  },
  'POST /api/conversations/:id/messages/:messageId/resend': {
    summary: 'Send again what a channel has not taken',
    caller: 'agent',
    answer: MessageDelivery,
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
  'GET /api/customers/:id/same-person': {
    summary: 'Customers who may be the same person, each with the reasons',
    caller: 'agent',
    answer: response.SamePersonList,
  },
  'POST /api/customers/:id/joins': {
    summary: 'Join two customers who are one person; answers with the one that stays',
    caller: 'agent',
    body: request.OtherCustomer,
    answer: CustomerRecord,
  },
  'POST /api/customers/:id/joins/:joinId/undo': {
    summary: 'Take a join back: identities and their conversations return to whom they came from',
    caller: 'agent',
    answer: response.SeparatedCustomers,
  },
  'POST /api/customers/:id/distinctions': {
    summary: 'Two customers are not the same person: never suggested or joined by a rule again',
    caller: 'agent',
    body: request.OtherCustomer,
  },
  'DELETE /api/customers/:id/distinctions/:otherId': {
    summary: 'They may be the same person after all',
    caller: 'agent',
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

  'GET /api/api-keys': { summary: 'Keys of the shop’s own systems', caller: 'agent', answer: [ApiKeyRecord] },
  'POST /api/api-keys': {
    summary: 'Make a key',
    caller: 'agent',
    body: request.CreateApiKey,
    answer: response.CreatedApiKey,
  },
  'DELETE /api/api-keys/:id': { summary: 'Revoke a key', caller: 'agent' },
} as const satisfies Record<string, Endpoint>;
