import {
  type AddCaseKind,
  type CaseKind,
  type CaseKindContent,
  type CaseWords,
  type CaseWordsRecord,
  type EditCaseKind,
} from '@yingda/contracts';
import { CASE_LIMITS, Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { CaseAccess } from '../domain/access';
import type { CaseParts } from './case-parts';

/** The shop's policy of cases: kinds with their forms and times, and the words that call a manager. */
export class EditCaseKinds {
  constructor(private readonly parts: CaseParts) {}

  all(): Promise<CaseKind[]> {
    return this.parts.kinds.all();
  }

  words(): Promise<CaseWordsRecord> {
    return this.parts.kinds.words();
  }

  /** @throws Refusal not-permitted, already-exists, invalid-setting, no-room */
  async add(actor: AgentActor, { key, ...content }: AddCaseKind): Promise<CaseKind> {
    this.demand(actor);
    const plan = sound(content);
    return this.parts.unitOfWork.run(async () => {
      if ((await this.parts.kinds.lockAll()).length >= CASE_LIMITS.kinds)
        throw new Refusal('no-room', `A shop has at most ${CASE_LIMITS.kinds} kinds of cases.`);
      if (!(await this.parts.kinds.add(key, plan)))
        throw new Refusal('already-exists', 'There is a kind of this key.', { key });
      await this.record(actor, 'case-kind.added', { key, plan });
      return (await this.parts.kinds.find(key))!;
    });
  }

  /** Open cases keep the times they were given. @throws Refusal not-permitted, case-kind-not-found, stale-edit */
  async edit(actor: AgentActor, key: string, { version, ...content }: EditCaseKind): Promise<CaseKind> {
    this.demand(actor);
    const plan = sound(content);
    return this.parts.unitOfWork.run(async () => {
      if (!(await this.parts.kinds.find(key)))
        throw new Refusal('case-kind-not-found', 'There is no such kind of case.', { kind: key });
      if (!(await this.parts.kinds.edit(key, plan, version)))
        throw new Refusal('stale-edit', 'Somebody else has changed this kind; look at it again.');
      await this.record(actor, 'case-kind.edited', { key, plan });
      return (await this.parts.kinds.find(key))!;
    });
  }

  async order(
    actor: AgentActor,
    { key, before }: { key: string; before?: string | null },
  ): Promise<CaseKind[]> {
    this.demand(actor);
    return this.parts.unitOfWork.run(async () => {
      const keys = (await this.parts.kinds.lockAll()).map((kind) => kind.key);
      if (!keys.includes(key) || (before && !keys.includes(before)))
        throw new Refusal('case-kind-not-found', 'There is no such kind of case.', { kind: key });
      const rest = keys.filter((one) => one !== key);
      const at = before && before !== key ? rest.indexOf(before) : rest.length;
      await this.parts.kinds.order(before === key ? keys : [...rest.slice(0, at), key, ...rest.slice(at)]);
      await this.record(actor, 'case-kind.ordered', { key, before: before ?? null });
      return this.parts.kinds.all();
    });
  }

  async editWords(
    actor: AgentActor,
    { version, media, authority, safety }: CaseWords & { version: number },
  ): Promise<CaseWordsRecord> {
    this.demand(actor);
    const clean = (list: string[]) => [...new Set(list.map((word) => word.trim()).filter(Boolean))];
    const words = { media: clean(media), authority: clean(authority), safety: clean(safety) };
    return this.parts.unitOfWork.run(async () => {
      if (!(await this.parts.kinds.editWords(words, version)))
        throw new Refusal('stale-edit', 'Somebody else has changed the words; look at them again.');
      await this.record(actor, 'case-words.edited', words);
      return this.parts.kinds.words();
    });
  }

  private demand(actor: AgentActor): void {
    CaseAccess.demandAny(actor, 'case-policy.edit');
  }

  private async record(actor: AgentActor, action: string, details: object): Promise<void> {
    await this.parts.audit.record({
      ...{ actorId: actor.agentId, actorName: actor.name, action },
      ...{ subjectKind: 'case-policy', subjectId: null, details: { ...details } },
    });
  }
}

/** Times that follow one another, and a form without two fields of one name. @throws Refusal invalid-setting */
function sound(content: CaseKindContent): CaseKindContent {
  const { deadlines, fields, reasons } = content;
  const wrong = (field: string, sentence: string) => new Refusal('invalid-setting', sentence, { field });
  if (deadlines.answerMinutes > deadlines.resultMinutes)
    throw wrong('answerMinutes', 'The first answer is due before the result.');
  if (deadlines.extendedMinutes !== null && deadlines.extendedMinutes <= deadlines.answerMinutes)
    throw wrong('extendedMinutes', 'An extension is longer than the time for the first answer.');
  for (const name of ['decideMinutes', 'executeMinutes'] as const)
    if ((deadlines[name] ?? 0) > deadlines.resultMinutes)
      throw wrong(name, 'A step is due before the result.');
  if (new Set(fields.map(({ key }) => key)).size < fields.length)
    throw wrong('fields', 'Two fields have the same key.');
  if (new Set(reasons.map(({ key }) => key)).size < reasons.length)
    throw wrong('reasons', 'Two reasons have the same key.');
  if (fields.some(({ type, choices }) => type === 'choice' && choices.length === 0))
    throw wrong('fields', 'A choice has something to choose from.');
  return content;
}
