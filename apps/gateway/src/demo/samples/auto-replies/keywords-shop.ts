import { type Listening, en, zh } from './listening';

const GREETING_LEFT = '(你好|您好|在吗|在么|哈喽|哈罗|嗨|hi|hello|亲|老板|客服|小二)';
const THANKED =
  '(谢谢|谢啦|谢了|感谢|多谢|谢谢你|谢谢您|辛苦了?|辛苦啦|再见|拜拜|拜|88|886|麻烦了|麻烦你了|麻烦您了|thx|thanks|thank you|thankyou|bye)';
const SAID_WITH =
  '(好的?|好吧|好滴|好哒|好勒|好嘞|行|嗯+|恩+|哦+|噢+|喔+|ok|okay|知道了?|明白了?|了解了?|收到|清楚了|懂了|那|就|太|非常|十分|很|真的?|真是|超级?|特别|万分|实在|你们?|您们?|啊|呀|啦|哈+|了|哟|哦|呢|亲+|客服|小姐姐|小哥哥|美女|帅哥|老板|的?帮助|的?回复|的?解答|帮忙|耐心|服务|问题|已经?|都|也|还是|没事了?|没问题了?|没有了|不用了|先这样|就这样|解决了?|搞定了?|可以了|我|自己|等等看|看看|下次|祝你?们?|生意兴隆|大|卖|早点休息|晚安|一切|顺利)';
const THANKED_EN =
  '(thanks?|thank (you|u|ya)|thx|thnx|thanx|tks|ty|tysm|tyvm|cheers|bye|goodbye|good bye|bye bye|see (you|ya)|cya|farewell|take care|much appreciated|appreciate (it|that|this|your help|the help)|have a (nice|good|great|lovely) (day|one|evening|weekend|night)|you too)';
const SAID_WITH_EN =
  '(ok|okay|k|great|good|cool|perfect|awesome|nice|alright|all right|got it|i see|understood|very|so|much|a lot|lots|many|again|for|your|the|all|help|helping|me|quick|fast|kind|reply|response|answer|support|time|assistance|info|information|that|this|it|is|was|thats|its|everything|now|then|and|you|guys|im|i|am|good|fine|works?|worked|solved|sorted|fixed|really|super|no|problem|more|questions|one|million|bunch|sir|maam|team|dear|oh|ah|wow|yes|yep|yeah|later|tomorrow|soon|will|do|done)';

/** What the replies about the shop itself listen to: invoices, points, members, hours, offers, privacy, greetings, waiting. */
export const shopKeywords: Record<string, Listening> = {
  'ar-008': [
    zh.contains(
      '发票 开票 专票 普票 增值税票 电子票 抬头 税号 开收据 收据 报销凭证 补开',
      '开票机 开票机器 发票打印机 发票夹 发票收纳 发票本 收据本 收据夹 抬头看 抬头纹 抬头挺胸 小票上写',
    ),
    zh.pattern(
      [],
      [
        '(不要|不用|不需要|无需|不必|不开)(开)?(发票|票)',
        '(打印机|收纳|夹子|模板).{0,4}(发票|开票)|(发票|开票).{0,4}(打印机|收纳|夹子|机器|模板)',
      ],
    ),
    en.word(
      'invoice|receipt|vat|tax invoice|fapiao|proof of purchase|billing document|tax number|company name on',
      'receipt printer|receipt holder|receipt paper|receipt book|invoice book|invoice printer|vat dye',
    ),
  ],
  'ar-009': [
    zh.contains(
      '积分 兑换 换礼品 积分商城 积分到账 抵现',
      '积分赛 积分榜 定积分 微积分 不定积分 积分电路 积分墙 兑换美元 兑换人民币 兑换外币 积分制比赛 篮球积分 联赛积分',
    ),
    en.word(
      'points|redeem|reward points|loyalty points|rewards balance|bonus points|reward balance|point balance',
      'power points|power point|sharing points|selling points|price point|price points|data points|access points|access point|contact points|pain points|points of|pressure points|pressure point|charging points|hinge points|point of|talking points|starting point|melting point|boiling point|focal point|point and shoot|bullet points|brownie points|points out',
    ),
    en.pattern(
      [],
      [
        'points? (me|to|out|at|towards?|in)( |$)',
        '(sharp|weak|fixing|mounting|attachment|anchor|connection|join|touch|trigger|dropper|fulcrum) points?',
        'redeem.{0,10}(coupon|voucher|code|gift ?card)',
      ],
    ),
  ],
  'ar-010': [
    zh.contains(
      '会员 会员卡 等级 入会 会员权益 办卡 vip 开卡 升级会员 成为会员 注册会员 会员日',
      '会员同款 防水等级 能效等级 等级考试 防护等级 防晒等级 辣度等级 难度等级 隔音等级 防火等级 风力等级 能耗等级 环保等级 阻燃等级 降噪等级 公会会员 协会会员 工会会员 甲醛等级 硬度等级 质量等级 安全等级 游戏等级 抗震等级 钢琴等级 画质等级 音质等级 亮度等级 能效等级标识',
    ),
    zh.pattern(
      [],
      [
        '(防水|防尘|能效|能耗|防护|防晒|难度|防火|考试|隔音|降噪|环保|甲醛|安全|阻燃|材质|硬度|亮度|游戏|英语|钢琴|抗菌|品质|防摔).{0,3}(等级)',
        '等级.{0,4}(考试|教材|证书|是几级|是一级|是二级)',
        '视频会员|爱奇艺|腾讯视频|优酷',
      ],
    ),
    en.word(
      'member|membership|level|loyalty program|loyalty programme|vip|members club|tier|join the club|loyalty scheme|rewards program',
      'water level|noise level|sound level|energy level|brightness level|level of|spirit level|eye level|entry level|family member|family members|team member|staff member|band member|members only jacket|lego members|ground level|level up game|bubble level|heat level|spice level|oil level|ink level|battery level|cast member|level surface|beginner level|skill level|sea level|protection level|two tier|three tier|tier cake|tier rack|tier shelf|crew member|member exclusive|next level|power level|volume level',
    ),
    en.pattern(
      [],
      [
        '(what|which|how many|different|these|the|to|of|its) (\\w+ ){0,2}levels? (of|does|do|indicator|setting|is the|are the|for the)',
        '(water|noise|sound|brightness|energy|heat|oil|ink|battery|volume|power|speed|comfort|waterproof\\w*|light|firmness|intensity|filter) levels?',
        '\\d tier',
      ],
    ),
  ],
  'ar-011': [
    zh.contains(
      '营业时间 几点上班 在线时间 几点下班 上班时间 服务时间 工作时间 客服时间 几点开门 几点关门 营业到几点 几点营业 下班时间 值班时间 开门时间 关门时间',
      '电池工作时间 续航工作时间 工作时间多长续航 连续工作时间',
    ),
    zh.pattern(
      [
        '(客服|你们|人工|店里|门店|你家|店铺|有人).{0,10}(几点|什么时候|啥时候|什么时间|时间段).{0,6}(上班|下班|在线|开门|关门|休息|营业|在)',
        '(周末|周六|周日|星期天|节假日|假期|春节|过年|国庆|五一|元旦|晚上|半夜|凌晨|中午|\\d+点|十点|九点|八点).{0,8}(上班|在线|营业|休息|有客服|有人在|还有人|还有客服|客服在|开门)',
        '(上班|营业|在线)(吗|么|时间|到几点|几点)',
      ],
      [
        '(穿|戴|背).{0,8}上班',
        '上班(穿|背|戴|用|族|路上)',
        '(耳机|手表|电池|续航|充电|机器|灯|风扇).{0,8}(工作|在线)时间',
        '打卡',
      ],
    ),
    en.word(
      'opening hours|business hours|service hours|working hours|office hours|opening times|opening time|hours of operation|support hours|open on|what time do you open|what time do you close|when do you open|when do you close|are you open|are you closed|store hours|open today|open tomorrow|open now|customer service hours|closing time|your hours|hours are you',
      'battery working hours|open on both sides|does it open|open on the side|open on top',
    ),
    en.pattern(
      [
        '(when|what time|what hours|which days|until when).{0,25}(agents?|support|customer service|someone|anyone|staff|you|team|live chat|store|shop).{0,12}(online|open|close|available|work|there|reachable)',
        '(agents?|support|customer service|staff|team|live chat) (online|open|available|hours|works?)( \\w+){0,3} (when|weekend|sunday|saturday|night|holiday)',
      ],
      [
        '(box|lid|bag|door|package|parcel|account|battery|zipper|case|drawer|umbrella|window|sofa) .{0,10}open',
        'how (do|can|to) .{0,12}open',
        'when (does|do|will) (the|my|it|this)',
      ],
    ),
  ],
  'ar-012': [
    zh.exact(
      '你好 您好 在吗 在么 在不在 有人吗 有人在吗 有人么 哈喽 哈罗 哈啰 嗨 早上好 下午好 晚上好 早安 中午好 你们好 大家好 老板 老板在吗 客服 客服在吗 掌柜 掌柜的 小二 在 哈咯 你好吗 早 hi hello hey 人呢 有客服吗 客服在不在',
    ),
    en.exact(
      'hi|hello|hey|hiya|howdy|yo|good morning|good afternoon|good evening|anyone there|anybody there|is anyone there|is anybody there|anyone here|anyone around|are you there|you there|hallo|helo|hullo|greetings|good day|morning|evening|heya|hii|helloo|anyone home|is someone there|hi there|hello there|whats up|sup|nice to meet you|how are you',
    ),
    zh.pattern([`^(${GREETING_LEFT}\\s?)+(啊|呀|哦|呢|哈|吗|的|了)*$`]),
  ],
  'ar-015': [
    zh.contains(
      '优惠 优惠券 折扣 打折 满减 促销 领券 折扣码 优惠码 优惠卷 代金券 红包 便宜点 便宜一点 活动价 券用不了 特价 减免 能少点 抹零 最低价 降价 有券吗 有活动吗 大促 秒杀',
      '打折叠 打折痕 红包袋 红包封 红包壳 红包树 骨折扣 折扣骨 红包墙 优惠卷尺',
    ),
    zh.pattern(
      [
        '(有|有没有|最近|现在|什么时候|啥时候|最近有).{0,6}(活动|优惠|折)(吗|没|么|不|力度|$)',
        '(券|劵|码).{0,6}(用不了|不能用|失效|过期|怎么用|怎么领|领不了|无效|在哪)',
        '(便宜|少|优惠)(点|一点|些|多少)',
        '几折',
        '(可以|能|能不能|可不可以|再)(便宜|优惠|少)',
      ],
      ['折叠|骨折|折痕'],
    ),
    en.word(
      'coupon|discount|promo|promo code|voucher|promotion|sale|special offer|any deals|deals|discount code|promotional|on sale|price match|cheaper|student discount|black friday|first order code|best price|lower price',
      'for sale sign|sales rep|wholesale|sales tax|sale sign|after sale|after sales|point of sale|sales representative|sales pitch|big deal|deal with|garage sale|resale',
    ),
    en.pattern([], ['(after|pre|whole|re) ?sales?', 'deal(ing)? with', '(estate|garage|yard) sale']),
  ],
  'ar-018': [
    zh.contains(
      '隐私 个人信息 删除数据 泄露 注销账号 注销账户 删除账号 我的数据 信息安全 隐私政策 个人数据 删除我的信息 导出数据 导出我的数据 骚扰电话 删号 注销账户 删除记录 清除记录',
      '隐私贴膜 隐私膜 隐私玻璃 隐私屏 隐私帘 防偷窥隐私 隐私保护膜 隐私部位 隐私锁 隐私盒 隐私门 隐私袋 隐私窗',
    ),
    zh.pattern(
      [
        '(删|清除|抹掉|清空|销毁).{0,8}(信息|数据|资料|账号|账户|记录)',
        '(信息|数据|资料|聊天记录|手机号).{0,10}(泄露|卖|保存|安全|外泄|删|保护|收集|给别人)',
      ],
      [
        '(隐私|防窥).{0,3}(膜|贴|玻璃|屏|窗|帘|锁|保护壳)',
        '(手机|硬盘|u盘|存储卡|相机|电脑|电脑里).{0,6}(数据|资料).{0,4}(恢复|传输|线|拷)',
      ],
    ),
    en.word(
      'privacy|personal data|delete my data|personal information|delete my account|gdpr|data protection|my data|delete my information|export my data|privacy policy|erase my data|data deletion|close my account|delete account|data breach|leaked my|sell my information|sell my data|share my data|share my information|remove my data|what information do you',
      'privacy screen|privacy film|privacy glass|privacy filter|privacy curtain|privacy fence|privacy protector|privacy tent|privacy window|privacy blind|privacy panel|privacy cover',
    ),
    en.pattern(
      [],
      [
        'privacy( \\w+){0,2} (screen|film|glass|filter|curtain|fence|protector|tent|window|blinds?|panel|lock|cover)',
      ],
    ),
  ],
  'ar-019': [
    // Thanks beside a question are manners, not the end of a talk: only where nothing else is said.
    zh.pattern([
      `^((${SAID_WITH}|${THANKED_EN}|${SAID_WITH_EN})[\\s]*)*${THANKED}[\\s]*((${SAID_WITH}|${THANKED}|${THANKED_EN})[\\s]*)*$`,
    ]),
    en.pattern([
      `^((${SAID_WITH_EN}|${THANKED_EN}) ?\\n?)*${THANKED_EN}([ \\n]?(${SAID_WITH_EN}|${THANKED_EN}))*$`,
    ]),
  ],
  'ar-020': [
    zh.contains(
      '还要等多久 还要多久 排队 等多久 要等多久 等多长时间 要等多长 排到我 还要等几分钟 前面几个人 前面多少人 前面还有 等了半天 等好久 等很久了 怎么还没人 轮到我 什么时候轮到 排第几 第几位 没人回 没人理 等待时间 排多久',
      '排队系统 排队机 排队买 排队叫号 排队取号 排队护栏 排队架 吃饭排队 排队栏杆',
    ),
    zh.pattern(
      [
        '(前面|前边).{0,6}(几个|多少|几位).{0,3}人?',
        '等了.{0,8}(分钟|小时|半天|好久|很久|半小时|钟头)',
        '(怎么|为什么).{0,5}(没人|还没人|没有人).{0,4}(回|理|接|应|答|$)',
        '多久.{0,6}(有人|回复我|接入|接待)',
      ],
      [
        '(充满?电?|加热|烧开|煮|洗|晾|发酵|泡|干|换|保质|凉|晒|降温|冷却|安装|烘干|蒸|炖).{0,6}(多久|多长时间)',
        '(快递|物流|发货|退款|发票|到货|补货|包裹|订单|到账).{0,10}(多久|等了|等多久|还要多久)',
        '等了.{0,8}(快递|物流|发货|退款|到货|包裹|还没发|没到|没收到)',
        '游戏',
      ],
    ),
    en.word(
      'how long is the wait|still waiting|queue|waiting time|wait time|how long do i have to wait|how long until|my position|ahead of me|in line|how much longer|been waiting|waiting for ages|waiting for an agent|waiting for someone|anyone going to answer|nobody answers|no one answers|no one is answering|nobody is answering|waited|how long will it take to answer',
      'queue songs|queue music|song queue|in line with|in line skate|in line skates|inline|in line filter|queue barrier|queue the music|in line switch|print queue|playlist queue',
    ),
    en.pattern(
      [],
      [
        '(waiting|waited|wait|how long|longer).{0,20}(refund|order|package|parcel|delivery|shipping|ship|invoice|receipt|restock|stock|deliver|arrive|item|product|return|points)',
        '(refund|order|package|parcel|delivery|shipping|invoice|receipt|stock|item).{0,20}(still waiting|waiting|waited|how long|how much longer)',
        '(songs?|music|playlist|video|print)( \\w+){0,4} queue|queue (\\w+ ){0,2}(songs?|music|playlist)',
        'how (long|much longer).{0,15}(charg|cook|boil|dry|last|bake|heat|battery)',
      ],
    ),
  ],
};
