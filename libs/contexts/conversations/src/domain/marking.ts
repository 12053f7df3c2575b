import { LIMITS_OF_TAGS, type Priority, Refusal } from '@yingda/contracts/names';
import { isOpen, type Conversation } from './conversation';
import { step, type Moment, type Step } from './step';

/** What a conversation is to be sorted by from now on; what is not said stays. */
export interface Marking {
  tag?: readonly string[];
  untag?: readonly string[];
  priority?: Priority;
}

/** Tags also one that is over; the priority only means something while it is open. Nothing happens where nothing changes. */
export function mark(conversation: Conversation, marking: Marking, moment: Moment): Step[] {
  const { priority = conversation.priority } = marking;
  const gone = new Set(marking.untag);
  const tags = [...new Set([...conversation.tags, ...(marking.tag ?? []).map(written)])].filter(
    (tag) => !gone.has(tag),
  );
  if (tags.length > LIMITS_OF_TAGS.tags)
    throw new Refusal('invalid-setting', `A conversation has at most ${LIMITS_OF_TAGS.tags} tags.`);
  if (priority !== conversation.priority && !isOpen(conversation))
    throw new Refusal('conversation-closed', 'This conversation is over.');
  if (priority === conversation.priority && tags.join('\n') === conversation.tags.join('\n')) return [];
  return [step(conversation, 'conversation.updated', { set: { tags, priority }, extra: {}, moment })];
}

function written(tag: string): string {
  const text = tag.trim();
  if (text === '' || [...text].length > LIMITS_OF_TAGS.characters || /[\n\0]/.test(text))
    throw new Refusal(
      'invalid-setting',
      `A tag has 1 to ${LIMITS_OF_TAGS.characters} characters in one line.`,
    );
  return text;
}
