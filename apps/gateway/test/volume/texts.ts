import { toTsVectorText } from '@yingda/platform';
import { Random } from './random';

/** A text with what the product makes of it for search. */
export interface VolumeText {
  text: string;
  words: string;
}

const GOODS =
  '保温杯 咖啡机 雨伞 帐篷 运动鞋 电饭煲 蓝牙耳机 空气炸锅 行李箱 羽绒服 台灯 吹风机 充电宝 洗面奶 婴儿车 滑板车 瑜伽垫 净水器 机械键盘 投影仪 扫地机器人 电动牙刷 登山包 望远镜 热水壶 床垫 沙发套 儿童书桌 游泳镜 护手霜'.split(
    ' ',
  );
const DEFECTS =
  '屏幕碎了 颜色不对 少了一个配件 充不进电 有异味 包装破了 尺码偏小 指示灯不亮 声音太大 拉链坏了 漏水了 发错货了'.split(
    ' ',
  );
const CUSTOMER_ZH = [
  '您好,{g}什么时候能发货?',
  '在吗,我买的{g}收到了,但是{d},怎么办',
  '请问{g}还有货吗',
  '你好 {g}可以开发票吗',
  '我想退货,{g}{d}',
  '退货运费险能用吗,{g}才到两天',
  '物流三天没有更新了,{g}到哪里了?',
  '好的谢谢',
  '{g}支持七天无理由吗',
  '优惠券怎么不能用在{g}上面',
  '能不能改一下收货地址,{g}还没有发出吧',
  '{g}的保修期是多久',
];
const AGENT_ZH = [
  '您好,{g}今天下午会发出,请您耐心等待',
  '亲,非常抱歉给您带来不便,{g}的问题我马上帮您核实',
  '请您提供一下订单号,我帮您查询{g}的物流',
  '您好,已经为您登记退货,{g}寄回后三个工作日退款',
  '好的,有问题随时联系我们,祝您生活愉快',
  '{d}的话可以为您换新,运费由我们承担',
  '您好,{g}有现货,今天下单明天发货',
];
const ITEMS = 'kettle,tent,headphones,suitcase,lamp,keyboard,stroller,backpack,mattress,projector'.split(',');
const CUSTOMER_EN = [
  'Hello, when will my order of the {i} be shipped?',
  'The {i} arrived but it is damaged, what can I do',
  'Can I return the {i}? I changed my mind',
  'Is the {i} still in stock',
  'My parcel has not moved for three days, where is the {i}',
  'Thanks a lot',
];
const AGENT_EN = [
  'Hi, thank you for your order, the {i} will be shipped today',
  'Sorry for the trouble, could you send me the order number please',
  'A refund for the {i} has been started and takes three working days',
  'Yes, the {i} is in stock and ships tomorrow',
];
// Characters that ordinary messages here do without, so that any two of them together are a rare word.
const RARE =
  '麒麟凤凰鹦鹉蝴蝶蜻蜓珊瑚玛瑙琥珀翡翠葡萄枇杷琵琶蘑菇胡椒芫荽薄荷茉莉牡丹芍药蔷薇橄榄菠萝榴莲柠檬樱桃杏梅桃李荔枝龙眼石榴桑葚枸杞当归黄芪甘草陈皮决明';
const SYLLABLES = 'ba ce di fo gu ha ji ko lu me ni po qu ra si to vu wa xe yo zi'.split(' ');

/** Some thousand texts as shops hear and say them; half of them Chinese customers' and agents', a fifth English. */
export function volumeTexts(count: number): { customer: VolumeText[]; agent: VolumeText[] } {
  const random = new Random(11);
  const fill = (template: string) =>
    template
      .replace('{g}', random.one(GOODS))
      .replace('{d}', random.one(DEFECTS))
      .replace('{i}', random.one(ITEMS));
  const made = (zh: string[], en: string[]) => () => fill(random.one(random.chance(0.25) ? en : zh));
  return {
    customer: distinct(made(CUSTOMER_ZH, CUSTOMER_EN), count),
    agent: distinct(made(AGENT_ZH, AGENT_EN), count),
  };
}

/** What only few messages hold: order numbers, rare names, words nobody else uses. */
export function volumeExtras(count: number): VolumeText[] {
  const random = new Random(12);
  const rare = [...RARE];
  const han = () => Array.from({ length: 2 + random.below(3) }, () => random.one(rare)).join('');
  const latin = () => Array.from({ length: 3 + random.below(2) }, () => random.one(SYLLABLES)).join('');
  const order = () => `TB${20_260_000 + random.below(9_999)}${random.below(90_000) + 10_000}`;
  return Array.from({ length: count }, (_, index) => withWords([order, han, latin][index % 3]!()));
}

function distinct(make: () => string, count: number): VolumeText[] {
  const found = new Set<string>();
  for (let tries = 0; tries < count * 4 && found.size < count; tries++) found.add(make());
  return [...found].map(withWords);
}

function withWords(text: string): VolumeText {
  return { text, words: toTsVectorText(text) };
}
