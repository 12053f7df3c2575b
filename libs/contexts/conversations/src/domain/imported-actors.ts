import type { Actor, AgentActor } from '@yingda/events';
import type { Receiver } from './assignment';
import type { ImportedEntry } from './import-line';
import type { Step } from './step';

/** For the sentence that says why a line is not taken. */
export function whatOf(entry: ImportedEntry): string {
  return entry.what === 'message' ? `A message of the ${entry.from}` : entry.what;
}

/** An agent of another system, as who acts. */
export function actorOf(agent: Receiver): AgentActor {
  return {
    kind: 'agent',
    agentId: agent.id,
    name: agent.name,
    publicName: agent.publicName,
    role: 'agent',
    teamIds: [],
    permissions: {},
  };
}

/** The other system, where it names nobody. */
export function system(name: string): Actor {
  return { kind: 'system', name };
}

/** What a bot says is no response of a person, and is shown as a bot's. */
export function saidByBot(sent: Step<'message.sent'>): Step<'message.sent'> {
  const entries = sent.entries.map((entry) => ({
    ...entry,
    author: { ...entry.author, kind: 'bot' as const },
  }));
  return { ...sent, conversation: { ...sent.conversation, lastMessageAuthorKind: 'bot' }, entries };
}

/** Other systems close without a disposition. */
export function endedByAgent(closed: Step): Step {
  const entries = closed.entries.map((entry) =>
    entry.content.kind === 'event' && 'endedBy' in entry.content.details
      ? { ...entry, content: { ...entry.content, details: { ...entry.content.details, endedBy: 'agent' } } }
      : entry,
  );
  return { ...closed, conversation: { ...closed.conversation, endedBy: 'agent' }, entries };
}
