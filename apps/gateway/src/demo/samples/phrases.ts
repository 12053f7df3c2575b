/** Words that stories leave open; `{…}` in them is filled in too. */
export const phrases: Record<'zh-CN' | 'en', Record<string, readonly string[]>> = {
  'zh-CN': {
    hello: ['您好', '您好', '您好，我是{agent}', '您好呀', '您好，{agent}为您服务'],
    ask: ['你好', '在吗', '您好', '请问', '有人吗', '老板在吗'],
    ok: ['好的', '明白了', '嗯嗯', '知道了', '行', '好', 'OK'],
    thanks: ['谢谢', '谢谢啦', '多谢', '辛苦了', '谢谢你'],
    bye: [
      '不客气，祝您生活愉快～',
      '应该的，有问题随时来找我。',
      '不客气，收到后有任何问题都可以找我们。',
      '感谢您的耐心，祝您今天顺利！',
      '好的，您先忙，有需要再联系。',
    ],
    sorry: ['非常抱歉，', '实在不好意思，', '真对不起，', '抱歉给您添麻烦了，'],
    eta: ['明天下午', '后天', '大后天', '{weekday}'],
    pickup: ['明天上午', '明天下午', '后天上午', '{weekday}上午'],
    when: ['昨天', '前天', '前天晚上'],
    cutoff: ['今天 21 点前付款，明天发出', '今晚九点前下单，明天就发', '现在下单，明天出库'],
    cutoffShort: ['今晚九点前付款，明天就能发出。', '现在付款，明天一早发走。'],
    days: ['两到三', '两', '三', '三到四'],
    budget: ['一百', '两百', '三百', '两三百'],
    company: [
      '杭州拾光文化有限公司',
      '上海半日餐饮管理有限公司',
      '宁波青禾教育咨询有限公司',
      '苏州云锦贸易有限公司',
    ],
    weekday: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  },
  en: {
    eta: ['tomorrow', 'the day after tomorrow', 'on {weekday}'],
    pickup: ['tomorrow morning', 'tomorrow afternoon', 'on {weekday}'],
    cutoff: ['Ordered by 21:00 it leaves tomorrow', 'If you order now it leaves tomorrow'],
    days: ['two to three', 'three', 'three to four'],
    weekday: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
};

/** What shoppers write beside their score. */
export const comments: Record<'zh-CN' | 'en', Record<'good' | 'middling' | 'bad', readonly string[]>> = {
  'zh-CN': {
    good: [
      '客服很耐心',
      '回复快，解决得也快',
      '态度好',
      '满意',
      '下次还来',
      '很专业，一次就说清楚了',
      '感谢{agent}',
      '服务没得说',
    ],
    middling: ['等得有点久', '问题解决了，就是慢', '还行吧', '希望下次包装好一点', '来回说了好几遍'],
    bad: ['等了太久', '没解决', '说了半天还是不能退', '推来推去', '失望'],
  },
  en: {
    good: ['Very helpful', 'Fast and friendly', 'Great service, thank you', 'Solved in minutes'],
    middling: ['A bit slow', 'Solved in the end', 'OK'],
    bad: ['Waited far too long', 'Not solved'],
  },
};

/** What shoppers write who then go away before anybody comes. */
export const impatient: Record<'zh-CN' | 'en', readonly (readonly string[])[]> = {
  'zh-CN': [
    ['在吗', '有人吗'],
    ['{name}有货吗', '？？'],
    ['快递怎么还没到'],
    ['客服在不在', '算了'],
    ['想退货', '没人理吗'],
    ['请问今天下单几号到{city}'],
  ],
  en: [['Hello?', 'Anybody there?'], ['Do you have the {name} in stock?']],
};

/** What shoppers leave at night, and what they hear in the morning. */
export const nightly: readonly (readonly [asked: string, answered: string, summary: string])[] = [
  [
    '已经下班了吧，留个言：{order} 想改成寄到{city}',
    '您好，昨晚的留言看到了，地址已经按您说的改好，今天发出。',
    '夜间留言改地址，次日处理。',
  ],
  [
    '{name}用着有问题，{fault}，明天回我就行',
    '您好，看到您昨晚的留言了，{done}。',
    '夜间留言报修，次日处理：{done}。',
  ],
  ['半夜睡不着看上了{name}，{q1}', '早上好，您昨晚问的我来回：{a1}。', '夜间留言咨询{name}，次日解答。'],
  [
    '帮我看看 {order} 什么时候发',
    '早上好，您的订单今天下午四点的车发出，单号晚上短信给您。',
    '夜间留言催发货，次日答复。',
  ],
];

export const cityInEnglish: Record<string, string> = {
  上海: 'Shanghai',
  北京: 'Beijing',
  杭州: 'Hangzhou',
  苏州: 'Suzhou',
  深圳: 'Shenzhen',
  广州: 'Guangzhou',
  成都: 'Chengdu',
  南京: 'Nanjing',
  武汉: 'Wuhan',
  西安: 'Xi’an',
  厦门: 'Xiamen',
  宁波: 'Ningbo',
  长沙: 'Changsha',
  青岛: 'Qingdao',
  重庆: 'Chongqing',
  无锡: 'Wuxi',
};
