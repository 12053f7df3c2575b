import { type RuleActionResult } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

export interface StoredWebhook {
  id: string;
  runId: string;
  action: number;
  url: string;
  body: string;
  state: 'sent' | 'done' | 'failed';
  tries: number;
  createdAt: Date;
}

/** Rows of `rule_webhooks`. */
export class WebhooksTable {
  constructor(private readonly database: Database) {}

  async add({
    id,
    runId,
    action,
    url,
    body,
    createdAt,
  }: Omit<StoredWebhook, 'state' | 'tries'>): Promise<void> {
    await this.database.query(
      'insert into rule_webhooks (id, run_id, action, url, body, created_at) values ($1, $2, $3, $4, $5, $6)',
      [id, runId, action, url, body, createdAt],
    );
  }

  async find(id: string): Promise<StoredWebhook | null> {
    const [row] = await this.database.query<StoredWebhook>(
      `select id, run_id as "runId", action, url, body, state, tries, created_at as "createdAt"
       from rule_webhooks where id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Once it is given up, its run has failed. */
  async tried(
    id: string,
    how: { state: StoredWebhook['state']; status: number | null; why: string | null; at: Date },
  ): Promise<void> {
    await this.database.query(
      `update rule_webhooks set tries = tries + 1, state = $2, status = $3, why = $4,
         ended_at = case when $2 = 'sent' then null else $5::timestamptz end
       where id = $1 and state = 'sent'`,
      [id, how.state, how.status, how.why, how.at],
    );
    if (how.state !== 'failed') return;
    await this.database.query(
      `update rule_runs r set state = 'failed' from rule_webhooks w
       where w.id = $1 and r.id = w.run_id and r.state = 'done'`,
      [id],
    );
  }

  /** How the webhooks of runs went: by run, then by action. */
  async ofRuns(runIds: readonly string[]): Promise<Map<string, Map<number, Partial<RuleActionResult>>>> {
    const rows = await this.database.query<{
      runId: string;
      action: number;
      state: StoredWebhook['state'];
      tries: number;
      status: number | null;
      why: string | null;
      endedAt: Date | null;
    }>(
      `select run_id as "runId", action, state, tries, status, why, ended_at as "endedAt"
       from rule_webhooks where run_id = any($1::uuid[])`,
      [runIds],
    );
    const byRun = new Map<string, Map<number, Partial<RuleActionResult>>>();
    for (const { runId, action, state, why, tries, status, endedAt } of rows) {
      const ofRun = byRun.get(runId) ?? new Map<number, Partial<RuleActionResult>>();
      byRun.set(runId, ofRun);
      const details = { tries: String(tries), ...(status === null ? {} : { status: String(status) }) };
      ofRun.set(action, { state, why, details, ...(endedAt ? { at: endedAt.toISOString() } : {}) });
    }
    return byRun;
  }
}
