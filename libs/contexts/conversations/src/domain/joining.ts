import { Refusal } from '@yingda/contracts/names';
import type { Receiver } from './assignment';
import type { Conversation } from './conversation';
import { eventEntry, step, type Moment, type Step } from './step';

/** Most colleagues who write along in one conversation; the customer should know whom they talk to. */
export const MOST_JOINED = 3;

/**
 * A colleague who may (`mayWriteAlong`: only where somebody has it) writes along from now on; whose conversation it is does
 * not change. The customer is told who has come.
 */
export function join(conversation: Conversation, who: Receiver, moment: Moment): Step[] {
  if (conversation.joinedAgentIds.length >= MOST_JOINED)
    throw new Refusal('not-joinable', `Only ${MOST_JOINED} colleagues can join a conversation.`, {
      most: MOST_JOINED,
    });
  return [
    step(conversation, 'conversation.updated', {
      set: { joinedAgentIds: [...conversation.joinedAgentIds, who.id] },
      entries: [
        eventEntry(moment, 'colleague-joined', { agentName: who.name }),
        {
          ...eventEntry(moment, 'agent-joined', { agentName: who.publicName }),
          author: { kind: 'agent', id: who.id, name: who.publicName },
        },
      ],
      extra: {},
      moment,
    }),
  ];
}

/** They write no more. Only staff are told: to the customer the conversation simply goes on. */
export function part(conversation: Conversation, who: Receiver, moment: Moment): Step[] {
  if (!conversation.joinedAgentIds.includes(who.id)) return [];
  return [
    step(conversation, 'conversation.updated', {
      set: { joinedAgentIds: conversation.joinedAgentIds.filter((id) => id !== who.id) },
      entries: [eventEntry(moment, 'colleague-left', { agentName: who.name })],
      extra: {},
      moment,
    }),
  ];
}
