import { type RuleContent, type RuleRecord } from '@yingda/contracts';
import { Refusal, RULE_LIMITS } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { type AuditLog, type Clock, newId, type UnitOfWork } from '@yingda/platform';
import { checkRule } from '../../domain/rules/check-rule';
import { contentOf, type RulesTable } from '../../storage/rules/rules-table';
import { requireAll, requireEditing } from './rights';

type Versioned = { id: string; version: number };

/** Changes rules. Every edit is a version; going back to one makes a new one, so that nothing is ever lost. */
export class EditRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly rules: RulesTable,
    private readonly audit: AuditLog,
  ) {}

  /** Behind all others: what ran before goes on before it. @throws Refusal not-permitted, invalid-setting */
  async add(actor: Actor, content: RuleContent & { key?: string; id?: string }): Promise<RuleRecord> {
    requireEditing(actor, content);
    checkRule(content);
    return this.changed(actor, 'rule.added', async (save) => {
      const all = await this.rules.all();
      if (all.length >= RULE_LIMITS.rules)
        throw new Refusal('invalid-setting', `There can be ${RULE_LIMITS.rules} rules.`);
      const place = Math.max(0, ...all.map((rule) => rule.place)) + 1;
      return save(content, { id: content.id ?? newId(), key: content.key ?? null, place, version: 1 });
    });
  }

  /** @throws Refusal not-permitted, invalid-setting, not-found, stale-edit */
  async edit(actor: Actor, content: RuleContent & Versioned): Promise<RuleRecord> {
    requireEditing(actor, content);
    checkRule(content);
    return this.changed(actor, 'rule.edited', async (save) => {
      const known = await this.known(actor, content);
      return save(content, { ...known, version: known.version + 1 });
    });
  }

  /** On again, one that has paused itself goes on. @throws as `edit` */
  async enable(actor: Actor, { enabled, ...command }: Versioned & { enabled: boolean }): Promise<RuleRecord> {
    return this.changed(actor, enabled ? 'rule.enabled' : 'rule.disabled', async (save) => {
      const known = await this.known(actor, command);
      return save({ ...known, enabled }, { ...known, version: known.version + 1 });
    });
  }

  /** The earlier one becomes the newest. @throws as `edit`; invalid-setting where it can no longer be */
  async restore(actor: Actor, { restore, ...command }: Versioned & { restore: number }): Promise<RuleRecord> {
    return this.changed(actor, 'rule.restored', async (save) => {
      const known = await this.known(actor, command);
      const earlier = await this.rules.version(command.id, restore);
      if (!earlier) throw new Refusal('not-found', 'There is no such version.');
      requireEditing(actor, earlier);
      checkRule(earlier);
      return save(earlier, { ...known, version: known.version + 1, restoredFrom: restore });
    });
  }

  /** @throws Refusal not-permitted; stale-edit when it does not name each rule once */
  async order(actor: Actor, ruleIds: readonly string[]): Promise<RuleRecord[]> {
    requireAll(actor);
    return this.unitOfWork.run(async () => {
      await this.rules.change();
      const known = (await this.rules.all()).map(({ id }) => id);
      if ([...ruleIds].sort().join() !== [...known].sort().join())
        throw new Refusal('stale-edit', 'The list has changed meanwhile; look at it again.');
      await this.rules.place(ruleIds);
      await this.record(actor, 'rule.ordered', { id: null, ruleIds });
      return this.rules.all();
    });
  }

  /** Its runs and versions stay, for whoever asks what it did. @throws Refusal not-permitted, not-found */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.rules.change();
      const known = await this.rules.find({ id });
      if (!known) throw notFound();
      requireEditing(actor, known);
      await this.rules.remove(id);
      await this.record(actor, 'rule.removed', { id, name: known.name });
    });
  }

  private async known(actor: Actor, { id, version }: Versioned): Promise<RuleRecord> {
    const known = await this.rules.find({ id });
    if (!known) throw notFound();
    requireEditing(actor, known);
    if (known.version !== version)
      throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.', {
        version: known.version,
      });
    return known;
  }

  private changed(
    actor: Actor,
    action: string,
    change: (
      save: (
        content: RuleContent,
        as: Pick<RuleRecord, 'id' | 'key' | 'place' | 'version'> & { restoredFrom?: number },
      ) => Promise<RuleRecord>,
    ) => Promise<RuleRecord>,
  ): Promise<RuleRecord> {
    return this.unitOfWork.run(async () => {
      // The row of settings first: edits come one after the other, and each sees what the one before has left.
      await this.rules.change();
      return change(async (content, { id, key, place, version, restoredFrom = null }) => {
        const at = this.clock.now();
        const byName = refOf(actor).name;
        const paused = { pausedAt: null, pausedWhy: null, lastRunAt: null };
        const said = { ...contentOf(content), enabled: content.enabled };
        const record = { ...said, ...{ id, key, place, version }, ...paused };
        const rule = { ...record, updatedAt: at.toISOString(), updatedBy: byName };
        await this.rules.save(rule, { at, byName, restoredFrom });
        await this.record(actor, action, { id, version, restoredFrom, ...said });
        return (await this.rules.find({ id }))!;
      });
    });
  }

  private async record(
    actor: Actor,
    action: string,
    { id: subjectId, ...details }: { id: string | null; [detail: string]: unknown },
  ): Promise<void> {
    const { id: actorId, name: actorName } = refOf(actor);
    await this.audit.record({
      ...{ actorId, actorName, action, subjectKind: 'rule', subjectId },
      details,
    });
  }
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such rule.');
}
