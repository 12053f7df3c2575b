import { TIER_REPLY_TARGET_SECONDS, type Tier } from '@yingda/contracts/names';
import { AdjustableClock, type CalendarRules, newId, silentLog, UnitOfWork } from '@yingda/platform';
import type { TestDatabase } from '@yingda/testing';
import { createReports, type Reports } from '../../create-reports';
import type { ConversationHistory } from '../../domain/history';
import { Circumstances, Histories, Targets, Workplace, type CircumstancesNow } from '../../ports';
import { GivenItems } from './given-items';
import { quietEditions } from './quiet-editions';
import { GOLDEN } from './conversations.golden';
import { DESK_HOURS } from './golden-desk';
import { AGENTS, at, historyOf, INBOXES, TEAMS, ZONE } from './golden-histories';
import { PRESENCE } from './golden-presence';

/** Conversations that happened elsewhere. */
export class GivenHistories extends Histories {
  constructor(readonly histories: Map<string, ConversationHistory>) {
    super();
  }
  override async of(conversationIds: readonly string[]): Promise<ConversationHistory[]> {
    return conversationIds.flatMap((id) => this.histories.get(id) ?? []);
  }
  override async endedBefore(): Promise<string[]> {
    return [];
  }
  override async page(afterId: string | null, limit: number): Promise<string[]> {
    const ids = [...this.histories.keys()].sort();
    return ids.filter((id) => afterId === null || id > afterId).slice(0, limit);
  }
}

class GoldenCircumstances extends Circumstances {
  private readonly tiers = new Map<string, Tier>();
  private readonly desk = { id: newId(), version: 1, rules: DESK_HOURS as CalendarRules };

  override async of({
    customerId,
    inboxId,
  }: {
    customerId: string;
    inboxId: string;
  }): Promise<CircumstancesNow> {
    return { tier: this.tierOf(customerId), calendar: inboxId === INBOXES.desk ? this.desk : null };
  }

  tierOf(customerId: string): Tier {
    return this.tiers.get(customerId) ?? 'standard';
  }

  know(customerId: string, tier: Tier): void {
    this.tiers.set(customerId, tier);
  }
}

class GoldenTargets extends Targets {
  override async ofFigure(figure: string): Promise<number | null> {
    return figure === 'first-response' ? 120 : null;
  }
  override async firstResponse(): Promise<Record<Tier, number>> {
    return TIER_REPLY_TARGET_SECONDS;
  }
}

class GoldenWorkplace extends Workplace {
  override async timeZone(): Promise<string> {
    return ZONE;
  }
  override async staff() {
    return Object.entries(AGENTS).map(([name, agentId]) => ({
      agentId,
      teamIds: [name === 'eve' ? TEAMS.A : TEAMS.S],
      capacity: 4,
    }));
  }
  override async leads() {
    return [AGENTS.ann];
  }
}

/** What reports need beside what happened, of the golden shop. */
export function goldenNeeds() {
  const [circumstances, targets, workplace] = [
    new GoldenCircumstances(),
    new GoldenTargets(),
    new GoldenWorkplace(),
  ];
  return { circumstances, targets, workplace };
}

/** The golden conversations with their facts, on a spec's database; it is 2 November, noon. */
export function goldenReports(db: TestDatabase): Promise<Reports & { histories: GivenHistories }> {
  return reportsOf(
    db,
    GOLDEN.map((golden) => ({ history: historyOf(golden), tier: golden.tier })),
  );
}

/** Facts of some conversations, each of a customer of its own. */
export async function reportsOf(
  db: TestDatabase,
  given: readonly { history: ConversationHistory; tier?: Tier | undefined }[],
  items: GivenItems = new GivenItems(),
): Promise<Reports & { histories: GivenHistories }> {
  const circumstances = new GoldenCircumstances();
  const told = given.map(({ history, tier }) => {
    const customerId = newId();
    circumstances.know(customerId, tier ?? 'standard');
    return { ...history, customerId };
  });
  const histories = new GivenHistories(new Map(told.map((history) => [history.id, history])));
  const clock = new AdjustableClock(new Date(at('11-2 12:00:00')));
  const reports = createReports({
    ...{ database: db.database, unitOfWork: new UnitOfWork(db.database), clock, log: silentLog },
    ...{
      outbox: db.outbox,
      histories,
      itemHistories: items,
      circumstances,
      ...quietEditions,
      targets: new GoldenTargets(),
      workplace: new GoldenWorkplace(),
    },
  });
  while (await reports.backfillFacts.execute()) await reports.recordFacts.execute();
  while ((await reports.recordFacts.execute()) > 0);
  while (await reports.recordItems.backfill()) await reports.recordItems.execute();
  await reports.presenceFacts.add(PRESENCE);
  return { ...reports, histories };
}
