import type { AgentBrief } from '@yingda/contracts';
import { byAvailability } from '../../../live/by-availability';
import { serves } from '../../../live/serves';
import type { AgentRecord } from './use-agents';

/** Which accounts a list shows. */
export interface AgentFilter {
  text: string;
  /** Deactivated ones too. */
  all: boolean;
}

const STATE_ORDER = { active: 0, invited: 1, deactivated: 2 } as const;

/** Accounts that fit, those in use first, by name. */
export function listedAgents(
  agents: readonly AgentRecord[],
  { text, all }: AgentFilter,
  language: string,
): AgentRecord[] {
  const wanted = text.trim().toLowerCase();
  const collator = new Intl.Collator(language);
  return agents
    .filter((agent) => all || agent.accountState !== 'deactivated')
    .filter(
      ({ name, publicName, email }) =>
        !wanted || [name, publicName, email].some((field) => field.toLowerCase().includes(wanted)),
    )
    .sort(
      (a, b) => STATE_ORDER[a.accountState] - STATE_ORDER[b.accountState] || collator.compare(a.name, b.name),
    );
}

/** "YYYY-MM-DD" of the reader's calendar → the last moment of that day, as the wire has it. */
export function endOfDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, day, 23, 59, 59).toISOString();
}

/** Answers customers but is in no team: routing gives out by team, so nothing would ever arrive. */
export function getsNoChats(account: Pick<AgentRecord, 'role' | 'teamIds'>): boolean {
  return serves(account) && account.teamIds.length === 0;
}

/** Who can go on with the conversations of somebody who leaves: those who are there first, then those with least to do. */
export function successorsOf(
  leavingId: string,
  { agents, present }: { agents: readonly AgentRecord[]; present: readonly AgentBrief[] },
): AgentRecord[] {
  const live = new Map(present.map((agent) => [agent.id, agent]));
  return agents
    .filter((agent) => agent.id !== leavingId && agent.accountState === 'active' && serves(agent))
    .map((agent) => {
      const now = live.get(agent.id);
      return { ...agent, state: now?.state ?? agent.state, load: now?.load ?? agent.load };
    })
    .sort(byAvailability);
}
