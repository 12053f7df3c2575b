import { type AddAutoReply } from '@yingda/contracts';
import { orderKeywords } from './keywords-orders';
import { shopKeywords } from './keywords-shop';
import { urgentKeywords } from './keywords-urgent';

type Words = Pick<AddAutoReply, 'name' | 'priority' | 'action'> & { zh: string; en: string };

const WORDS: Record<string, Words> = {
  'ar-001': {
    name: '转人工',
    priority: 10,
    action: 'hand-over',
    zh: '好的，正在为您转接人工客服。当前排在第{{queue_position}}位，预计等待约{{wait_minutes}}分钟。',
    en: 'Sure, connecting you to an agent. You are number {{queue_position}} in the queue, about {{wait_minutes}} minutes.',
  },
  'ar-002': {
    name: '投诉',
    priority: 5,
    action: 'hand-over-complaint',
    zh: '非常抱歉给您带来不好的体验，我已为您标记为投诉并优先转给专人处理，请简单说明情况和订单号。',
    en: "I'm sorry about this experience. I've flagged it as a complaint and given it priority; please tell us what happened and the order number.",
  },
  'ar-021': {
    name: '投诉进度',
    priority: 4,
    action: 'none',
    zh: '您的投诉与反馈都在这里，可以看进度、承诺的时间，也可以告诉我们没有解决：{{case_page}}',
    en: 'Your complaints and feedback, with progress and promised times, and a way to say that something is not solved: {{case_page}}',
  },
  'ar-003': {
    name: '安全事故',
    priority: 1,
    action: 'hand-over-urgent',
    zh: '请先停止使用并注意安全，如有人受伤请立即就医或报警。我们已紧急通知负责人，马上联系您。',
    en: "Please stop using the product and stay safe; if anyone is hurt, seek medical help at once. We've alerted the responsible lead, who will contact you right away.",
  },
  'ar-004': {
    name: '物流查询',
    priority: 50,
    action: 'ask-order-number',
    zh: '请发送订单号和收货手机后四位，核对一致后马上帮您查物流；没有订单号可以回复“人工”。',
    en: 'Send me the order number and the last four digits of the receiver’s phone and I can check delivery now. Without a number, reply "agent".',
  },
  'ar-005': {
    name: '退款进度',
    priority: 50,
    action: 'ask-order-number',
    zh: '退款通过后会按原支付方式退回，一般{{refund_days}}个工作日到账。发订单号可查进度。',
    en: 'Approved refunds go back to the original payment method, usually within {{refund_days}} working days. Send your order number to check progress.',
  },
  'ar-006': {
    name: '退换规则',
    priority: 50,
    action: 'none',
    zh: '收货{{return_days}}天内可申请退换，质量问题另行优先处理。回复“退换步骤”查看流程，或回复“人工”。',
    en: 'You can ask for a return or exchange within {{return_days}} days of delivery; faults get priority. Reply "return steps" for the process, or "agent".',
  },
  'ar-007': {
    name: '退换步骤',
    priority: 50,
    action: 'none',
    zh: '三步：①在订单里申请退换并上传照片；②收到地址后寄回；③填写运单号，我们收货检查后退款或换新。',
    en: 'Three steps: 1) apply in your order with photos; 2) send the item to the address you receive; 3) enter the tracking number. We check it, then refund or replace.',
  },
  'ar-008': {
    name: '发票',
    priority: 50,
    action: 'none',
    zh: '电子发票：请提供订单号、抬头、税号（个人可免）和邮箱，一般一到两个工作日发送。',
    en: 'E-invoice: please give the order number, title, tax number (not for individuals) and e-mail. It is normally sent in one to two working days.',
  },
  'ar-009': {
    name: '积分',
    priority: 50,
    action: 'none',
    zh: '积分可在会员中心查看和兑换。如积分没到账，请发送订单号转人工核对。',
    en: 'You can see and redeem points in the member centre. If points are missing, send the order number and an agent will check.',
  },
  'ar-010': {
    name: '会员',
    priority: 50,
    action: 'none',
    zh: '免费办理会员即可累计积分，等级越高客服响应优先级越高。需要入口请回复“入会”。',
    en: 'Joining is free and earns points; higher levels get faster service. Reply "join" for the link.',
  },
  'ar-011': {
    name: '服务时间',
    priority: 50,
    action: 'none',
    zh: '人工客服服务时间：{{service_hours}}。其他时间可留言，我们上班后按顺序回复。',
    en: 'Agents are online {{service_hours}}. At other times please leave a message; we reply in order when we are back.',
  },
  'ar-012': {
    name: '问候菜单',
    priority: 90,
    action: 'none',
    zh: '您好，欢迎来到{{store_name}}！请直接说您的问题，或回复数字：',
    en: 'Hello, welcome to {{store_name}}! Tell us your question, or reply with a number:',
  },
  'ar-013': {
    name: '改地址',
    priority: 50,
    action: 'hand-over',
    zh: '未发货的订单可以改地址，请发送订单号转人工核对；已发货的请联系快递尝试转寄。',
    en: 'Orders not yet sent can be changed: send the order number to an agent. If already sent, the carrier may redirect it.',
  },
  'ar-014': {
    name: '取消订单',
    priority: 50,
    action: 'none',
    zh: '未发货订单可在订单页取消；已发货请拒收或走退货流程。需要帮忙请回复“人工”。',
    en: 'Orders not yet sent can be cancelled on the order page; if already sent, refuse the parcel or use the return process. Reply "agent" for help.',
  },
  'ar-015': {
    name: '优惠',
    priority: 50,
    action: 'none',
    zh: '当前可用的优惠会在结算页自动显示。若优惠券不能用，请把截图发给客服核对。',
    en: "Available offers appear automatically at checkout. If a coupon doesn't work, send a screenshot to an agent.",
  },
  'ar-016': {
    name: '库存',
    priority: 50,
    action: 'none',
    zh: '商品页的“到货提醒”可登记缺货通知。想查具体门店或规格请告诉我商品名称。',
    en: 'Use "notify me" on the product page. To check a size or option, tell me the product name.',
  },
  'ar-017': {
    name: '质量问题',
    priority: 20,
    action: 'hand-over-complaint',
    zh: '抱歉收到有问题的商品。请发照片和订单号，我们优先处理，三天内给您结果。',
    en: "I'm sorry the item has a problem. Send photos and the order number; it gets priority and you will have a result within three days.",
  },
  'ar-018': {
    name: '隐私',
    priority: 50,
    action: 'hand-over',
    zh: '我们只为处理您的咨询而使用聊天信息。您可申请导出或删除自己的数据，回复“人工”由专人办理。',
    en: 'We use chat data only to handle your request. You may ask to export or delete your data; reply "agent" and a colleague will arrange it.',
  },
  'ar-019': {
    name: '致谢',
    priority: 95,
    action: 'none',
    zh: '不客气，很高兴能帮到您。对话结束后请花几秒给我们评个分，谢谢！',
    en: "You're welcome, glad to help. Please take a few seconds to rate us when the chat ends. Thank you!",
  },
  'ar-020': {
    name: '排队进度',
    priority: 50,
    action: 'queue-status',
    zh: '您目前排在第{{queue_position}}位，预计还要约{{wait_minutes}}分钟。您也可以留下问题，稍后我们主动联系您。',
    en: "You are number {{queue_position}}, about {{wait_minutes}} minutes to go. You may also leave your question and we'll contact you.",
  },
};

const KEYWORDS = { ...urgentKeywords, ...orderKeywords, ...shopKeywords };

const both = (zh: string, en: string): AddAutoReply['texts'] => [
  { language: 'zh-CN', text: zh },
  { language: 'en', text: en },
];

/** The greeting's choices, in the order of their numbers. */
const MENU: AddAutoReply['menu'] = [
  { id: 'order', labels: both('查订单', 'Order'), leads: 'reply', replyKey: 'ar-004' },
  { id: 'returns', labels: both('退换货', 'Returns'), leads: 'reply', replyKey: 'ar-006' },
  { id: 'invoice', labels: both('发票', 'Invoice'), leads: 'reply', replyKey: 'ar-008' },
  { id: 'points', labels: both('会员积分', 'Points'), leads: 'reply', replyKey: 'ar-009' },
  { id: 'agent', labels: both('转人工', 'Agent'), leads: 'reply', replyKey: 'ar-001' },
];

const BLANK = {
  enabled: true,
  inboxIds: [] as string[],
  attachmentIds: [] as string[],
  menu: [] as AddAutoReply['menu'],
  keywords: [] as AddAutoReply['keywords'],
  cooldownSeconds: 120,
  phase: 'waiting' as const,
};

/** The twenty keyword replies, by the keys others know them by. */
export const SHIPPED: (AddAutoReply & { key: string })[] = Object.entries(WORDS).map(([key, words]) => ({
  ...BLANK,
  key,
  name: words.name,
  kind: 'keyword',
  priority: words.priority,
  action: words.action,
  keywords: KEYWORDS[key]!,
  texts: both(words.zh, words.en),
  menu: key === 'ar-012' ? MENU : [],
}));

/** What is said on occasions. */
export const OCCASIONS: (AddAutoReply & { key: string })[] = [
  occasion('oc-welcome', '欢迎', 'welcome', {
    zh: '您好{{customer_name|}}，欢迎来到{{store_name}}！请问有什么可以帮您？',
    en: 'Hello {{customer_name|there}}, welcome to {{store_name}}! How can we help?',
  }),
  occasion('oc-queue', '排队', 'queue', {
    zh: '您目前排在第{{queue_position}}位，预计等待{{wait_minutes|几}}分钟，请稍候。',
    en: 'You are number {{queue_position}} in the queue, about {{wait_minutes|a few}} minutes. Please stay with us.',
  }),
  occasion('oc-away', '客服不在线', 'away', {
    zh: '客服暂时都不在线。请留下您的问题和联系方式，我们一上线就按顺序回复您。',
    en: 'Nobody is online just now. Please leave your question and how to reach you; we answer in order as soon as we are back.',
  }),
  occasion('oc-out-of-hours', '非服务时间', 'out-of-hours', {
    zh: '现在是非服务时间，我们将于{{opens_at}}上线（服务时间：{{service_hours}}）。您可以先留言，我们上班后按顺序回复。',
    en: 'We are closed at the moment and back {{opens_at}} (hours: {{service_hours}}). Leave a message and we will answer in order.',
  }),
  occasion('oc-holiday', '节假日', 'holiday', {
    zh: '今天是节假日，客服休息，我们将于{{opens_at}}恢复服务。您可以先留言，我们会优先回复。',
    en: 'We are closed for the holiday and back {{opens_at}}. Leave a message and you will hear from us first thing.',
  }),
  {
    ...occasion('oc-no-reply-yet', '久未回复', 'no-reply-yet', {
      zh: '抱歉让您久等了，您的消息我们已经收到，客服正在尽快处理，请再稍等一会儿。',
      en: 'Sorry to keep you waiting. We have your message, and an agent will be with you as soon as possible.',
    }),
    phase: 'unanswered',
    afterSeconds: 180,
    repeats: 2,
  },
  occasion('oc-closing', '结束语', 'closing', {
    zh: '本次对话已结束，感谢您的咨询。24小时内再发消息即可继续。',
    en: 'This chat has ended, thank you for getting in touch. Write again within 24 hours to continue it.',
  }),
];

// eslint-disable-next-line no-restricted-syntax -- a row of the table above
function occasion(
  key: string,
  name: string,
  kind: AddAutoReply['kind'],
  { zh, en }: { zh: string; en: string },
): AddAutoReply & { key: string } {
  return { ...BLANK, key, name, kind, priority: 100, action: 'none', texts: both(zh, en) };
}
