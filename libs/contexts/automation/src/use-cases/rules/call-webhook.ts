import { RULE_LIMITS } from '@yingda/contracts/names';
import { type Clock, type Cryptor, type Jobs, newId } from '@yingda/platform';
import { secretOf, signedHeaders } from '../../domain/rules/webhook';
import type { RuleOutside, RuleSheet } from '../../rule-ports';
import type { StoredRun } from '../../storage/rules/runs-table';
import type { WebhooksTable } from '../../storage/rules/webhooks-table';
import type { Outcome } from './act';

export const WEBHOOK_JOB = 'automation.rule-webhook';
/** With growing pauses from 5 seconds on: about three quarters of an hour in all. */
const TRIES = 9;
export const WEBHOOK_RETRIES = { retryLimit: TRIES - 1, retryDelay: 5, concurrency: 2 } as const;

/** Tells the shop's own systems; sent by a job, so that a slow receiver holds up no rule. */
export class CallWebhook {
  constructor(
    private readonly webhooks: WebhooksTable,
    private readonly jobs: Jobs,
    private readonly way: { outside: RuleOutside; cryptor: Cryptor },
    private readonly clock: Clock,
  ) {}

  async execute(run: StoredRun, at: number, sheet: RuleSheet | null): Promise<Outcome> {
    const [id, createdAt] = [newId(), this.clock.now()];
    const body = JSON.stringify(bodyOf(run, sheet, createdAt));
    await this.webhooks.add({ id, runId: run.id, action: at, url: run.actions[at]!.url!, body, createdAt });
    await this.jobs.send(WEBHOOK_JOB, { id });
    return { state: 'sent', why: null, details: { webhookId: id } };
  }

  /** One try; throws to be tried again. */
  async deliver({ id }: { id: string }): Promise<void> {
    const webhook = await this.webhooks.find(id);
    if (webhook?.state !== 'sent') return;
    const { url, body, tries } = webhook;
    const at = this.clock.now();
    const secret = secretOf(this.way.cryptor.derive(`rule-webhooks ${new URL(url).origin}`));
    let [status, why]: [number | null, string | null] = [null, null];
    try {
      const headers = signedHeaders({ id, body, at }, secret);
      status = await this.way.outside.post({ url, headers, body, seconds: RULE_LIMITS.webhookSeconds });
    } catch (error) {
      why = (error as Error).message.slice(0, 300);
    }
    const done = status !== null && status >= 200 && status < 300;
    // 410: the receiver wants nothing more.
    const over = done || status === 410 || tries + 1 >= TRIES;
    why = done ? null : (why ?? `The receiver answered ${status}.`);
    await this.webhooks.tried(id, { state: done ? 'done' : over ? 'failed' : 'sent', status, why, at });
    if (!over) throw new Error(`A webhook of a rule did not arrive: ${why}`);
  }
}

function bodyOf(run: StoredRun, sheet: RuleSheet | null, at: Date): object {
  const { ruleId, ruleName, trigger, facts, customerId } = run;
  const { attributes: _, ...said } = { ...sheet?.facts, ...facts.event };
  return {
    type: 'rule.matched',
    timestamp: at.toISOString(),
    data: {
      rule: { id: ruleId, name: ruleName },
      ...{ runId: run.id, trigger, eventId: run.eventId },
      conversation: run.conversationId ? { id: run.conversationId, number: run.number } : null,
      customer: customerId ? { id: customerId } : null,
      facts: said,
    },
  };
}
