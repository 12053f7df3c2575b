import type { Channel } from '@yingda/contracts/names';
import type { CustomerActor } from '@yingda/events';
import type { Receiver } from './assignment';
import type { Disposal } from './closing';
import type { Conversation } from './conversation';
import type { NewId, NumberedEntry } from './step';

/** Everything a line names, found. */
export interface EpisodeParts {
  conversationId: string;
  source: string;
  inbox: { id: string; channel: Channel };
  team: Named;
  subject: string | null;
  customer: CustomerActor;
  agent(name: string): Receiver;
  team_(name: string): Named;
  topic(name: string): Omit<Disposal, 'resolved' | 'summary'>;
  /** The topic of the line, for an end that names none. */
  topicOfLine: string | null;
  newId: NewId;
}

/** What has a name here. */
export interface Named {
  id: string;
  name: string;
}

/** A conversation of another system as it would stand here, with its whole timeline. */
export interface ImportedEpisode {
  conversation: Conversation;
  entries: NumberedEntry[];
}
