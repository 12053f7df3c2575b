export { SurveysModule } from './surveys.module';
export { createSurveys, type SurveyNeeds, type Surveys } from './create-surveys';
export {
  Channels,
  People,
  Speaking,
  SurveyPages,
  Talks,
  type Asked,
  type Said,
  type Talk,
  type TalkLine,
  type TalkRating,
} from './ports';
export { isAsked } from './domain/answers';
export { scaleOf } from './domain/form';
export { optionsOf } from './domain/reading';
export { SurveyReactions } from './reactions/survey-reactions';
export { AnswerSurvey, type AnswerCommand } from './use-cases/answer-survey';
export { AskByCalendar } from './use-cases/ask-by-calendar';
export { EditForms } from './use-cases/edit-forms';
export { InviteToSurveys, type InviteCommand } from './use-cases/invite';
export { KeepCourse } from './use-cases/keep-course';
export { offeredQuestion, SurveyReader, type Offered } from './use-cases/survey-reader';
export { TakeWritten, type Written } from './use-cases/take-written';
export { WatchSurveys } from './use-cases/watch-surveys';
export { WriteDownSurvey } from './use-cases/write-down';
