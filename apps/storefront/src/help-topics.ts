import { text, type Text } from './catalog/types';

/** A question shoppers ask often, with the shop's answer. */
export const helpTopics: { id: string; question: Text; answer: Text }[] = [
  {
    id: 'delivery',
    question: text('什么时候发货，多久能到？', 'When is my order sent, and when does it arrive?'),
    answer: text(
      '每天 21:00 前的订单第二天发出，全国两到四天送到。满 99 元包邮，不满收 10 元。物流超过 48 小时没有更新，把订单号发给客服，我们去查。',
      'Orders placed by 21:00 are sent the next day and arrive in two to four days. Delivery is free from ¥99, else ¥10. If the tracking stands still for 48 hours, send us the order number and we will look into it.',
    ),
  },
  {
    id: 'returns',
    question: text('怎么退换货？', 'How do I return or exchange something?'),
    answer: text(
      '收货 7 天内，不影响再次销售就可以退换。在“我的订单”里联系客服，说一下原因，我们安排上门取件，质量问题的运费由我们出。',
      'Within 7 days of delivery, as long as it can be sold again. Open My orders, contact us and give the reason; we collect it from your door. If it is faulty, we pay for that.',
    ),
  },
  {
    id: 'refunds',
    question: text('退款多久到账？', 'How long does a refund take?'),
    answer: text(
      '收到退货检查后当天提交，原路返回，一般三到五个工作日到账。',
      'We submit it on the day the return has been checked. It goes back the way you paid, usually within three to five working days.',
    ),
  },
  {
    id: 'faulty',
    question: text('收到的东西有问题怎么办？', 'What if something arrives faulty?'),
    answer: text(
      '留好包装，拍几张照片发给客服。我们当场登记，24 小时内给出首次答复，三天内给出维修、更换或退款的方案。',
      'Keep the packaging and send us a few photos. We record it at once, answer within 24 hours, and offer repair, replacement or refund within three days.',
    ),
  },
  {
    id: 'address',
    question: text('下单后还能改地址吗？', 'Can I change the address after ordering?'),
    answer: text(
      '没有发货都能改，也可以取消。已经发货的，请拒收或走退货。',
      'Yes, or cancel, until it is sent. After that, please refuse the parcel or return it.',
    ),
  },
  {
    id: 'invoice',
    question: text('怎么开发票？', 'How do I get an invoice?'),
    answer: text(
      '告诉客服订单号、抬头和邮箱，公司另加税号。电子发票一到两个工作日发出。',
      'Give us the order number, the name on the invoice and an e-mail address, for companies also the tax number. It is sent within one or two working days.',
    ),
  },
  {
    id: 'levels',
    question: text('会员等级有什么用？', 'What do the member levels do?'),
    answer: text(
      '等级看近十二个月的消费。银卡以上排队优先，VIP 有专属客服。服务态度对谁都一样。',
      'They follow what you spent in the last twelve months. From Silver on you are answered sooner, VIP members have their own contact. The courtesy is the same for everyone.',
    ),
  },
  {
    id: 'privacy',
    question: text('聊天内容会怎么用？', 'What happens to what I write in the chat?'),
    answer: text(
      '只用来处理您的问题和改进服务，敏感信息会遮挡。您可以要求导出或删除。请不要发送银行卡密码。',
      'It is used to handle your request and to improve our service; sensitive details are masked. You may ask for a copy or for deletion. Please never send card passwords.',
    ),
  },
];

/** The shop's own story. */
export const about: Text[] = [
  text(
    '禾间生活从 2016 年的一家杂货铺开始。我们想做的事很简单：家里每天用的东西，应该用得久，也看得顺眼。',
    'Hejian Living began in 2016 as one small corner shop. The idea is simple: what we use every day should last, and be pleasant to look at.',
  ),
  text(
    '每一样东西上架前，我们自己先用三个月。坏了有配件，换不了的地方有人修。有疑问，客服里的每一个人都用过它。',
    'We live with everything for three months before we sell it. There are spare parts, and people who mend. Whoever answers your question has used the thing.',
  ),
];

/** Where one can write when the chat cannot be opened. */
export const SERVICE_MAIL = 'hello@hejian.example';
