import { AgentRecord, Me, TeamNotice, TeamRecord } from '../models/people';
import { AccountCheck, AccountHealth } from '../models/channel-health';
import { ChannelForm } from '../models/settings';
import * as request from './requests';
import * as response from './responses';
import type { Endpoint } from './endpoint';

/** Sign-in, people and settings. */
export const accountEndpoints = {
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
  'GET /api/me/notices': {
    summary: 'What was said to the own teams in the last twelve hours and is not read',
    caller: 'agent',
    answer: [TeamNotice],
  },
  'PUT /api/me/notices': { summary: 'Mark notices as read', caller: 'agent', body: request.ReadNotices },
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
  'GET /api/channels': {
    summary: 'Channels that can be connected, with their forms',
    caller: 'agent',
    answer: [ChannelForm],
  },
  'POST /api/inboxes': {
    summary: 'Add an inbox',
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
  'GET /api/inboxes/:id/health': {
    summary: 'What the provider of an account told us lately, and what is wrong',
    caller: 'agent',
    answer: AccountHealth,
  },
  'POST /api/inboxes/:id/check': {
    summary: 'Try the credentials of an account at its provider',
    caller: 'agent',
    answer: [AccountCheck],
  },
  'POST /api/inboxes/:id/secret': {
    summary: 'Make a new identity secret',
    caller: 'agent',
    answer: response.InboxSecret,
  },
} as const satisfies Record<string, Endpoint>;
