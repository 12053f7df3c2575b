import { CASE_LIMITS, type CaseRelation, Refusal } from '@yingda/contracts/names';
import { type Actor, type AgentActor, refOf } from '@yingda/events';
import { isUuid } from '@yingda/platform';
import { notFound } from '../domain/access';
import type { Case, Changed, Happened } from '../domain/case';
import type { CaseGround } from './case-ground';

/** Notes of the investigation, files, and which cases belong together. */
export class NoteCase {
  constructor(private readonly ground: CaseGround) {}

  note(actor: Actor, target: { id: string; text: string }): Promise<Case> {
    return this.adding(actor, target.id, async () => ({ step: 'noted', note: target.text.trim() }));
  }

  /** @throws Refusal attachment-not-found, no-room */
  addFile(actor: AgentActor, { id, attachmentId }: { id: string; attachmentId: string }): Promise<Case> {
    const { belongings, files } = this.ground.parts;
    return this.adding(actor, id, async (_, at) => {
      const file = await files.find(actor, attachmentId);
      if (!file) throw new Refusal('attachment-not-found', 'There is no such file.');
      if ((await belongings.files(id)).length >= CASE_LIMITS.files)
        throw new Refusal('no-room', `A case holds ${CASE_LIMITS.files} files.`);
      const added = await belongings.addFile(id, { attachmentId, ...file, at, by: refOf(actor) });
      return added ? { step: 'file-added', details: { name: file.name, attachmentId } } : null;
    });
  }

  removeFile(actor: Actor, { id, attachmentId }: { id: string; attachmentId: string }): Promise<Case> {
    return this.adding(actor, id, async () => {
      const name = await this.ground.parts.belongings.removeFile(id, attachmentId);
      return name === null ? null : { step: 'file-removed', details: { name } };
    });
  }

  /** @throws Refusal case-not-found for the other one, invalid-payload for itself */
  async link(
    actor: Actor,
    { id, other, relation }: { id: string; other: string; relation: CaseRelation },
  ): Promise<Case> {
    const { cases, belongings } = this.ground.parts;
    const term: string = other.trim();
    const found = isUuid(term) ? await cases.find(term) : await cases.ofNumber(other.trim());
    if (!found) throw notFound();
    const with_ = await this.ground.readable(actor, found.id);
    if (with_.id === id)
      throw new Refusal('invalid-payload', 'A case does not belong to itself.', { field: 'other' });
    return this.adding(actor, id, async () => {
      await belongings.link(id, with_.id, relation);
      return { step: 'linked', details: { number: with_.number, caseId: with_.id, relation } };
    });
  }

  unlink(actor: Actor, { id, otherId }: { id: string; otherId: string }): Promise<Case> {
    const { cases, belongings } = this.ground.parts;
    return this.adding(actor, id, async () => {
      if (!(await belongings.unlink(id, otherId))) return null;
      return { step: 'unlinked', details: { number: (await cases.find(otherId))?.number ?? '' } };
    });
  }

  private adding(
    actor: Actor,
    id: string,
    add: (one: Case, at: Date) => Promise<Omit<Happened, 'at'> | null>,
  ): Promise<Case> {
    return this.ground.changing(
      actor,
      { id },
      {
        permission: 'case.work',
        work: async (one, { now }): Promise<Changed> => {
          const line = await add(one, now);
          if (!line) return { after: one, happened: [] };
          const news = { name: 'case.updated' as const, more: {} };
          return { after: one, happened: [{ ...line, at: now, news }] };
        },
      },
    );
  }
}
