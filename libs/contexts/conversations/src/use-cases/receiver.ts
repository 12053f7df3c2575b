import { Refusal } from '@yingda/contracts/names';
import type { Receiver } from '../domain/assignment';
import type { AgentName, AgentPresence, Names } from '../ports';

/** The agent behind an id; refuses when there is none. */
export async function receiver(names: Names, agentId: string): Promise<AgentName> {
  const found = await names.agent(agentId);
  if (!found) throw new Refusal('agent-not-found', 'There is no such agent.');
  return found;
}

/** A colleague somebody hands a conversation to: there, active and allowed to answer, so that nobody's customer is left standing. */
export async function presentColleague(
  names: Names,
  presence: AgentPresence,
  agentId: string,
): Promise<AgentName> {
  const found = await receiver(names, agentId);
  if (!found.active || !found.serves || !(await presence.isPresent(agentId)))
    throw new Refusal('agent-not-available', `${found.name} is not there.`, { agentName: found.name });
  return found;
}

/** Who has a conversation, when somebody has. */
export async function holder(names: Names, agentId: string | null): Promise<Receiver | null> {
  if (agentId === null) return null;
  return (await names.agent(agentId)) ?? { id: agentId, name: '', publicName: '' };
}
