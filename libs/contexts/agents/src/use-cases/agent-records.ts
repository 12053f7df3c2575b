import { type AgentBrief, type AgentRecord } from '@yingda/contracts';
import { isExpired } from '../domain/account';
import type { AgentRow } from '../storage/agent-rows';

interface ReadingOf {
  now: Date;
  loads: Map<string, number>;
}

/** An agent as colleagues see them. */
export function briefFrom(row: AgentRow, { now, loads }: ReadingOf): AgentBrief {
  return {
    id: row.id,
    name: row.name,
    ...(row.avatarUrl ? { avatarUrl: row.avatarUrl } : {}),
    role: row.role,
    teamIds: row.teamIds,
    state: row.shown,
    ...(row.reason ? { reason: row.reason } : {}),
    capacity: row.capacity,
    load: loads.get(row.id) ?? 0,
    active: row.state === 'active' && !isExpired(row, now),
  };
}

/** An agent as administrators see them. */
export function recordFrom(row: AgentRow, reading: ReadingOf): AgentRecord {
  return {
    ...briefFrom(row, reading),
    email: row.email,
    accountState: row.state,
    publicName: row.publicName,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
