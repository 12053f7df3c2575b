import type { Same } from '../same';
import type { trends as zhTrends } from '../zh-cn/trends';

/** What comes more often than usual. */
export const trends: Same<typeof zhTrends> = {
  title: 'Rising now',
  hint: 'Told when it is {percent}% above the same weekday and hours of the last four weeks, from {minimum} on',
  off: 'Alerts are switched off',
  none: 'Nothing comes clearly more often than usual today',
  subject: { topic: 'Topic', 'case-kind': 'Kind of case', cause: 'Root cause', product: 'Product' },
  usual: 'usually {n}',
  new: 'New',
  since: 'since {time}',
  behind: 'Which ones',
  noneOfYours: 'All of them are other teams’',
  acknowledge: 'I look after it',
  acknowledgeTitle: 'Look after “{name}”',
  acknowledgedBy: '{name} looks after it: {note}',
  note: 'Note',
  noteHint: 'What you found and what you will do; colleagues see it',
  against: 'Against the rise of {name}: ',
  byAction: 'Action {number} was begun',
  toActions: 'See actions',
  more: '{n} more',
  notice: '“{name}” comes more often than usual',
  noticeText: '{n} so far; usually {usual}',
  set: 'Set alerts',
  setTitle: 'Alerts of rises',
  setHint:
    'Compared every five minutes; one thing is told once a day, to supervisors, managers and quality reviewers.',
  active: 'Alerts on',
  percent: 'Above the usual by',
  percentHint: 'The mean of the same weekday and hours of the last four weeks',
  minimum: 'At least',
  minimumHint: 'Fewer than these are not told',
  hours: 'What is compared',
  today: 'The day so far',
  lastHours: 'The last {n} hours',
};
