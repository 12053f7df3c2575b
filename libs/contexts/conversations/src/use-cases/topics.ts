import { type EditTopic as EditTopicInput, type TopicRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { newId, type AuditLog, type Outbox, type UnitOfWork } from '@yingda/platform';
import { checkStorable } from '../domain/content';
import type { TopicStore } from '../storage/topic-store';

export type TopicInput = Pick<EditTopicInput, 'labelZh' | 'labelEn' | 'parentId' | 'archived' | 'order'>;

/** The list of topics and its upkeep: two levels, archived instead of removed. Editing needs `settings.edit`. */
export class Topics {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly topics: TopicStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** All, archived ones too, in their order. */
  list(): Promise<TopicRecord[]> {
    return this.topics.list();
  }

  add(actor: Actor, input: TopicInput): Promise<TopicRecord> {
    return this.write(actor, 'topic.added', async () => {
      await this.checkParent(input.parentId ?? null);
      return { ...fields(input), id: newId() };
    });
  }

  edit(actor: Actor, topicId: string, input: TopicInput): Promise<TopicRecord> {
    return this.write(actor, 'topic.edited', async () => {
      const topic = await this.topics.find(topicId);
      if (!topic) throw new Refusal('topic-not-found', 'There is no such topic.');
      const parentId = input.parentId === undefined ? (topic.parentId ?? null) : input.parentId;
      if (parentId !== null && (parentId === topicId || (await this.topics.hasChildren(topicId))))
        throw new Refusal(
          'invalid-setting',
          'Topics have two levels: one with topics below it cannot go below another.',
        );
      await this.checkParent(parentId);
      return {
        ...fields({ ...input, parentId }),
        id: topicId,
        archived: input.archived ?? topic.archived,
        order: input.order ?? topic.order,
      };
    });
  }

  private async checkParent(parentId: string | null): Promise<void> {
    if (parentId === null) return;
    const parent = await this.topics.find(parentId);
    if (!parent) throw new Refusal('topic-not-found', 'There is no such topic to go below.');
    if (parent.parentId) throw new Refusal('invalid-setting', 'Topics have two levels.');
  }

  private async write(actor: Actor, action: string, make: () => Promise<TopicRecord>): Promise<TopicRecord> {
    const allowed =
      actor.kind === 'system' ||
      (actor.kind === 'agent' && (actor.permissions['settings.edit'] ?? 'none') !== 'none');
    if (!allowed) throw new Refusal('not-permitted', 'You may not change settings.');
    return this.unitOfWork.run(async () => {
      const topic = await make();
      checkStorable(topic);
      await this.topics.save(topic);
      await this.outbox.append('topic.updated', topic.id, { topicId: topic.id });
      await this.audit.record({
        actorId: actor.kind === 'agent' ? actor.agentId : null,
        actorName: actor.name,
        action,
        subjectKind: 'topic',
        subjectId: topic.id,
        details: { ...topic },
      });
      return topic;
    });
  }
}

function fields(input: TopicInput): Omit<TopicRecord, 'id'> {
  return {
    parentId: input.parentId ?? null,
    labelZh: input.labelZh,
    labelEn: input.labelEn,
    archived: input.archived ?? false,
    order: input.order ?? 0,
  };
}
