import { type StaffingFacts, type StaffingSettings } from '@yingda/contracts';
import { median } from '../domain/forecast';
import type { Workload } from '../ports';
import type { StaffingFiles } from './staffing-files';
import type { TeamCalendars, TeamDays } from './team-days';
import type { TeamSpells } from './team-spells';

/** So few conversations say nothing of how long the next takes. */
const LEAST_HANDLED = 5;
const ASSUMED_SECONDS = 600;
const PROMOTION_PERCENT = 20;

/** What a team's coverage is worked out with, beside what came and what is marked. */
export interface TeamParts {
  settings: StaffingSettings;
  inboxIds: string[];
  days: TeamDays;
  facts: Omit<StaffingFacts, 'pastDays' | 'countedFrom'>;
}

/** Gathers it. */
export class CoverageParts {
  constructor(
    private readonly workload: Workload,
    private readonly files: StaffingFiles,
    private readonly calendars: TeamCalendars,
    readonly spells: TeamSpells,
  ) {}

  /** @throws Refusal team-not-found */
  async of(teamId: string): Promise<TeamParts> {
    const settings = await this.files.settings(teamId);
    const inboxIds = await this.workload.inboxesOf(teamId);
    return {
      ...{ settings, inboxIds },
      days: await this.calendars.of(teamId, inboxIds),
      facts: await this.facts(teamId),
    };
  }

  private async facts(teamId: string): Promise<TeamParts['facts']> {
    const handled = await this.workload.handleTime(teamId);
    const promotion = await this.workload.isPromotion();
    const capacities = (await this.files.members(teamId)).map(({ capacity }) => capacity);
    const places = Math.max(1, Math.floor(median(capacities)));
    const enough = handled !== null && handled.count >= LEAST_HANDLED;
    return {
      handleSeconds: enough ? Math.max(1, Math.round(handled.seconds)) : ASSUMED_SECONDS,
      handleCount: enough ? handled.count : 0,
      // As routing raises them: in whole places.
      places: promotion ? Math.ceil((places * (100 + PROMOTION_PERCENT)) / 100) : places,
      promotion,
    };
  }
}
