import type { AuditLog, Clock, Database, Log, Outbox, UnitOfWork } from '@yingda/platform';
import type { Channels, People, Speaking, SurveyPages, Talks } from './ports';
import { SurveyReactions } from './reactions/survey-reactions';
import { AnswersTable } from './storage/answers';
import { FormsTable } from './storage/forms';
import { InvitationsTable } from './storage/invitations';
import { AnswerSurvey } from './use-cases/answer-survey';
import { AskByCalendar } from './use-cases/ask-by-calendar';
import { AskGround } from './use-cases/ask-ground';
import { EditForms } from './use-cases/edit-forms';
import { InviteToSurveys } from './use-cases/invite';
import { KeepCourse } from './use-cases/keep-course';
import { PlanSurvey } from './use-cases/plan-survey';
import { SendPlanned } from './use-cases/send-planned';
import { SurveyReader } from './use-cases/survey-reader';
import { TakeWritten } from './use-cases/take-written';
import { WatchSurveys } from './use-cases/watch-surveys';
import { WriteDownSurvey } from './use-cases/write-down';

/** What surveys are made of. */
export interface SurveyNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  log: Log;
  talks: Talks;
  people: People;
  speaking: Speaking;
  channels: Channels;
  pages: SurveyPages;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Surveys {
  editForms: EditForms;
  invite: InviteToSurveys;
  answer: AnswerSurvey;
  takeWritten: TakeWritten;
  writeDown: WriteDownSurvey;
  byCalendar: AskByCalendar;
  keep: KeepCourse;
  watch: WatchSurveys;
  reader: SurveyReader;
  reactions: SurveyReactions;
}

export function createSurveys(needs: SurveyNeeds): Surveys {
  const { database, unitOfWork, clock, outbox, audit, log, talks, people, speaking, channels, pages } = needs;
  const forms = new FormsTable(database);
  const invitations = new InvitationsTable(database);
  const answers = new AnswersTable(database);
  const ground = new AskGround({
    clock,
    outbox,
    forms,
    invitations,
    talks,
    people,
    speaking,
    channels,
    pages,
  });
  const answer = new AnswerSurvey(unitOfWork, ground, answers);
  const keep = new KeepCourse(unitOfWork, ground);
  const send = new SendPlanned(unitOfWork, ground);
  const watch = new WatchSurveys(clock, invitations, { send, keep }, log);
  const plan = new PlanSurvey(unitOfWork, ground, () => watch.wake());
  return {
    editForms: new EditForms(unitOfWork, forms, { clock, outbox, audit }),
    invite: new InviteToSurveys(unitOfWork, ground),
    answer,
    takeWritten: new TakeWritten(unitOfWork, ground, answer),
    writeDown: new WriteDownSurvey(unitOfWork, ground, answer),
    byCalendar: new AskByCalendar(unitOfWork, ground, () => watch.wake()),
    keep,
    watch,
    reader: new SurveyReader(clock, { database, forms, invitations, answers, pages }),
    reactions: new SurveyReactions(plan, keep, invitations),
  };
}
