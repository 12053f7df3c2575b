import type {
  ActionKind,
  ActionProgress,
  CaseDuty,
  CaseEnding,
  CaseStage,
  CaseStep,
  CaseTaskState,
  Language,
  RemedyKind,
  RemedyState,
} from '@yingda/contracts/names';

export const REMEDY_WORDS: Record<
  Language,
  { kinds: Record<RemedyKind, string>; states: Record<RemedyState, string> }
> = {
  'zh-CN': {
    kinds: {
      ...{ repair: '维修', exchange: '换货', refund: '退款', compensation: '赔偿', explanation: '解释说明' },
      ...{ points: '积分', gift: '小礼品', 'fee-refund': '费用减免' },
    },
    states: {
      ...{
        proposed: '待审批',
        approved: '已批准',
        refused: '未批准',
        told: '已告知',
        declined: '顾客不同意',
      },
      ...{ executed: '已执行', withdrawn: '已撤回' },
    },
  },
  en: {
    kinds: {
      ...{ repair: 'Repair', exchange: 'Exchange', refund: 'Refund', compensation: 'Compensation' },
      ...{ explanation: 'Explanation', points: 'Points', gift: 'Gift', 'fee-refund': 'Fee given back' },
    },
    states: {
      ...{ proposed: 'Waits for approval', approved: 'Approved', refused: 'Refused', told: 'Told' },
      ...{ declined: 'Customer declined', executed: 'Executed', withdrawn: 'Withdrawn' },
    },
  },
};

export const TASK_STATE_WORDS: Record<Language, Record<CaseTaskState, string>> = {
  'zh-CN': {
    ...{ sent: '待接收', acknowledged: '处理中', answered: '已答复', 'sent-back': '已退回' },
    ...{ accepted: '已采纳', withdrawn: '已撤回' },
  },
  en: {
    ...{ sent: 'Sent', acknowledged: 'Taken', answered: 'Answered', 'sent-back': 'Sent back' },
    ...{ accepted: 'Accepted', withdrawn: 'Withdrawn' },
  },
};

export const ACTION_WORDS: Record<
  Language,
  { kinds: Record<ActionKind, string>; states: Record<ActionProgress, string> }
> = {
  'zh-CN': {
    kinds: { corrective: '纠正措施', preventive: '预防措施' },
    states: {
      ...{ proposed: '待批准', open: '进行中', done: '待验证', effective: '有效', ineffective: '无效' },
      cancelled: '已取消',
    },
  },
  en: {
    kinds: { corrective: 'Corrective', preventive: 'Preventive' },
    states: {
      ...{ proposed: 'Proposed', open: 'Open', done: 'To be checked', effective: 'Effective' },
      ...{ ineffective: 'Not effective', cancelled: 'Cancelled' },
    },
  },
};

export const STAGE_WORDS: Record<Language, Record<CaseStage, string>> = {
  'zh-CN': {
    ...{ received: '已受理', classified: '已分类', 'with-department': '部门处理', proposed: '已提方案' },
    ...{
      accepted: '顾客同意',
      executed: '已执行',
      told: '已告知结果',
      'following-up': '回访中',
      closed: '已关闭',
    },
  },
  en: {
    ...{ received: 'Received', classified: 'Classified', 'with-department': 'With a department' },
    ...{
      proposed: 'Solution proposed',
      accepted: 'Solution accepted',
      executed: 'Executed',
      told: 'Result told',
    },
    ...{ 'following-up': 'Following up', closed: 'Closed' },
  },
};

export const ENDING_WORDS: Record<Language, Record<CaseEnding, string>> = {
  'zh-CN': { satisfied: '顾客满意', 'no-contact': '未能联系', withdrawn: '顾客撤回', answered: '已答复' },
  en: { satisfied: 'satisfied', 'no-contact': 'not reached', withdrawn: 'withdrawn', answered: 'answered' },
};

/** The steps somebody is responsible for. */
export const DUTY_WORDS: Record<Language, Record<CaseDuty, string>> = {
  'zh-CN': {
    acknowledge: '首次答复',
    investigate: '调查',
    decide: '决定',
    execute: '执行',
    'follow-up': '回访',
  },
  en: {
    ...{ acknowledge: 'First answer', investigate: 'Investigate', decide: 'Decide', execute: 'Execute' },
    'follow-up': 'Follow-up',
  },
};

/** Lines of the history that are printed. Others are for screens. */
export const STEP_WORDS: Record<Language, Partial<Record<CaseStep, string>>> = {
  'zh-CN': {
    ...{
      opened: '受理',
      moved: '流转',
      answered: '首次答复',
      paused: '等待顾客',
      resumed: '继续',
      escalated: '升级',
    },
    ...{ breached: '超时', told: '告知结果', 'followed-up': '回访', reopened: '重新打开', closed: '关闭' },
    ...{ 'handed-over': '移交', noted: '调查记录', 'extension-approved': '延期批准', 'task-sent': '转部门' },
    ...{ 'task-answered': '部门答复', 'task-accepted': '采纳答复', 'task-returned': '退回补充' },
    ...{
      'remedy-asked': '提出处理方案',
      'remedy-approved': '批准',
      'remedy-refused': '不批准',
      'remedy-done': '执行',
    },
    ...{
      'cause-set': '原因分析',
      'action-planned': '制定措施',
      'action-done': '措施完成',
      'action-verified': '效果验证',
    },
  },
  en: {
    ...{ opened: 'Received', moved: 'Moved on', answered: 'First answer', paused: 'Waits for the customer' },
    ...{ resumed: 'Goes on', escalated: 'Escalated', breached: 'Too late', told: 'Result told' },
    ...{ 'followed-up': 'Follow-up', reopened: 'Reopened', closed: 'Closed', 'handed-over': 'Handed over' },
    ...{ noted: 'Investigation', 'extension-approved': 'More time approved', 'task-sent': 'To a department' },
    ...{
      'task-answered': 'Department answered',
      'task-accepted': 'Answer accepted',
      'task-returned': 'Sent back',
    },
    ...{ 'remedy-asked': 'Remedy proposed', 'remedy-approved': 'Approved', 'remedy-refused': 'Refused' },
    ...{ 'remedy-done': 'Executed', 'cause-set': 'Cause', 'action-planned': 'Action planned' },
    ...{ 'action-done': 'Action done', 'action-verified': 'Effect checked' },
  },
};

export const PAPER_WORDS: Record<Language, Record<PaperWord, string>> = {
  'zh-CN': {
    ...{ found: '说明', time: '时间', step: '经过', steps: '环节与时限', limit: '时限', done: '完成' },
    ...{
      title: '客户投诉处理报告',
      number: '编号',
      kind: '类别',
      stage: '状态',
      customer: '顾客',
      owner: '负责人',
    },
    ...{
      level: '级别',
      order: '订单',
      product: '商品',
      batch: '批次',
      opened: '受理时间',
      answered: '首次答复',
    },
    ...{ due: '应告知结果', told: '告知结果', closed: '关闭', reopened: '重新打开次数', facts: '投诉内容' },
    ...{ cause: '原因分析', causeKey: '原因', department: '责任部门', tasks: '部门处理', asked: '要求' },
    ...{ answer: '答复', remedies: '处理方案', amount: '金额', reason: '事由', approvedBy: '审批' },
    ...{
      actions: '纠正与预防措施',
      what: '措施',
      actionOwner: '责任人',
      date: '完成期限',
      effect: '效果验证',
    },
    ...{
      history: '处理经过',
      cost: '费用合计',
      printed: '打印于',
      none: '无',
      print: '打印',
      late: '超时',
      by: '经办',
    },
  },
  en: {
    ...{
      title: 'Report of a complaint',
      number: 'Number',
      kind: 'Kind',
      stage: 'Stage',
      customer: 'Customer',
    },
    ...{
      owner: 'Owner',
      level: 'Level',
      order: 'Order',
      product: 'Product',
      batch: 'Batch',
      opened: 'Received',
    },
    ...{ answered: 'First answer', due: 'Result due', told: 'Result told', closed: 'Closed' },
    ...{ reopened: 'Times reopened', facts: 'What happened', cause: 'Cause', causeKey: 'Cause' },
    ...{ department: 'Where it lies', tasks: 'Departments', asked: 'Asked', answer: 'Answer' },
    ...{ remedies: 'Remedies', amount: 'Amount', reason: 'Reason', approvedBy: 'Approved by' },
    ...{ actions: 'Corrective and preventive actions', what: 'Action', actionOwner: 'Owner', date: 'By' },
    ...{ effect: 'Effect', history: 'History', cost: 'Cost in all', printed: 'Printed', none: 'None' },
    ...{ steps: 'Steps and their times', limit: 'Limit', done: 'Done' },
    ...{ print: 'Print', late: 'late', by: 'By', found: 'Findings', time: 'Time', step: 'Step' },
  },
};

export type PaperWord =
  | ('title' | 'number' | 'kind' | 'stage' | 'customer' | 'owner' | 'level' | 'order' | 'product' | 'batch')
  | ('opened' | 'answered' | 'due' | 'told' | 'closed' | 'reopened' | 'facts' | 'cause' | 'causeKey')
  | (
      | 'department'
      | 'tasks'
      | 'asked'
      | 'answer'
      | 'remedies'
      | 'amount'
      | 'reason'
      | 'approvedBy'
      | 'actions'
    )
  | (
      | 'steps'
      | 'limit'
      | 'done'
      | 'what'
      | 'actionOwner'
      | 'date'
      | 'effect'
      | 'history'
      | 'cost'
      | 'printed'
      | 'none'
      | 'print'
      | 'late'
      | 'by'
      | 'found'
      | 'time'
      | 'step'
    );
