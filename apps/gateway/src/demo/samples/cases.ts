import type { StaffKey } from './staff';

/** How far a case of the demo has come. */
export type CaseScene =
  | 'received'
  | 'classified'
  | 'asked'
  | 'paused'
  | 'with-department'
  | 'proposed'
  | 'executed'
  | 'told'
  | 'once-unanswered'
  | 'reopened'
  | 'satisfied'
  | 'no-contact'
  | 'withdrawn';

export interface SampleCase {
  /** Hours before the demo was filled. */
  hoursAgo: number;
  kind: string;
  owner: StaffKey;
  title: string;
  facts: string;
  reason?: string;
  product?: string;
  batch?: string;
  solution: string;
  scene: CaseScene;
}

const kettle = '恒温电热水壶 1.5L';
const cup = '双层玻璃杯 350ml';

/**
 * Cases that are open when the demo begins. Four of quality are late on purpose: their three days are over, so that lists,
 * levels and reports have something to say. All else is in time.
 */
export const openCases: SampleCase[] = [
  {
    ...{
      hoursAgo: 118,
      kind: 'quality',
      owner: 'agent4',
      reason: 'broken',
      product: kettle,
      batch: 'K2609A',
    },
    ...{
      title: '水壶烧到一半跳闸',
      facts: '第二台了，还是烧到一半就断电，水是温的。',
      solution: '换新并寄检',
    },
    scene: 'with-department',
  },
  {
    ...{ hoursAgo: 101, kind: 'quality', owner: 'agent5', reason: 'defect', product: cup, batch: 'B2611' },
    ...{ title: '玻璃杯收到有裂纹', facts: '杯口一圈细裂纹，不敢给孩子用。', solution: '补发一只' },
    scene: 'proposed',
  },
  {
    ...{ hoursAgo: 92, kind: 'quality', owner: 'agent4', reason: 'broken', product: kettle, batch: 'K2609A' },
    ...{ title: '保温底座发烫', facts: '保温一小时后底座烫手，怕有危险隐患。', solution: '召回检测' },
    scene: 'with-department',
  },
  {
    ...{ hoursAgo: 80, kind: 'quality', owner: 'agent6', reason: 'not-as-described', product: kettle },
    ...{ title: '颜色和页面不符', facts: '页面是松绿，收到的偏灰。', solution: '换货' },
    scene: 'executed',
  },
  {
    ...{ hoursAgo: 40, kind: 'logistics', owner: 'agent5', reason: 'lost' },
    ...{ title: '包裹显示签收但没收到', facts: '驿站说没有这个件，要求查监控。', solution: '补发' },
    scene: 'with-department',
  },
  {
    ...{ hoursAgo: 30, kind: 'refund', owner: 'agent4' },
    ...{ title: '退货已寄回，退款没到', facts: '快递三天前已签收，退款进度没有更新。', solution: '原路退款' },
    scene: 'told',
  },
  {
    ...{ hoursAgo: 20, kind: 'quality', owner: 'agent5', reason: 'defect', product: cup, batch: 'B2611' },
    ...{ title: '杯底有气泡', facts: '两只杯子底部都有气泡。', solution: '换新' },
    scene: 'asked',
  },
  {
    ...{ hoursAgo: 16, kind: 'invoice', owner: 'agent6' },
    ...{ title: '发票抬头开错', facts: '要求作废重开，税号已重新提供。', solution: '重开' },
    scene: 'paused',
  },
  {
    ...{ hoursAgo: 26, kind: 'attitude', owner: 'agent6', reason: 'put-off' },
    ...{ title: '反映客服推诿', facts: '说问了三次都让等。', solution: '致歉并专人跟进' },
    scene: 'reopened',
  },
  {
    ...{ hoursAgo: 60, kind: 'points', owner: 'agent4' },
    ...{ title: '积分未到账', facts: '上周订单的积分没有到账。', solution: '补记积分' },
    scene: 'once-unanswered',
  },
  {
    ...{ hoursAgo: 3, kind: 'price', owner: 'agent5' },
    ...{ title: '买后第二天降价', facts: '要求补差价。', solution: '补差价' },
    scene: 'classified',
  },
];

/** What the closed ones of the weeks before were about; each is told again of other customers. */
export const closedStories: Omit<SampleCase, 'hoursAgo' | 'owner' | 'scene'>[] = [
  {
    ...{ kind: 'quality', reason: 'broken', product: kettle, batch: 'K2609A' },
    ...{ title: '水壶不加热', facts: '用了两周不加热了。', solution: '换新' },
  },
  {
    ...{ kind: 'logistics', reason: 'late' },
    ...{ title: '三天没有物流更新', facts: '一直停在分拨中心。', solution: '催件并补券' },
  },
  {
    ...{ kind: 'refund', title: '尺寸不合适要退', facts: '没拆封，要求退货。', solution: '上门取件、退款' },
  },
  {
    ...{ kind: 'quality', reason: 'defect', product: cup, batch: 'B2611' },
    ...{ title: '杯子有划痕', facts: '杯身有一道长划痕。', solution: '补发' },
  },
  {
    ...{ kind: 'logistics', reason: 'damaged' },
    ...{ title: '外箱压扁', facts: '外箱压扁，里面一只碎了。', solution: '补发并向承运方索赔' },
  },
  {
    ...{ kind: 'invoice', title: '一直没收到电子发票', facts: '邮箱里没有。', solution: '重新发送' },
  },
  {
    ...{ kind: 'attitude', reason: 'wrong' },
    ...{ title: '前后答复不一致', facts: '两位客服说法不同。', solution: '致歉，按有利于顾客的办' },
  },
  {
    ...{ kind: 'points', title: '积分兑换失败', facts: '兑换时一直报错。', solution: '人工兑换' },
  },
  {
    ...{ kind: 'exchange', title: '想换个颜色', facts: '云白换松绿。', solution: '换货' },
  },
];
