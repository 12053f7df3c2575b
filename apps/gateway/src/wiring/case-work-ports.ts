import { AgentReader, DepartmentReader } from '@yingda/agents';
import {
  type DepartmentBrief,
  DepartmentDirectory,
  OwedWork,
  type OwedWorkItem,
  TaskMail,
  type TaskMailContent,
  WorkFiles,
} from '@yingda/cases';
import { type AttachmentFacts, type DepartmentRecord } from '@yingda/contracts';
import { Refusal, type PromiseReached } from '@yingda/contracts/names';
import { KeepFiles, ReadAttachment } from '@yingda/conversations';
import type { Actor } from '@yingda/events';
import { CLOCK, type Clock, Cryptor } from '@yingda/platform';
import { OweElsewhere } from '@yingda/promises';
import { ModuleRef } from '@nestjs/core';
import type { SmtpMailer } from '../mailer';
import { Lookup } from './lookup';
import { port } from './port';

const CASES = { kind: 'system', name: 'cases' } as const;
const LINK_MS = 5 * 60_000;

/** cases → agents: departments with their people. */
export class DirectoryForCases extends DepartmentDirectory {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async find(departmentId: string): Promise<DepartmentBrief | null> {
    const found = await this.lookup.get(DepartmentReader).find(departmentId);
    return found && briefOf(found);
  }
  override ofAgent(agentId: string): Promise<string[]> {
    return this.lookup.get(DepartmentReader).ofAgent(agentId);
  }
  override async emailOf(agentId: string): Promise<string | null> {
    const agents = await this.lookup.get(AgentReader).list();
    return agents.find(({ id, active }) => id === agentId && active)?.email ?? null;
  }
}

function briefOf({
  id,
  name,
  leadId,
  email,
  language,
  agentIds,
  archived,
}: DepartmentRecord): DepartmentBrief {
  return { id, name, leadId: leadId ?? null, email: email ?? null, language, agentIds, archived };
}

/** cases → promises: what is owed beside the stages of a case. */
export class OwedWorkForCases extends OwedWork {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async ensure(because: Actor, { key, dueAt, ...item }: OwedWorkItem): Promise<void> {
    // Whoever asks a department need not have the right to promise by hand.
    await this.lookup.get(OweElsewhere).ensure(CASES, {
      ...{ ...item, onceKey: key, due: { at: dueAt }, because },
    });
  }
  override settle(
    key: string,
    how: { at: Date; outcome: string; reached: PromiseReached; by: Actor },
  ): Promise<void> {
    return this.lookup.get(OweElsewhere).settle(key, how);
  }
  override move(key: string, dueAt: Date | null, why: { reason: string; by: Actor }): Promise<void> {
    return this.lookup.get(OweElsewhere).move(key, dueAt, why);
  }
  override hand(key: string, ownerId: string | null, why: { reason: string; by: Actor }): Promise<void> {
    return this.lookup.get(OweElsewhere).hand(key, ownerId, why);
  }
}

/** cases → conversations: files of tasks. What a customer sent may be shown on by whoever reads it. */
export class FilesForCaseWork extends WorkFiles {
  constructor(
    private readonly lookup: Lookup,
    private readonly signing: { cryptor: Cryptor; clock: Clock },
  ) {
    super();
  }
  override async keep(
    actor: Actor,
    attachmentIds: readonly string[],
  ): Promise<{ id: string; facts: AttachmentFacts }[]> {
    const all: { id: string; facts: AttachmentFacts }[] = [];
    for (const attachmentId of new Set(attachmentIds)) {
      const { id, kind: _, ...facts } = await this.kept(actor, attachmentId);
      all.push({ id, facts });
    }
    return all;
  }
  override linkTo(attachmentId: string): string {
    const { cryptor, clock } = this.signing;
    const expiresAt = new Date(clock.now().getTime() + LINK_MS);
    return `/files/${cryptor.sign({ attachment: attachmentId }, expiresAt)}`;
  }

  private async kept(actor: Actor, attachmentId: string) {
    try {
      return (await this.lookup.get(KeepFiles).execute(actor, { attachmentIds: [attachmentId] }))[0]!;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'attachment-not-found') throw error;
      return this.lookup.get(ReadAttachment).execute(actor, { attachmentId });
    }
  }
}

const WORDS = {
  'zh-CN': {
    feedback: '一条顾客反馈',
    subject: (number: string, back: boolean) => (back ? `请补充答复：${number}` : `请协助处理：${number}`),
    lines: ({ departmentName, caseNumber, text, dueAt, url, sentBack }: TaskMailContent) => [
      `${departmentName}：`,
      `客服请贵部门协助处理 ${caseNumber}，请在 ${at(dueAt, 'zh-CN')} 前答复。`,
      ...(sentBack ? [`上次答复被退回：${sentBack}`] : []),
      text,
      `打开链接查看并答复（无需登录，请勿转发）：`,
      url,
    ],
  },
  en: {
    feedback: 'feedback from a customer',
    subject: (number: string, back: boolean) =>
      back ? `Please answer again: ${number}` : `Your help is needed: ${number}`,
    lines: ({ departmentName, caseNumber, text, dueAt, url, sentBack }: TaskMailContent) => [
      `${departmentName},`,
      `Customer service asks for your help with ${caseNumber}. Please answer by ${at(dueAt, 'en')}.`,
      ...(sentBack ? [`The last answer was sent back: ${sentBack}`] : []),
      text,
      'Open this link to look at it and answer (no sign-in; do not pass it on):',
      url,
    ],
  },
} as const;

function at(moment: Date, language: 'zh-CN' | 'en'): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat(language, style).format(moment);
}

/** cases → mail: links to tasks, in the department's language. */
export class TasksByMail extends TaskMail {
  constructor(
    private readonly mailer: SmtpMailer,
    private readonly publicUrl: string,
  ) {
    super();
  }
  override urlOf(token: string): string {
    return `${this.publicUrl}/t/${token}`;
  }
  override send(mail: TaskMailContent): Promise<boolean> {
    const words = WORDS[mail.language];
    // Feedback has no number.
    const caseNumber = mail.caseNumber || words.feedback;
    const subject = words.subject(caseNumber, mail.sentBack !== null);
    const lines = words.lines({ ...mail, caseNumber });
    return this.mailer.send({ to: mail.email, subject, text: `${lines.join('\n\n')}\n` });
  }
}

/** All that tasks, remedies and actions ask of others, besides what cases do. */
export function caseWorkPorts(mailer: SmtpMailer, publicUrl: string) {
  return [
    port(DepartmentDirectory, DirectoryForCases),
    port(OwedWork, OwedWorkForCases),
    {
      provide: WorkFiles,
      inject: [ModuleRef, Cryptor, CLOCK],
      useFactory: (modules: ModuleRef, cryptor: Cryptor, clock: Clock) =>
        new FilesForCaseWork(new Lookup(modules), { cryptor, clock }),
    },
    { provide: TaskMail, useValue: new TasksByMail(mailer, publicUrl) },
  ];
}
