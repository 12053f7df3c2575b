import { indexes } from './indexes';

/** Answers of surveys, by what the list is asked for. */
export const answerLists = indexes('1201-answer-lists', {
  survey_answers_channel_idx: 'survey_answers (channel, answered_at desc, id desc)',
  survey_answers_inbox_idx: 'survey_answers (inbox_id, answered_at desc, id desc)',
  survey_answers_topic_idx: 'survey_answers (topic_id, answered_at desc, id desc)',
  survey_answers_rating_idx: 'survey_answers (rating, answered_at desc, id desc)',
  survey_answers_commented_idx: 'survey_answers (answered_at desc, id desc) where comment is not null',
});
