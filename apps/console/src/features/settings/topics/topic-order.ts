import type { TopicRecord } from './use-topic-list';

/** One line of the list: a topic of the first level and those below it. */
export interface TopicBranch {
  topic: TopicRecord;
  below: TopicRecord[];
}

const inOrder = (a: TopicRecord, b: TopicRecord) => a.order - b.order || a.id.localeCompare(b.id);

/** The two levels in order; archived ones only when asked, and those above a shown one always. */
export function branchesOf(topics: readonly TopicRecord[], withArchived: boolean): TopicBranch[] {
  const shown = (topic: TopicRecord) => withArchived || !topic.archived;
  return topics
    .filter((topic) => !topic.parentId)
    .sort(inOrder)
    .map((topic) => ({
      topic,
      below: topics
        .filter(({ parentId }) => parentId === topic.id)
        .filter(shown)
        .sort(inOrder),
    }))
    .filter(({ topic, below }) => shown(topic) || below.length > 0);
}

/**
 * Topics whose order must be stored so that one stands a place higher (-1) or lower (+1) among its own. Only these are
 * sent: a list that was never ordered gets its numbers with the first move.
 */
export function reordered(topics: readonly TopicRecord[], id: string, by: -1 | 1): TopicRecord[] {
  const moving = topics.find((topic) => topic.id === id);
  if (!moving) return [];
  const siblings = topics.filter(({ parentId }) => parentId === moving.parentId).sort(inOrder);
  // Past an archived one a move would look like nothing.
  const shown = siblings.filter((topic) => topic.id === id || topic.archived === moving.archived);
  const other = shown[shown.indexOf(moving) + by];
  if (!other) return [];
  const rest = siblings.filter((topic) => topic.id !== id);
  rest.splice(rest.indexOf(other) + (by > 0 ? 1 : 0), 0, moving);
  return rest
    .map((topic, order) => ({ ...topic, order }))
    .filter((topic) => topic.order !== topics.find(({ id: known }) => known === topic.id)?.order);
}

/** The place after the last one below a parent (null: first level). */
export function lastOrder(topics: readonly TopicRecord[], parentId: string | null): number {
  return (
    Math.max(
      -1,
      ...topics.filter((topic) => (topic.parentId ?? null) === parentId).map(({ order }) => order),
    ) + 1
  );
}
