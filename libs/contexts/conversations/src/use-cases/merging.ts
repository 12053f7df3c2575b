import { type ConversationState } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { newId, type UnitOfWork } from '@yingda/platform';
import { ConversationAccess } from '../domain/access';
import { isServed, type Conversation } from '../domain/conversation';
import {
  checkMergeable,
  checkUnmergeable,
  mergeSource,
  mergeTarget,
  sourceBefore,
  turnOf,
  unmergeSource,
  unmergeTarget,
  type SourceBefore,
} from '../domain/merging';
import { RECALLED } from '../domain/messages';
import { stateOf } from '../domain/views';
import type { AgentPresence } from '../ports';
import type { ConversationStore } from '../storage/conversation-store';
import type { EntryChanges } from '../storage/entry-changes';
import type { MergeStore } from '../storage/merge-store';
import type { MessageReads } from '../storage/message-reads';
import type { ConversationChanges } from './conversation-changes';
import { refusingOvertaken } from './reopen-conversation';

/** Storage that merging needs. */
export interface MergeStorage {
  conversations: ConversationStore;
  messages: MessageReads;
  entries: EntryChanges;
  merges: MergeStore;
}

/** Two conversations of one customer become one: the first ends in the second. Answers with the second. */
export class MergeConversations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: MergeStorage,
    private readonly changes: ConversationChanges,
  ) {}

  async execute(
    actor: Actor,
    command: { conversationId: string; intoConversationId: string },
  ): Promise<ConversationState> {
    return this.unitOfWork.run(async () => {
      const { conversations, messages, merges } = this.storage;
      if (command.conversationId === command.intoConversationId)
        throw new Refusal('not-mergeable', 'A conversation cannot be merged into itself.');
      const [source, target] = await conversations.lockBoth(
        command.conversationId,
        command.intoConversationId,
      );
      demandBoth(actor, source, target);
      checkMergeable(source, target);
      const moment = this.changes.moment(actor);
      const originals = await messages.originals(source.id);
      await conversations.save(source, [mergeSource(source, target, moment)]);
      const after = await conversations.save(target, mergeTarget(target, { source, originals }, moment));
      await merges.insert({
        id: newId(),
        sourceId: source.id,
        targetId: target.id,
        mergedAt: moment.now,
        // After the entry that tells of the merge.
        firstCopy: target.position + 2,
        lastCopy: after.position,
        sourceBefore: sourceBefore(source),
        targetBefore: turnOf(target),
        targetAfter: turnOf(after),
      });
      return stateOf(after);
    });
  }
}

/** Takes a merge back within 24 hours. Named by the merged conversation; answers with it as it was. */
export class UnmergeConversation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: MergeStorage,
    private readonly changes: ConversationChanges,
    private readonly presence: AgentPresence,
  ) {}

  async execute(actor: Actor, command: { conversationId: string }): Promise<ConversationState> {
    return refusingOvertaken(() => this.unitOfWork.run(() => this.undo(actor, command.conversationId)));
  }

  private async undo(actor: Actor, sourceId: string): Promise<ConversationState> {
    const { conversations, merges } = this.storage;
    const found = await conversations.get(sourceId);
    if (found.mergedIntoId === null)
      ConversationAccess.demand(ConversationAccess.mayNote(actor, found), actor, 'merge');
    if (found.mergedIntoId === null) throw new Refusal('not-mergeable', 'This conversation is not merged.');
    const [source, target] = await conversations.lockBoth(sourceId, found.mergedIntoId);
    const merge = await merges.findCurrent(sourceId);
    if (!merge) throw new Refusal('not-mergeable', 'This conversation is not merged.');
    const moment = this.changes.moment(actor);
    demandBoth(actor, { ...source, ...merge.sourceBefore }, target);
    checkUnmergeable(merge, target, moment.now);
    const before = await this.answerable(merge.sourceBefore);
    const restored = await conversations.save(source, unmergeSource(source, before, moment));
    const turns = { before: merge.targetBefore, after: merge.targetAfter, sourceNumber: source.number };
    const told = await conversations.save(target, [unmergeTarget(target, turns, moment)]);
    await this.emptyCopies(told, merge, moment);
    await merges.markUndone(merge.id, moment.now);
    return stateOf(restored);
  }

  // Its agent may have gone home while it was merged, when nothing of it was there to go back: then it goes back now.
  private async answerable(before: SourceBefore): Promise<SourceBefore> {
    const { agentId, waitingFor, waitingSince } = before;
    const owed = isServed(before) && waitingFor === 'us' && before.teamId !== null;
    if (!owed || !agentId || (await this.presence.isPresent(agentId))) return before;
    return { ...before, status: 'queued', queueFirst: true, queuedAt: waitingSince };
  }

  // The numbers of the target stay whole: copies keep their places and lose their content, as recalled messages do.
  private async emptyCopies(
    target: Conversation,
    merge: { firstCopy: number; lastCopy: number },
    moment: ReturnType<ConversationChanges['moment']>,
  ): Promise<void> {
    let current = target;
    for (const entry of await this.storage.merges.copies(target.id, merge))
      current = await this.storage.entries.apply(
        current,
        { entry, how: 'recalled', content: RECALLED },
        moment,
      );
  }
}

function demandBoth(actor: Actor, source: Conversation, target: Conversation): void {
  ConversationAccess.demand(
    ConversationAccess.mayNote(actor, source) && ConversationAccess.mayHandle(actor, target),
    actor,
    'merge',
  );
}
