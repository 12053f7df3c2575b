import { type CaseTaskLink, type MadeCaseTaskLink } from '@yingda/contracts';
import { CASE_TASK_LIMITS, Refusal } from '@yingda/contracts/names';
import { type Actor, type AgentActor, refOf, type SystemActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import type { Task } from '../../domain/tasks/task';
import type { TaskSubject } from '../../domain/tasks/task-subject';
import type { TaskLink } from '../../storage/tasks/task-links';
import { notFound, type TaskGround } from './task-ground';

const DAY_MS = 24 * 3_600_000;
/** A link that is over still says so, and for so long. */
const KNOWN_MS = 365 * DAY_MS;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const MAILING: SystemActor = { kind: 'system', name: 'mail' };

/** Links by e-mail to one task: made, mailed, revoked. Only their id is signed into the address. */
export class TaskLinking {
  constructor(private readonly ground: TaskGround) {}

  /** @throws Refusal not-permitted, task-not-found, wrong-state, invalid-payload */
  async add(
    actor: AgentActor,
    { taskId, email }: { taskId: string; email?: string },
  ): Promise<MadeCaseTaskLink> {
    const link = await this.ground.changing(taskId, async (task, one) => {
      await this.ground.demandSupervision(actor, task, one);
      if (task.endedAt) throw new Refusal('wrong-state', 'This task is over.', { state: task.state });
      return this.make(actor, { task, one }, email?.trim() || null);
    });
    return { ...linkRecord(link), url: this.urlOf(link) };
  }

  /** Inside a unit of work, under the task's lock. Earlier links to the same task no longer work. */
  async make(
    actor: Actor,
    { task, one }: { task: Task; one: TaskSubject },
    wanted: string | null,
  ): Promise<TaskLink> {
    const { parts, links } = this.ground;
    const now = parts.clock.now();
    const department = await parts.directory.find(task.departmentId);
    const own = task.handlerId ? await parts.directory.emailOf(task.handlerId) : null;
    const email = wanted ?? own ?? department?.email ?? null;
    if (!email || !EMAIL.test(email) || email.length > 254)
      throw new Refusal('invalid-payload', 'There is no address to send the link to.', { field: 'email' });
    const latest = Math.max(now.getTime(), task.dueAt.getTime());
    const link: TaskLink = {
      ...{ id: newId(), taskId: task.id, email, language: department?.language ?? 'zh-CN', madeAt: now },
      expiresAt: new Date(latest + CASE_TASK_LIMITS.linkDays * DAY_MS),
      ...{ mailedAt: null, openedAt: null, usedAt: null, revokedAt: null },
    };
    await links.revokeOf(task.id, now);
    await links.add(link);
    await this.ground.written(actor, task, { step: 'link-made', note: email });
    await parts.outbox.append('case-task.link-made', one.id, { taskId: task.id, linkId: link.id });
    return link;
  }

  /** @throws Refusal not-permitted, task-not-found */
  async revoke(actor: AgentActor, linkId: string): Promise<CaseTaskLink> {
    const known = await this.ground.links.find(linkId);
    if (!known) throw notFound();
    await this.ground.changing(known.taskId, async (task, one) => {
      await this.ground.demandSupervision(actor, task, one);
      const link = (await this.ground.links.lock(linkId))!;
      if (link.usedAt || link.revokedAt) return;
      await this.ground.links.mark(linkId, 'revoked', this.ground.parts.clock.now());
      await this.ground.written(actor, task, { step: 'link-revoked', note: link.email });
    });
    return linkRecord((await this.ground.links.find(linkId))!);
  }

  /** Sends the mail of a link; once, however often it is heard. Not sent: whoever supervises sees that, and the address can be copied. */
  async mail({ linkId }: { linkId: string }): Promise<void> {
    const { parts, links, tasks } = this.ground;
    const link = await links.find(linkId);
    const task = link && (await tasks.find(link.taskId));
    if (!link || !task || link.mailedAt || link.revokedAt || link.usedAt) return;
    const one = await this.ground.subject(task);
    const department = await parts.directory.find(task.departmentId);
    const back =
      task.state === 'sent-back' ? (await tasks.lines(task.id)).filter((l) => l.step === 'sent-back') : [];
    const sent = await parts.mail.send({
      ...{
        email: link.email,
        language: link.language,
        caseNumber: one.number,
        text: task.text,
        dueAt: task.dueAt,
      },
      departmentName: department?.name[link.language] ?? '',
      url: this.urlOf(link),
      sentBack: back.at(-1)?.note ?? null,
    });
    if (!sent) return;
    await this.ground.changing(task.id, async (current) => {
      await links.mark(link.id, 'mailed', parts.clock.now());
      await this.ground.written(MAILING, current, { step: 'link-mailed', note: link.email });
    });
  }

  /** The link a token was signed for; null when it is none of ours. */
  async ofToken(token: string): Promise<TaskLink | null> {
    const { cryptor, clock } = this.ground.parts;
    const claim = cryptor.verify<{ caseTaskLink?: string }>(token, clock.now());
    return claim?.caseTaskLink ? this.ground.links.find(claim.caseTaskLink) : null;
  }

  private urlOf({ id, expiresAt }: TaskLink): string {
    const { cryptor, mail } = this.ground.parts;
    return mail.urlOf(cryptor.sign({ caseTaskLink: id }, new Date(expiresAt.getTime() + KNOWN_MS)));
  }
}

export function linkRecord({ taskId: _, language: __, ...link }: TaskLink): CaseTaskLink {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{
      id: link.id,
      email: link.email,
      madeAt: link.madeAt.toISOString(),
      expiresAt: link.expiresAt.toISOString(),
    },
    ...{ mailedAt: text(link.mailedAt), openedAt: text(link.openedAt) },
    ...{ usedAt: text(link.usedAt), revokedAt: text(link.revokedAt) },
  };
}

/** Who answers by a link: nobody with an account, so by the address it went to. */
export function linkActor({ email }: TaskLink): SystemActor {
  return { kind: 'system', name: email };
}

export const nameOf = (actor: Actor) => refOf(actor).name;
