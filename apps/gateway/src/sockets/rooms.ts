import { visibilityOf } from '@yingda/conversations';
import type { AgentActor } from '@yingda/events';

/** Names of socket.io rooms; nothing else spells them. */
export const rooms = {
  staffOf: (conversationId: string): string => `conversation:${conversationId}:staff`,
  customerOf: (conversationId: string): string => `conversation:${conversationId}:customer`,
  viewersOf: (conversationId: string): string => `viewing:${conversationId}`,
  agent: (agentId: string): string => `agent:${agentId}`,
  team: (teamId: string): string => `team:${teamId}`,
  customer: (customerId: string): string => `customer:${customerId}`,
  /** Staff who may see every conversation. */
  everything: 'staff:everything',
  /** Every signed-in agent. */
  staff: 'staff',
  /** Those of them who see customers. */
  customers: 'staff:customers',
  /** Where an agent hears of the conversations in their lists; nowhere when they see none. */
  listsOf(actor: AgentActor): string[] {
    const visibility = visibilityOf(actor);
    if (!visibility) return [];
    return [...visibility.teamIds.map(rooms.team), ...(visibility.all ? [rooms.everything] : [])];
  },
};

const CONVERSATION_ROOM = /^conversation:([0-9a-f-]{36}):(staff|customer)$/;

/** The conversation a room belongs to, or null. */
export function conversationOfRoom(room: string): string | null {
  return CONVERSATION_ROOM.exec(room)?.[1] ?? null;
}
