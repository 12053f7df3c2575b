import { type Listening, en, zh } from './listening';

/** What the replies about orders listen to: on the way, money back, returns, addresses, cancelling, stock. */
export const orderKeywords: Record<string, Listening> = {
  'ar-004': [
    zh.contains(
      '物流 快递 到哪了 发货 包裹 快件 运单号 物流单号 快递单号 查单号 派送 配送 签收 催件 发出了吗 寄出了吗 到哪里了 到哪儿了 什么时候送 包邮吗 发什么快递 出货 顺丰 圆通 中通 申通 韵达 极兔',
      '快递员 快递小哥 快递盒 快递箱 快递袋 快递刀 快递架 快递柜尺寸 物流管理 物流专业 物流公司的人 货物物流 物流箱 物流周转 发货单格式 发货单模板 配送员招 快递贴纸 快递服',
    ),
    zh.pattern(
      [
        '(货|东西|包裹|订单|商品|件|衣服|鞋子?).{0,6}(还没|还未|怎么没|一直没|没有?)(有)?.{0,2}(到$|到\n|到，|到啊|到呢|收到|送到|寄|动|更新|发)',
        '(什么时候|啥时候|几时|何时|多久|几天|几号|今天|明天).{0,8}(发货|发出|寄出|送到|能到|到达|会到|收到货)',
        '(怎么|为什么|为啥|咋).{0,4}(还不|还没|没|不)(到货|送货|送到|到$|到啊)',
        '(订单|货|东西|包裹).{0,4}到(哪|那里|那儿)',
        '(查|看).{0,6}(订单|我买的).{0,6}(到|状态|进度|哪)',
        '^查?(一下)?(我的)?(订单|单号)(查询|状态)?$',
      ],
      [
        '(别|先不要|不要|暂停|停止|先别).{0,2}(发货|寄|发出)',
        '(退款|退钱|退的钱).{0,8}到',
        '(库存|现货|补货|缺货|卖完)',
      ],
    ),
    en.word(
      `where is my order|wheres my order|tracking|shipping|delivery|ship|shipped|track my order|track my package|track order|track package|package|parcel|where is my stuff|wheres my stuff|delivered|dispatched|dispatch|shipment|courier|in transit|order status|status of my order|hasnt arrived|not arrived|havent received my order|arrive|out for delivery|order number lookup|my order arrive|where is it`,
      `cash on delivery|delivery person was|delivery man was|delivery guy was|package design|packaging|arrive broken|arrived broken|arrived damaged|arrived with a|package includes|package include|in the package|packages of|arrived defective|it arrived broken|arrived cracked|arrived faulty|ship model|model ship|spaceship|pirate ship|cruise ship`,
    ),
    en.pattern(
      [],
      [
        '(change|update|wrong|edit|correct|modify|different|new|fix)( \\w+){0,4} address',
        'address( \\w+){0,4} (wrong|changed?|updated?|incorrect)',
        '(cancel)',
      ],
    ),
  ],
  'ar-005': [
    zh.contains(
      '退款 退款到哪 退款到账 退款进度 退款申请 什么时候到账 退钱 退我钱 钱退 还我钱 退费 退回余额 退到银行卡 返款 多扣 扣了两次 重复扣款 退欵',
      '退款政策这门课 银行退款政策',
    ),
    zh.pattern(
      [
        '(钱|款|退款).{0,10}(退|到账|返|回来|还给我|收到)',
        '把钱(退|还|打)',
        '(退款|退的钱).{0,8}(没到|未到|没收到|多久到|几天到|什么时候到)',
        '(多|重复|错)(扣|收)(了)?',
        '扣了.{0,3}(两|二|双|三)(次|份|倍|笔)',
      ],
      ['(积分|优惠券|红包|补发)?.{0,4}(不要|不用|不需要|不想)(退款|退钱)'],
    ),
    en.word(
      'refund|money back|reimburse|reimbursement|charged twice|double charged|charged me twice|chargeback|overcharged|get my money|return my money|give my money',
      'refund policy book|money back guarantee sticker',
    ),
    en.pattern([], ['(dont|do not|no|not) (\\w+ ){0,3}refund.{0,4}$', '^no need .{0,8}refund']),
  ],
  'ar-006': [
    zh.contains(
      '退货 换货 退换 退掉 换尺码 换颜色 换大一码 换小一码 退回去 换码 换个码 换一件 换个大 换个小 无理由 换新的 寄回去退 退回商品 运费险',
      '更换货架 换货架',
    ),
    zh.pattern(
      [
        '(可以|能不能|能|可不可以|想|要|还能|怎么|支持|是否可以|给)退(吗|么|啊|呢|不|$|\n|了|掉)',
        '(想|要|能|可以|帮我)换(一)?(个|件|双|条|只|款|大|小).{0,4}(码|号|颜色|色|款|一?个|大|小)',
        '(大|小|紧|松|长|短)了.{0,10}(换|退)',
        '(不喜欢|不合适|不满意|不想要|买错|拍错).{0,10}(退|换)',
      ],
      [
        '(流程|步骤|怎么操作|一步一步|如何操作|怎样操作|操作方法)',
        '(换|改).{0,4}地址',
        '(没有|没|不是)(要|想|打算).{0,3}(退|换)(货|掉)?的?意思',
      ],
    ),
    en.word(
      'return|exchange|swap it|swap for|swap this|send it back|send this back|sending it back|give it back|different size|bigger size|smaller size|larger size|wrong size|doesnt fit|dont fit|does not fit|too small|too big|return policy|take it back|return label',
      'return on investment|in return|returning customer|returning customers|return home|return to home|return trip|return key|return ticket|many happy returns|return of the|tax return|exchange rate|exchange student|stock exchange|exchange for points|heat exchange|point of no return',
    ),
    en.pattern(
      [],
      [
        '(ill|i will|will|shall|i can) return (to|tomorrow|later|soon|next|again)',
        'return(ing)? to (your|the|this) (website|site|shop|store|page|menu|home|main)',
        '(return|exchange)\\w* (steps?|process|procedure|instructions?)',
        '(how|what).{0,12}(start|begin|initiate|process|steps?).{0,10}return',
        'step by step',
        'return(s|ed)? (the|my) (call|message|mail)',
        '(is|are) (it|this|they|the \\w+) too (small|big) for',
      ],
    ),
  ],
  'ar-007': [
    zh.contains(
      '退换步骤 退货步骤 换货步骤 退货流程 退换流程 换货流程 退换货流程 退换货步骤 退货的步骤 退货的流程 换货的流程 换货的步骤 退换货的流程 退换的步骤',
    ),
    zh.pattern(
      [
        '(退|换)(货|换|掉)?.{0,8}(步骤|流程|怎么操作|如何操作|怎样操作|操作方法|怎么申请|如何申请|在哪申请|在哪里申请)',
        '(步骤|流程|怎么操作|操作).{0,6}(退|换)(货|换)',
      ],
      ['退款.{0,4}(流程|步骤|怎么申请)'],
    ),
    en.word(
      'return steps|return process|return procedure|return instruction|steps to return|exchange steps|exchange process|start a return|initiate a return|begin a return|returning process|exchange procedure|steps for returning|steps for return|process for returning|process of return',
    ),
    en.pattern(
      [
        '(step by step|steps?|process|procedure|instructions?|walk me through|guide me|how (do|can) i start).{0,20}(return|exchang)',
        '(return|exchang)\\w*( \\w+){0,3} (step by step|steps?|process|procedure|instructions?)',
      ],
      ['^(?:(?:\\w+ ){0,3})no return'],
    ),
  ],
  'ar-013': [
    zh.contains(
      '改地址 修改地址 换地址 改收货地址 地址写错 地址填错 地址错了 改收件地址 更改地址 变更地址 修改收货 改送货地址 改收货人 改电话 改收件人 地址选错 换收货地址 改个地址 换个地址',
      '',
    ),
    zh.pattern(
      [
        '(改|换|更正|变更|更换|改成|修改)(一下|下|个|成|掉)?.{0,6}(地址|收件人|收货人|收货电话|手机号码)',
        '(地址|收件人|收货电话).{0,8}(错|改|换|变|更新|不对)',
      ],
      ['(网站|网址|网页|邮箱|ip)地址'],
    ),
    en.word(
      'change address|change the address|wrong address|update address|update my address|change my address|change delivery address|change shipping address|edit address|correct address|different address|new address|address is wrong|address change|moved house|incorrect address|modify address|fix address|redirect my parcel',
      'email address|e mail address|web address|ip address',
    ),
    en.pattern(
      [
        '(change|update|wrong|edit|correct|modify|incorrect|fix|switch)( \\w+){0,5} address',
        'address( \\w+){0,5} (wrong|changed?|updated?|incorrect|outdated|old)',
      ],
      ['(e ?mail|web|ip|mac) address', '(dont|do not|no need to) change'],
    ),
  ],
  'ar-014': [
    zh.contains(
      '取消订单 不要了 撤单 撤销订单 退单 取消掉 不想要了 取消购买 关闭订单 取消一下 取消其中 不买了 取消下单',
      '不要了解 要不要了解 要不要了 取消收藏 取消关注 取消会员 取消订阅 取消预约',
    ),
    zh.pattern(
      [
        '(订单|单子|刚才的|刚拍的|那单|这单|刚下的).{0,12}(取消|撤|不要)',
        '取消.{0,10}(订单|单子|那单|这单|下单)',
        '(拍错|买错|下错|多拍|重复下单|重复拍|多买).{0,8}(取消|撤|不要|退单)',
      ],
      ['(不想|不要|别|不用|不能|没有)(再|给我|帮我|要)*取消'],
    ),
    en.word(
      'cancel order|cancel my order|cancel|cancellation|ordered by mistake|call off my order|stop my order',
      'noise cancelling|noise canceling|noise cancel|noise cancellation|cancel my membership|cancel membership|cancel subscription|free cancellation sign|echo cancellation',
    ),
    en.pattern(
      [],
      [
        '(noise|echo|odor|odour)( \\w+)? cancel',
        '(dont|do not|didnt|never|not|without|please dont|please do not)( \\w+){0,3} cancel',
      ],
    ),
  ],
  'ar-016': [
    zh.contains(
      '库存 有货吗 缺货 现货 补货 到货通知 断货 有货 卖完了 售罄 没货 无货 还有吗 到货提醒 上架 还有卖吗 还有没有货',
      '库存相机 库存清仓 库存管理 有货架吗 货到付款 没货架',
    ),
    zh.pattern(
      [
        '(什么时候|啥时候|何时|几时|多久).{0,8}(到货|补货|有货|上架|再上|补)',
        '(还有|有没有).{0,6}(货|码|号|色)(吗|么|没|不)?$',
        '(这款|这个|那款).{0,6}还有(吗|没|货)',
      ],
      [
        '(什么时候|何时|多久|几天).{0,4}(发货|收到货|到家)',
        '库存.{0,4}(成色|二手)',
        '(折扣|优惠|兑换|验证)(码|券)',
      ],
    ),
    en.word(
      'in stock|available|out of stock|back in stock|sold out|restock|restocked|unavailable|availability|stock|do you still have|still have this|have any left|any left|do you have this in|do you have it in|have it in size|carry this in',
      'stock photo|stock image|stock market|stock exchange|stock pot|stockpot|soup stock|chicken stock|rifle stock|laughing stock|stockings|available space|available memory|available storage|stock color|stock rom',
    ),
    en.pattern(
      [],
      [
        '(agent|someone|anyone|human|person|representative|support|you guys|staff)( \\w+){0,3} available',
        'available( \\w+){0,2} (agent|human|person|representative)',
        '(coupon|discount|promo|offer|refund|return|delivery|shipping)s?( \\w+){0,3} available',
        'available (memory|storage|space|colou?r range|ports?)',
      ],
    ),
  ],
};
