import { indexes } from './indexes';

/** Promises that are settled, by what the history is asked for. */
export const keptPromises = indexes('1322-kept-promises', {
  promises_kind_done_idx: 'promises (kind, done_at desc, id desc) where done_at is not null',
  promises_department_done_idx: `promises (department_id, done_at desc, id desc)
    where done_at is not null and department_id is not null`,
});
