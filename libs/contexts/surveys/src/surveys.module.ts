import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AuditLog, CLOCK, type Clock, Database, LOG, type Log, Outbox, UnitOfWork } from '@yingda/platform';
import { createSurveys, type Surveys } from './create-surveys';
import { Channels, People, Speaking, SurveyPages, Talks } from './ports';
import { SurveyReactions } from './reactions/survey-reactions';
import { AnswerSurvey } from './use-cases/answer-survey';
import { AskByCalendar } from './use-cases/ask-by-calendar';
import { EditForms } from './use-cases/edit-forms';
import { InviteToSurveys } from './use-cases/invite';
import { KeepCourse } from './use-cases/keep-course';
import { SurveyReader } from './use-cases/survey-reader';
import { TakeWritten } from './use-cases/take-written';
import { WatchSurveys } from './use-cases/watch-surveys';
import { WriteDownSurvey } from './use-cases/write-down';

const SURVEYS = Symbol('Surveys');

type Parts = [
  ...[Database, UnitOfWork, Clock, Outbox, AuditLog, Log],
  ...[Talks, People, Speaking, Channels, SurveyPages],
];

const surveys: Provider = {
  provide: SURVEYS,
  inject: [
    ...[Database, UnitOfWork, CLOCK, Outbox, AuditLog, LOG],
    ...[Talks, People, Speaking, Channels, SurveyPages],
  ],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, outbox, audit, log, ...ports] = parts;
    const [talks, people, speaking, channels, pages] = ports;
    const own = { database, unitOfWork, clock, outbox, audit, log };
    return createSurveys({ ...own, talks, people, speaking, channels, pages });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (all: Surveys) => T) {
  return { provide: token, inject: [SURVEYS], useFactory: pick };
}

const parts = [
  part(EditForms, (one) => one.editForms),
  part(InviteToSurveys, (one) => one.invite),
  part(AnswerSurvey, (one) => one.answer),
  part(TakeWritten, (one) => one.takeWritten),
  part(AskByCalendar, (one) => one.byCalendar),
  part(WriteDownSurvey, (one) => one.writeDown),
  part(KeepCourse, (one) => one.keep),
  part(WatchSurveys, (one) => one.watch),
  part(SurveyReader, (one) => one.reader),
  part(SurveyReactions, (one) => one.reactions),
];

/** Surveys with the ports they are given: all of `ports.ts`. */
@Module({})
export class SurveysModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: SurveysModule, providers: [...ports, surveys, ...parts], exports: parts };
  }
}
