import {
  type AddSurveyForm,
  type EditSurveyForm,
  type SurveyForm,
  type SurveyFormContent,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { refOf, type Actor } from '@yingda/events';
import { type AuditLog, type Clock, newId, type Outbox, type UnitOfWork } from '@yingda/platform';
import { problemOf } from '../domain/form';
import type { FormsTable } from '../storage/forms';
import { requireEdit } from './rights';

const MOST = 100;

/** What is written with an edit. */
export interface EditParts {
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
}

/** Changes forms. Every version is kept: what was sent is answered by the form it was sent with. */
export class EditForms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly forms: FormsTable,
    private readonly parts: EditParts,
  ) {}

  /** Behind all others. @throws Refusal not-permitted, invalid-setting, already-exists */
  async add(actor: Actor, { key, ...content }: AddSurveyForm & { id?: string }): Promise<SurveyForm> {
    return this.changed(actor, 'survey-form.added', (all, made) => {
      if (all.length >= MOST) throw new Refusal('invalid-setting', `There can be ${MOST} forms.`);
      if (key && all.some((one) => one.key === key))
        throw new Refusal('already-exists', `There is a form with the key ${key}.`);
      const id = newId();
      return { ...content, ...made, id, key: key ?? `sv-${id.slice(-8)}`, version: 1, place: all.length + 1 };
    });
  }

  /** @throws Refusal not-permitted, invalid-setting, not-found, stale-edit */
  async edit(actor: Actor, id: string, { version, ...content }: EditSurveyForm): Promise<SurveyForm> {
    return this.changed(actor, 'survey-form.edited', (all, made) => {
      const known = all.find((one) => one.id === id);
      if (!known) throw new Refusal('not-found', 'There is no such form.');
      if (known.version !== version)
        throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
      return { ...known, ...content, ...made, version: version + 1 };
    });
  }

  /** @throws Refusal not-permitted; stale-edit when it does not name each form once */
  async order(actor: Actor, formIds: readonly string[]): Promise<SurveyForm[]> {
    requireEdit(actor);
    return this.unitOfWork.run(async () => {
      const known = (await this.forms.lock()).map(({ id }) => id);
      if ([...formIds].sort().join() !== known.sort().join())
        throw new Refusal('stale-edit', 'The list has changed meanwhile; look at it again.');
      await this.forms.place(formIds);
      return this.forms.all();
    });
  }

  /** What is wrong with a form; null when nothing is. @throws Refusal not-permitted */
  check(actor: Actor, content: SurveyFormContent): string | null {
    requireEdit(actor);
    return problemOf(content);
  }

  private async changed(
    actor: Actor,
    action: string,
    change: (all: SurveyForm[], made: Pick<SurveyForm, 'changedAt' | 'changedBy'>) => SurveyForm,
  ): Promise<SurveyForm> {
    requireEdit(actor);
    const { clock, outbox, audit } = this.parts;
    return this.unitOfWork.run(async () => {
      const { id: actorId, name: actorName } = refOf(actor);
      const made = { changedAt: clock.now().toISOString(), changedBy: actorName };
      const form = withNothingMissing(change(await this.forms.lock(), made));
      const problem = problemOf(form);
      if (problem) throw new Refusal('invalid-setting', problem);
      await this.forms.save(form);
      const { id, key } = form;
      await outbox.append('survey-form.updated', id, { formId: id, key });
      const subject = { subjectKind: 'survey-form', subjectId: id };
      await audit.record({ actorId, actorName, action, ...subject, details: { ...form } });
      return form;
    });
  }
}

/** What may be left out on the wire is null here, so that every version has every field. */
function withNothingMissing(form: SurveyForm): SurveyForm {
  return { ...form, remindAfterHours: form.remindAfterHours ?? null };
}
