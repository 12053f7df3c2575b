import type { NoticeState } from '@yingda/contracts/names';

/** What happens to notices to many. The aggregate is the notice. */
export interface NoticeEvents {
  /** Begun, stopped, over; or more people see its banner. `teamIds`: in whose queues they wait. */
  'notice.changed': { noticeId: string; state: NoticeState; teamIds: string[] };
}
