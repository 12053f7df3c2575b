import { type CannedResponseRecord, type CannedUsage } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { tokens, type Clock } from '@yingda/platform';
import { CannedSuggester, type Suggested } from '../domain/canned/suggest';
import { type CannedResponse, toRecord } from '../domain/canned-response';
import { sightOf } from '../domain/rights';
import type { CannedResponseTable } from '../storage/canned-responses';
import type { CannedUseTable } from '../storage/canned/canned-use-table';

const DAY_MS = 24 * 3_600_000;
/** Lists put first what was used in so many days. */
const LATELY_DAYS = 90;

/** The canned responses that people see. */
export class CannedReader {
  private readonly suggester = new CannedSuggester(tokens);

  constructor(
    private readonly responses: CannedResponseTable,
    private readonly uses: CannedUseTable,
    private readonly clock: Clock,
  ) {}

  /** By category, then shortcut; empty for people who neither insert nor edit any. */
  async visibleTo(actor: Actor): Promise<CannedResponseRecord[]> {
    return (await this.withUses(actor)).map(({ used, ...response }) => toRecord(response, used));
  }

  /** Those that answer what a customer has written, best first; among those the agent sees. */
  async suggest(actor: Actor, { text }: { text: string }): Promise<Suggested[]> {
    return this.suggester.rank(text, await this.withUses(actor));
  }

  /** How those somebody sees were used in so many days. Who has used them is told to all who see them, as they are colleagues. */
  async usage(actor: Actor, { days }: { days: number }): Promise<CannedUsage[]> {
    const seen = await this.responses.visible(sightOf(actor));
    return this.uses.usage(
      seen.map(({ id }) => id),
      this.daysAgo(days),
    );
  }

  private async withUses(actor: Actor): Promise<(CannedResponse & { used: number })[]> {
    const seen = await this.responses.visible(sightOf(actor));
    const counts = await this.uses.counts(
      seen.map(({ id }) => id),
      this.daysAgo(LATELY_DAYS),
    );
    return seen.map((response) => ({ ...response, used: counts.get(response.id) ?? 0 }));
  }

  private daysAgo(days: number): Date {
    return new Date(this.clock.now().getTime() - days * DAY_MS);
  }
}
