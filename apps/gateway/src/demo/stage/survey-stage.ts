import { BusinessHours, Customers, Staff, Talks as OwedTalks } from '@yingda/promises';
import { Channels, People, type Said, Speaking, SurveyPages, Talks } from '@yingda/surveys';
import type { Provider } from '@nestjs/common';
import { Database } from '@yingda/platform';
import { CustomerNamesView } from '../../views/customer-names';
import { SurveyFactsView } from '../../views/survey-facts';
import { port } from '../../wiring/port';
import { CustomersForPromises, TalksForPromises } from '../../wiring/promise-ports';
import { PeopleForSurveys, TalksForSurveys } from '../../wiring/survey-ports';

/** What was asked then reached whom it asked; the stage sends nothing. */
class EverythingWasAsked extends Speaking {
  override async say(): Promise<Said> {
    return { said: true, unsaid: null };
  }
}

/** On the stage nobody of the shop plays a shopper. */
class NobodyPretends extends PeopleForSurveys {
  override async isStaff(): Promise<boolean> {
    return false;
  }
}

class EveryChannelAsked extends Channels {
  override canAsk(): boolean {
    return true;
  }
  override async endSession(): Promise<'none'> {
    return 'none';
  }
}

class NoPage extends SurveyPages {
  override urlOf(): string {
    return '';
  }
}

/** The demo shop is open round the clock. */
class AlwaysOpen extends BusinessHours {
  override async of(): Promise<null> {
    return null;
  }
}

/** What surveys ask of others, on the stage. */
export const stagedSurveys: Provider[] = [
  port(Talks, TalksForSurveys),
  port(People, NobodyPretends),
  { provide: Speaking, useClass: EverythingWasAsked },
  { provide: Channels, useClass: EveryChannelAsked },
  { provide: SurveyPages, useClass: NoPage },
];

/** The same of promises; the people are those of the running shop. */
export function stagedPromises(staff: Staff): Provider[] {
  return [
    port(OwedTalks, TalksForPromises),
    port(Customers, CustomersForPromises),
    { provide: BusinessHours, useClass: AlwaysOpen },
    { provide: Staff, useValue: staff },
  ];
}

/** Reads that the ports above make. */
export const stagedViews: Provider[] = [SurveyFactsView, CustomerNamesView].map((view) => ({
  provide: view,
  inject: [Database],
  useFactory: (database: Database) => new view(database),
}));
