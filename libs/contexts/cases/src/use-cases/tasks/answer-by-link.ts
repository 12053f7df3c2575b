import { Refusal } from '@yingda/contracts/names';
import { isWaiting, type Task } from '../../domain/tasks/task';
import type { TaskSubject } from '../../domain/tasks/task-subject';
import type { TaskLink } from '../../storage/tasks/task-links';
import type { TaskGround } from './task-ground';
import { linkActor, type TaskLinking } from './task-linking';
import type { TaskReader } from './task-reader';
import type { WorkTasks } from './work-tasks';

/** Why a link does not open anything. `used`: it was answered by. */
export type LinkOver = 'missing' | 'expired' | 'revoked' | 'used' | 'ended';

export type OpenedLink =
  | { over: LinkOver; link: TaskLink | null }
  | { over: null; link: TaskLink; task: Awaited<ReturnType<TaskReader['byLink']>> };

/** What somebody without an account does by a link: one task, until it is over, answered once. */
export class AnswerByLink {
  constructor(
    private readonly ground: TaskGround,
    private readonly linking: TaskLinking,
    private readonly work: WorkTasks,
    private readonly reader: TaskReader,
  ) {}

  /** Looking changes nothing but when it was first looked at: programs that read mail open links, too. */
  async open(token: string): Promise<OpenedLink> {
    const link = await this.linking.ofToken(token);
    const task = link && (await this.ground.tasks.find(link.taskId));
    const over = this.overOf(link, task);
    if (over || !link || !task) return { over: over ?? 'missing', link };
    await this.ground.links.mark(link.id, 'opened', this.ground.parts.clock.now());
    return { over: null, link, task: await this.reader.byLink(task.id) };
  }

  /** @throws Refusal link-invalid, link-expired */
  async acknowledge(token: string): Promise<void> {
    await this.using(token, (link, task, one) =>
      this.work.taken(linkActor(link), { task, one }, '').then(() => undefined),
    );
  }

  /** Answers, and the link is used up. @throws Refusal link-invalid, link-expired, attachment-not-found */
  async answer(token: string, given: { text: string; attachmentIds: string[] }): Promise<void> {
    await this.using(token, async (link, task, one) => {
      await this.work.answered(linkActor(link), { task, one }, given);
      await this.ground.links.mark(link.id, 'used', this.ground.parts.clock.now());
    });
  }

  /** Whether this link shows this file: one of its own task, while it shows that. */
  async fileOf(token: string, fileId: string): Promise<string | null> {
    const opened = await this.open(token);
    if (opened.over || !opened.link) return null;
    const shown = await this.ground.files.has(opened.link.taskId, fileId);
    return shown ? this.ground.parts.files.linkTo(fileId) : null;
  }

  private async using(
    token: string,
    act: (link: TaskLink, task: Task, one: TaskSubject) => Promise<void>,
  ): Promise<void> {
    const known = await this.linking.ofToken(token);
    if (!known) throw new Refusal('link-invalid', 'This link is none of ours.');
    await this.ground.changing(known.taskId, async (task, one) => {
      const link = (await this.ground.links.lock(known.id))!;
      const over = this.overOf(link, task);
      if (over) throw new Refusal('link-expired', 'This link is over.', { why: over });
      await act(link, task, one);
    });
  }

  private overOf(link: TaskLink | null, task: Task | null): LinkOver | null {
    if (!link || !task) return 'missing';
    if (link.usedAt) return 'used';
    if (link.revokedAt) return task.endedAt ? 'ended' : 'revoked';
    if (link.expiresAt <= this.ground.parts.clock.now()) return 'expired';
    return isWaiting(task) ? null : 'ended';
  }
}
