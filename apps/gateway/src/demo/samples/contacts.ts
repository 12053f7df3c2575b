import type { ContactMethod, ContactPurpose, ContactSolved, PointKind } from '@yingda/contracts/names';
import type { StaffKey } from './staff';

/** A contact of the past. Those without `because` are complete. `whom`: the place of the customer in the shop's list. */
export interface SampleContact {
  whom: number;
  by: StaffKey;
  daysAgo: number;
  purpose: ContactPurpose;
  method: ContactMethod;
  person: string;
  facts: string;
  solved?: ContactSolved;
  score?: number;
  points?: { kind: PointKind; text: string }[];
  because?: string;
}

/** The first two are one customer called by two colleagues within three days; five are incomplete, as callbacks are. */
export const writtenContacts: readonly SampleContact[] = [
  {
    ...{ whom: 0, by: 'agent1', daysAgo: 3, purpose: 'after-service', method: 'phone', person: '本人' },
    ...{
      facts: '补发的配件已收到，安装顺利。',
      solved: 'yes',
      points: [{ kind: 'praise', text: '客服跟进很及时' }],
    },
  },
  {
    ...{ whom: 0, by: 'agent2', daysAgo: 1, purpose: 'care', method: 'phone', person: '本人' },
    ...{ facts: '顾客说前天已有同事来电，再次致歉。' },
    points: [
      { kind: 'opinion', text: '同一件事不要重复打电话' },
      { kind: 'need', text: '想了解新款的上市时间' },
    ],
  },
  {
    ...{ whom: 1, by: 'agent3', daysAgo: 6, purpose: 'visit', method: 'visit', person: '采购负责人王经理' },
    ...{ facts: '现场看了使用情况，两台设备噪音偏大，已拍照记录。' },
    points: [
      { kind: 'problem', text: '设备运行噪音偏大，希望检修' },
      { kind: 'need', text: '希望每季度提供一次保养' },
      { kind: 'promised', text: '一周内给出检修时间' },
    ],
  },
  {
    ...{ whom: 2, by: 'agent1', daysAgo: 9, purpose: 'satisfaction', method: 'phone', person: '本人' },
    ...{ facts: '退款已到账，流程比预期慢一天。', solved: 'yes', score: 4 },
    points: [{ kind: 'opinion', text: '退款进度希望能主动通知' }],
  },
  {
    ...{ whom: 3, by: 'agent2', daysAgo: 4, purpose: 'after-service', method: 'phone', person: '本人' },
    ...{
      facts: '问题仍未解决，换货后还是同样的故障。',
      solved: 'no',
      points: [{ kind: 'problem', text: '换货后故障依旧' }],
    },
  },
  {
    ...{ whom: 4, by: 'agent4', daysAgo: 2, purpose: 'satisfaction', method: 'phone', person: '' },
    facts: '已联系。',
    because: '顾客赶时间，没有细问',
  },
  {
    ...{ whom: 5, by: 'agent4', daysAgo: 5, purpose: 'after-service', method: 'phone', person: '家人' },
    facts: '家人接听，本人不在。',
    because: '本人不在',
  },
  {
    ...{ whom: 6, by: 'agent5', daysAgo: 7, purpose: 'care', method: 'phone', person: '本人' },
    facts: '',
    because: '通话中断',
  },
  {
    ...{ whom: 7, by: 'agent3', daysAgo: 8, purpose: 'visit', method: 'visit', person: '前台' },
    facts: '负责人外出，留下资料。',
    because: '没见到负责人',
  },
  {
    ...{ whom: 8, by: 'agent6', daysAgo: 3, purpose: 'satisfaction', method: 'phone', person: '本人' },
    facts: '满意。',
    because: '顾客不愿多谈',
  },
];

/** Contacts still to be made: hours from now until they are due; one is overdue. */
export const plannedContacts: readonly {
  whom: number;
  owner: StaffKey;
  purpose: ContactPurpose;
  dueHours: number;
  why: string;
}[] = [
  {
    whom: 9,
    owner: 'agent1',
    purpose: 'case-follow-up',
    dueHours: -20,
    why: '投诉处理后回访：确认换货是否满意',
  },
  { whom: 10, owner: 'agent1', purpose: 'after-service', dueHours: 3, why: '询问安装是否顺利' },
  { whom: 11, owner: 'agent2', purpose: 'care', dueHours: 5, why: 'VIP 季度关怀：使用情况和新需求' },
  { whom: 1, owner: 'agent3', purpose: 'visit', dueHours: 76, why: '回访设备噪音的检修结果' },
  { whom: 12, owner: 'supervisor', purpose: 'satisfaction', dueHours: 50, why: '本月满意度抽样' },
];
