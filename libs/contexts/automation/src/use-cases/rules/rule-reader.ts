import {
  type RuleActivity,
  type RuleRecord,
  type RuleRun,
  type RuleRunPage,
  type RuleVersion,
  type RuleVocabulary,
  type RuleWebhookSecret,
} from '@yingda/contracts';
import { Refusal, type RuleRunState } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type Clock, type Cryptor, isUuid } from '@yingda/platform';
import { vocabulary } from '../../domain/rules/vocabulary';
import { secretOf } from '../../domain/rules/webhook';
import type { RulesTable } from '../../storage/rules/rules-table';
import { runOf, type RunsAsked, type RunsTable } from '../../storage/rules/runs-table';
import type { WebhooksTable } from '../../storage/rules/webhooks-table';
import { requireAll, requireReading, wordsOfTeams } from './rights';

/** Where a list goes on, and what of it is shown. */
export interface RunsPage {
  cursor?: string;
  limit?: number;
  state?: RuleRunState;
}

/** Rules, their versions and their log, as screens show them. */
export class RuleReader {
  constructor(
    private readonly rules: RulesTable,
    private readonly runs: RunsTable,
    private readonly webhooks: WebhooksTable,
    private readonly cryptor: Cryptor,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<RuleRecord[]> {
    requireReading(actor);
    return this.rules.all();
  }

  async one(actor: Actor, id: string): Promise<RuleRecord> {
    requireReading(actor);
    const rule = await this.rules.find({ id });
    if (!rule) throw new Refusal('not-found', 'There is no such rule.');
    return rule;
  }

  /** How each did within 7 days. */
  async activity(actor: Actor): Promise<RuleActivity[]> {
    requireReading(actor);
    const doings = await this.runs.activity(new Date(this.clock.now().getTime() - 7 * 86_400_000));
    return doings.map((one) => ({ ...one, lastFailedAt: one.lastFailedAt?.toISOString() ?? null }));
  }

  vocabulary(actor: Actor): RuleVocabulary {
    requireReading(actor);
    return vocabulary;
  }

  async versions(actor: Actor, id: string): Promise<RuleVersion[]> {
    requireReading(actor);
    return this.rules.versions(id);
  }

  /** Of a rule, also one that has been removed. What customers wrote is told where the conversation may be read. */
  async runsOf(actor: Actor, ruleId: string, page: RunsPage): Promise<RuleRunPage> {
    requireReading(actor);
    const found = await this.page({ ruleId }, page);
    return wordsOfTeams(actor) ? { ...found, runs: found.runs.map(withoutWords) } : found;
  }

  /** Whoever may read the conversation may know what was done to it; that is asked before. */
  async runsIn(conversationId: string, page: RunsPage): Promise<RuleRunPage> {
    return this.page({ conversationId }, page);
  }

  /** @throws Refusal not-permitted, invalid-setting */
  webhookSecret(actor: Actor, url: string): RuleWebhookSecret {
    requireAll(actor);
    if (!URL.canParse(url)) throw new Refusal('invalid-setting', 'url: It is no address.', { path: 'url' });
    const { origin } = new URL(url);
    return { origin, secret: secretOf(this.cryptor.derive(`rule-webhooks ${origin}`)) };
  }

  private async page(by: RunsAsked['by'], { cursor, limit = 30, state }: RunsPage): Promise<RuleRunPage> {
    const asked = { by, state: state ?? null, before: momentOf(cursor), limit: limit + 1 };
    const found = await this.runs.page(asked);
    const shown = found.slice(0, limit);
    const webhooks = await this.webhooks.ofRuns(shown.map(({ id }) => id));
    const last = shown.at(-1);
    return {
      runs: shown.map((run) => runOf(run, webhooks.get(run.id) ?? new Map())),
      next: found.length > limit && last ? `${last.createdAt.toISOString()}_${last.id}` : null,
    };
  }
}

function withoutWords(run: RuleRun): RuleRun {
  const conditions = run.conditions.map(({ actual, ...test }) => {
    const hidden = test.field === 'message.text' || test.field === 'customer.attribute';
    return hidden || actual === undefined ? test : { ...test, actual };
  });
  return { ...run, conditions };
}

function momentOf(cursor: string | undefined): { at: Date; id: string } | null {
  if (!cursor) return null;
  const [at = '', id = ''] = cursor.split('_');
  if (Number.isNaN(Date.parse(at)) || !isUuid(id))
    throw new Refusal('invalid-payload', 'This is not the place where a page ended.');
  return { at: new Date(at), id };
}
