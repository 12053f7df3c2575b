import type { DynamicModule, Provider } from '@nestjs/common';
import { Database } from '@yingda/platform';
import { Channels, People, Speaking, SurveyPages, SurveysModule, Talks } from '@yingda/surveys';
import { SurveyFactsView } from '../../src/views/survey-facts';
import type { Lookup } from '../../src/wiring/lookup';
import {
  ChannelsForSurveys,
  PagesOfThisServer,
  PeopleForSurveys,
  SpeakingForSurveys,
  TalksForSurveys,
} from '../../src/wiring/survey-ports';

/** Surveys of a process whose channels are put together by hand: their ports look there, too. */
export function surveysOf(lookup: Lookup): DynamicModule {
  return SurveysModule.with([
    { provide: Talks, useFactory: () => new TalksForSurveys(lookup) },
    { provide: People, useFactory: () => new PeopleForSurveys(lookup) },
    { provide: Speaking, useFactory: () => new SpeakingForSurveys(lookup) },
    { provide: Channels, useFactory: () => new ChannelsForSurveys(lookup) },
    { provide: SurveyPages, useFactory: () => new PagesOfThisServer(lookup) },
  ]);
}

/** What surveys read of conversations. */
export const surveyFacts: Provider = {
  provide: SurveyFactsView,
  inject: [Database],
  useFactory: (database: Database) => new SurveyFactsView(database),
};
