import {
  type AskDepartment,
  type AddAction,
  type AnalysisContent,
  type ProposeRemedy,
} from '@yingda/contracts';

/** What was asked of a department about an open case of the demo, so many hours ago, and how far it has come. */
export interface SampleTask {
  about: string;
  department: string;
  hoursAgo: number;
  asked: Pick<AskDepartment, 'text' | 'facts'>;
  taken?: { hoursAgo: number };
  answer?: { hoursAgo: number; text: string };
}

/** By the beginning of the case's title. One is late, one is new, one waits to be looked at. */
export const tasks: SampleTask[] = [
  {
    ...{ about: '水壶烧到一半跳闸', department: 'quality', hoursAgo: 30, taken: { hoursAgo: 29 } },
    asked: {
      text: '同一顾客第二台出现跳闸，请核对批次 K2609A 的温控器检验记录，并说明能否直接换新。',
      facts: [
        { label: '商品', value: '恒温电热水壶 1.5L' },
        { label: '批次', value: 'K2609A' },
        { label: '现象', value: '加热约两分钟后断电，水约 50℃' },
      ],
    },
  },
  {
    ...{ about: '保温底座发烫', department: 'quality', hoursAgo: 1 },
    asked: {
      text: '保温一小时后底座烫手，请判断是否有安全隐患，是否需要召回检测。',
      facts: [
        { label: '商品', value: '恒温电热水壶 1.5L' },
        { label: '批次', value: 'K2609A' },
      ],
    },
  },
  {
    ...{ about: '包裹显示签收但没收到', department: 'logistics', hoursAgo: 20, taken: { hoursAgo: 19 } },
    asked: {
      text: '请联系驿站核实签收人并调取监控。',
      facts: [{ label: '收货驿站', value: '阳光里小区菜鸟驿站' }],
    },
    answer: { hoursAgo: 2, text: '已联系驿站：监控显示件被邻居代领，驿站今日追回，追不回由驿站赔付。' },
  },
];

/** Remedies that wait for somebody else. */
export const remedies: { about: string; hoursAgo: number; asked: ProposeRemedy }[] = [
  {
    ...{ about: '玻璃杯收到有裂纹', hoursAgo: 6 },
    asked: { kind: 'refund', amountFen: 26_800, reason: '整箱 4 只中 2 只有裂纹，顾客要求整单退款。' },
  },
  {
    ...{ about: '保温底座发烫', hoursAgo: 3 },
    asked: { kind: 'gift', amountFen: 3_000, reason: '顾客受惊，赠保温杯一只以示歉意。' },
  },
];

export const analyses: { about: string; said: Omit<AnalysisContent, 'departmentId'>; department: string }[] =
  [
    {
      ...{ about: '水壶烧到一半跳闸', department: 'quality' },
      said: {
        causeKey: 'product-defect',
        text: '批次 K2609A 温控器动作温度偏低，煮沸前即断电。',
        costFen: 18_900,
      },
    },
    {
      ...{ about: '玻璃杯收到有裂纹', department: 'logistics' },
      said: { causeKey: 'packaging', text: '内衬只有一层气泡膜，转运受压后杯口开裂。' },
    },
  ];

/** Actions: one to be done, one done and waiting for its effect to be looked at. Days are from now on. */
export const actions: {
  about: string;
  asked: Pick<AddAction, 'kind' | 'what'> & { causeKey: string };
  addedDaysAgo: number;
  dueInDays: number;
  checkInDays: number;
  evidence?: string;
}[] = [
  {
    ...{ about: '水壶烧到一半跳闸', addedDaysAgo: 2, dueInDays: 5, checkInDays: 35 },
    asked: { kind: 'corrective', what: '封存批次 K2609A 库存，逐台复检温控器', causeKey: 'product-defect' },
  },
  {
    ...{ about: '玻璃杯收到有裂纹', addedDaysAgo: 3, dueInDays: 1, checkInDays: 20 },
    asked: { kind: 'preventive', what: '玻璃杯改用蜂窝纸内衬，并做 1 米跌落测试', causeKey: 'packaging' },
    evidence: '新内衬已上线，跌落测试 20 只无破损，报告编号 PK-1107。',
  },
];

/** What closed cases of the demo came of, by their kind: the cause, and the department where it lies. */
export const causes: Record<string, { causeKey: string; department: string; text: string }[]> = {
  quality: [
    { causeKey: 'product-defect', department: 'quality', text: '来料抽检未覆盖该工序，已补检。' },
    { causeKey: 'packaging', department: 'logistics', text: '内衬过薄，转运受压。' },
    { causeKey: 'description', department: 'marketing', text: '页面图片调色偏差。' },
  ],
  logistics: [
    { causeKey: 'delivery-late', department: 'logistics', text: '中转仓爆仓，未提前告知顾客。' },
    { causeKey: 'delivery-damage', department: 'logistics', text: '分拣抛件。' },
  ],
  attitude: [{ causeKey: 'service-manner', department: 'service', text: '高峰期答复生硬，已一对一辅导。' }],
  refund: [{ causeKey: 'process', department: 'after_sales', text: '退货签收后未触发退款，流程缺一步。' }],
  exchange: [{ causeKey: 'wrong-item', department: 'logistics', text: '拣货错行。' }],
  repair: [{ causeKey: 'product-defect', department: 'quality', text: '密封圈老化过快。' }],
  invoice: [{ causeKey: 'system', department: 'finance', text: '税号校验规则过旧。' }],
  points: [{ causeKey: 'system', department: 'membership', text: '积分入账任务延迟。' }],
  price: [{ causeKey: 'promotion', department: 'marketing', text: '叠加规则未在页面说明。' }],
};
