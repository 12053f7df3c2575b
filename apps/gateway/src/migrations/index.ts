import { platformMigrations, type Migration } from '@yingda/platform';
import { agentsTables } from './0200-agents';
import { customersTables } from './0300-customers';
import { channelIdentities } from './0301-channel-identities';
import { customerJoins } from './0302-joins';
import { customerDistinctions } from './0303-distinctions';
import { madeUpNames } from './0306-made-up-names';
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
import { routingTables } from './0600-routing';
import { knowledgeTables } from './0700-knowledge';
import { demoTables } from './0800-demo';

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
];
