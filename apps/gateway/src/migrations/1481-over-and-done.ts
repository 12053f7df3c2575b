import { indexes } from './indexes';

// What is over is never cleared away, so each way a screen lists it walks an index of its own. Rows come into these
// when they end, but for the two by which tasks and remedies of one's own, or of a team's, are found by their cases.
/** Lists of closed cases, ended tasks and actions, and feedback that is done, by what they are asked for. */
export const overAndDone = indexes('1481-over-and-done', {
  cases_kind_closed_idx: 'cases (kind, closed_at desc, id desc) where closed_at is not null',
  cases_category_closed_idx: 'cases (category, closed_at desc, id desc) where closed_at is not null',
  cases_level_closed_idx: 'cases (level, closed_at desc, id desc) where closed_at is not null',
  cases_owner_idx: 'cases (owner_id, id)',
  cases_team_idx: 'cases (team_id, id)',
  case_tasks_handler_ended_idx: 'case_tasks (handler_id, ended_at desc, id desc) where ended_at is not null',
  case_actions_owner_ended_idx: 'case_actions (owner_id, ended_at desc, id desc) where ended_at is not null',
  case_actions_team_ended_idx: 'case_actions (team_id, ended_at desc, id desc) where ended_at is not null',
  case_actions_adder_ended_idx:
    'case_actions (added_by_id, ended_at desc, id desc) where ended_at is not null',
  feedback_sort_done_idx: `feedback (sort, received_at desc, id desc) where state = 'done'`,
});
