import { type RuleActionResult } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import {
  type Clock,
  fewAtOnce,
  isConnectionError,
  type Log,
  Rounds,
  type UnitOfWork,
} from '@yingda/platform';
import { HOLDS, holdOf } from '../../domain/rules/limits';
import type { RulesTable } from '../../storage/rules/rules-table';
import type { RunsTable, StoredRun } from '../../storage/rules/runs-table';
import type { Act } from './act';
import type { PauseRule } from './pause-rule';

const [BATCH, POLL_MS] = [100, 1_000];

/**
 * Does what runs have to do. Each action is a transaction of its own together with its line in the log: whoever is
 * killed between two leaves the rest to the next, and nothing is done twice or without being written down.
 * Runs of one conversation go one after the other; different conversations at once, on as many nodes as there are.
 */
export class RunRules {
  private readonly rounds: Rounds;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tables: { rules: RulesTable; runs: RunsTable },
    private readonly does: { act: Act; pause: PauseRule },
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.rounds = new Rounds(() => this.look(), { name: 'Running of rules', log, everyMs: POLL_MS });
  }

  /** With `when`, works only while that is true. */
  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  /** There is something to do, now. */
  wake(): void {
    this.rounds.wake();
  }

  /** Everything there is to do now; called by itself while started, by specs as they like. */
  async runDue(): Promise<void> {
    while ((await this.look()) === 0);
  }

  private async look(): Promise<number | null> {
    const due = await this.tables.runs.due(BATCH);
    const groups = new Map<string, string[]>();
    for (const { id, of } of due) groups.set(of, [...(groups.get(of) ?? []), id]);
    let progress = 0;
    const runAll = async (ids: readonly string[]) => {
      for (const id of ids) if (await this.run(id)) progress += 1;
    };
    // One that cannot even begin holds up nobody else's.
    await fewAtOnce([...groups.values()], runAll, {
      failed: (err) => {
        if (isConnectionError(err)) throw err;
        this.log.error({ err }, 'A run of a rule has trouble and is tried again');
      },
    });
    // Those that others work on are looked at again by the clock.
    return progress > 0 ? 0 : null;
  }

  /** Whether anything of it was done here. */
  private async run(id: string): Promise<boolean> {
    let steps = 0;
    while (await this.step(id)) steps += 1;
    return steps > 0;
  }

  /** One step of a run: its beginning, or one action. False when there is nothing more to do here. */
  private async step(id: string): Promise<boolean> {
    let at: number | null = null;
    try {
      return await this.unitOfWork.run(async () => {
        const run = await this.tables.runs.claim(id);
        if (!run) return false;
        if (run.begunAt === null) return this.begin(run);
        at = run.results.length;
        await this.keep(run, await this.does.act.execute(run, at));
        return true;
      });
    } catch (error) {
      if (isConnectionError(error) || at === null) throw error;
      return this.failed(id, at, error);
    }
  }

  // What the action wrote is undone; that it failed is kept.
  private async failed(id: string, at: number, error: unknown): Promise<boolean> {
    if (!(error instanceof Refusal)) this.log.error({ err: error, runId: id }, 'An action of a rule failed');
    const why =
      error instanceof Refusal
        ? `${error.code}: ${error.message}`
        : 'It failed for a reason of ours; see the log.';
    return this.unitOfWork.run(async () => {
      const run = await this.tables.runs.claim(id);
      if (run?.results.length !== at) return run !== null;
      await this.keep(run, { state: 'failed', why, details: {} });
      return true;
    });
  }

  private async begin(run: StoredRun): Promise<boolean> {
    const now = this.clock.now();
    const rule = await this.tables.rules.version(run.ruleId, run.ruleVersion);
    const hold = holdOf(await this.tables.runs.lately(run, now), rule ?? {});
    if (hold) {
      await this.tables.runs.save({ ...run, state: 'held', why: HOLDS[hold], begunAt: now, endedAt: now });
      if (hold === 'storm') await this.does.pause.execute(run, HOLDS.storm);
    } else await this.tables.runs.save({ ...run, begunAt: now });
    return hold === null;
  }

  private async keep(run: StoredRun, result: Omit<RuleActionResult, 'kind' | 'at'>): Promise<void> {
    const now = this.clock.now();
    const { kind } = run.actions[run.results.length]!;
    const results = [
      ...run.results,
      { kind, at: now.toISOString(), ...result, why: result.why?.slice(0, 500) },
    ];
    const over = results.length === run.actions.length;
    const ended = results.some(({ state }) => state === 'failed') ? 'failed' : 'done';
    const state = result.state === 'waiting' ? 'waiting' : over ? ended : 'running';
    const endedAt = over ? now : null;
    await this.tables.runs.save({ ...run, state, endedAt, results: results as RuleActionResult[] });
  }
}
