import { type ReplySynonyms, type ShopVariables } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { refOf, type Actor } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import { invalid } from '../../domain/replies/contents';
import type { ReplySettingsTable } from '../../storage/replies/reply-settings-table';
import { requireAutomation } from './require-automation';

/** Synonyms and variables of the shop: each a list that is saved whole, with the version that was read. */
export class EditReplySettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: ReplySettingsTable,
    private readonly audit: AuditLog,
  ) {}

  async synonyms(actor: Actor): Promise<ReplySynonyms> {
    requireAutomation(actor);
    const { synonyms, synonymsVersion } = await this.settings.read();
    return { groups: synonyms, version: synonymsVersion };
  }

  /** @throws Refusal not-permitted, stale-edit, invalid-setting */
  async saveSynonyms(actor: Actor, { groups, version }: ReplySynonyms): Promise<ReplySynonyms> {
    requireAutomation(actor);
    const kept = groups.map(({ words }) => ({ words: words.map((word) => word.trim()).filter(Boolean) }));
    if (kept.some(({ words }) => words.length < 2))
      throw invalid('groups', 'A group has two words at least.');
    await this.unitOfWork.run(async () => {
      const before = await this.settings.read('locked');
      if (before.synonymsVersion !== version) throw stale();
      await this.settings.saveSynonyms(kept);
      await this.record(actor, 'synonyms.edited', { groups: kept });
    });
    return this.synonyms(actor);
  }

  async variables(actor: Actor): Promise<ShopVariables> {
    requireAutomation(actor);
    const { variables, variablesVersion } = await this.settings.read();
    return { variables, version: variablesVersion };
  }

  /** @throws Refusal not-permitted, stale-edit, invalid-setting */
  async saveVariables(actor: Actor, { variables, version }: ShopVariables): Promise<ShopVariables> {
    requireAutomation(actor);
    const kept = variables.map(({ name, inboxId, language, value }) => {
      return { name, inboxId: inboxId ?? null, language: language ?? null, value: value.trim() };
    });
    const keys = kept.map(({ name, inboxId, language }) => `${name} ${inboxId ?? ''} ${language ?? ''}`);
    if (new Set(keys).size < keys.length) throw invalid('variables', 'A variable is set twice for the same.');
    await this.unitOfWork.run(async () => {
      const before = await this.settings.read('locked');
      if (before.variablesVersion !== version) throw stale();
      await this.settings.saveVariables(kept);
      await this.record(actor, 'shop-variables.edited', { variables: kept });
    });
    return this.variables(actor);
  }

  private async record(actor: Actor, action: string, details: Record<string, unknown>): Promise<void> {
    const { id: actorId, name: actorName } = refOf(actor);
    await this.audit.record({
      actorId,
      actorName,
      action,
      subjectKind: 'auto-reply',
      subjectId: null,
      details,
    });
  }
}

function stale(): Refusal {
  return new Refusal('stale-edit', 'Somebody has changed these meanwhile; look at them again.');
}
