import { type Listening, en, zh } from './listening';

/** What the replies listen to that bring a person: danger, complaints, faults, and who asks for somebody. */
export const urgentKeywords: Record<string, Listening> = {
  'ar-001': [
    zh.contains(
      '人工 转人工 真人 找客服 活人 转客服 接客服 换客服 叫客服 联系客服 人工客服 客服人员 真人客服 人工服务 转接客服 呼叫客服 要客服 客服呢 客服在哪',
      `人工智能 人工石 人工石材 人工大理石 人工草 人工草坪 人工皮 人工皮革 人工革 人工湖 人工合成 人工降雨 人工呼吸 人工费 人工成本 人工钻 人工水晶 人工珍珠 人工养殖
       人工培育 人工种植 人工授精 人工制作 人工缝制 人工打磨 人工雕刻 人工编织 人工痕迹 纯人工 人工关节 人工泪液 人工耳蜗 人工心脏 人工色素
       人工香精 人工甜味 真人秀 真人cs 真人版 真人电影 真人发 真人头发 真人比例 真人大小 真人试 真人实拍 真人穿 真人上身 真人图 真人照 真人模特 真人出镜 真人手办 真人语音 真人发音`,
    ),
    zh.pattern(
      [
        '(和|跟|找|与)(真|活)?人(说|聊|谈|沟通|对话|讲)',
        '(叫|找|换|来|派|有没有|要)(一?个)(真|活)?人(来|吧|啊|跟|和|给|帮|处理|回|说|$)',
        '(不要|不想|别|不跟|不和).{0,4}(机器人|自动回复|智能客服)',
        '机器人.{0,10}(听不懂|没用|答非所问|不行|智障|傻)',
      ],
      ['(人工|客服).{0,6}(几点|什么时候|时间|上班|下班|在线时间)', '招聘|应聘', '客服.{0,6}(态度|投诉)'],
    ),
    en.word(
      `agent|human|representative|real person|live person|actual person|live agent|operator|live chat|someone real|customer service rep|customer service representative|human being|support agent|speak to someone|talk to someone|speak with someone|talk with someone|chat with someone|talk to a person|speak to a person|talk with a person|speak with a person|customer service person|support person`,
      `travel agent|real estate agent|cleaning agent|bleaching agent|foaming agent|whitening agent|oxidizing agent|secret agent|estate agent|shipping agent|human hair|human size|human sized|human error|human body|human figure|human being made|human skin|human shape|human made|human rights|no human could|human anatomy|human skull|human food|for human`,
    ),
    en.pattern(
      [],
      [
        'agents?.{0,12}(online|hours|available from|work)',
        '(job|hiring|vacanc)',
        '(fit|safe|made|designed|suitable) (for|to|of|by) humans?',
      ],
    ),
  ],
  'ar-002': [
    zh.contains(
      '投诉 举报 消费者协会 12315 消协 客诉 市场监管 市监局 工商局 起诉 告你们 律师函 找律师 法院见 曝光你们 维权 315投诉 差评伺候 黑猫投诉 12345 报警了 要报警 去报警',
      '起诉状模板 举报电话机 投诉箱 意见箱',
    ),
    zh.pattern([], ['(不是|不想|没想|没有).{0,3}(投诉|举报)', '(律师|投诉).{0,4}(书|教材|考试|模板)']),
    en.word(
      'complaint|complain|lawsuit|consumer association|sue|my lawyer|attorney|legal action|consumer protection|better business bureau|small claims|trading standards|consumer rights|take you to court|ombudsman',
      'no complaint|no complaints|not complaining|not a complaint|not here to complain|cant complain|cannot complain|without complaint',
    ),
  ],
  'ar-021': [
    zh.pattern(
      [
        '(投诉|客诉|工单|我的反馈|反馈)(的)?(处理)?(进度|进展)',
        '(查|看|查询|查看)(一下|下)?(我的|我)(投诉|工单|反馈)',
        '^(我的投诉|我的工单|我的反馈)$',
      ],
      ['(投诉|举报)(你们|到|去|平台)'],
    ),
    en.pattern(
      [
        '(complaint|case|feedback) (status|progress)',
        '(status|progress) of my (complaint|case|feedback)',
        '(track|check|follow) my (complaint|case|feedback)',
        '^/?(my complaints?|my cases?|cases)$',
      ],
      ['phone case', 'case of (beer|wine)'],
    ),
  ],
  'ar-003': [
    zh.contains(
      '漏电 起火 爆炸了 过敏了 受伤 着火 触电 冒烟 烫伤 电到 炸了 中毒 流血 割伤 划伤 冒火花 冒火 烧着了 自燃 烧伤 灼伤 食物中毒 电击 休克 炸裂了 起泡红肿',
      '防漏电 防起火 防触电 防烫伤 防烧伤 防割伤 防中毒 漏电保护 漏电开关 防爆炸 价格爆炸了 爆炸了哈哈 炸了锅 颜值炸了 帅炸了 美炸了 好吃炸了 抗过敏 防过敏 心灵受伤 心受伤 受伤的心 烫伤膏 受伤包扎 漏电保护器 炸了丸子 烧伤药',
    ),
    zh.pattern(
      [
        '(脸|皮肤|身上|全身|孩子|宝宝|我|屁股|手).{0,10}(过敏|红疹|起疹|红肿|起红点|肿了|溃烂)',
        '(用|吃|喝|穿|戴|抹|擦)(了|完|过).{0,12}(过敏|红疹|起疹|肿了|拉肚子|呕吐|进医院|住院|休克)',
        '(孩子|宝宝|老人|我妈|我爸|家人|手|脚|我).{0,10}(电了|炸到|烫到|烧到|被电|麻了一下|砸到|夹到|割到|出血)',
      ],
      [
        '(会不会|会|容易|能不能|是否|怕|担心).{0,6}(过敏|漏电|起火|着火|触电|爆炸|烫伤|受伤|中毒|冒烟|自燃).{0,3}(吗|啊|嘛|呢|么|$|\n)',
        '(价格|价钱|颜值|人气|订单|流量|销量|评论区|群里).{0,5}(爆炸|炸)',
      ],
    ),
    en.word(
      'caught fire|catch fire|on fire|electric shock|electrocuted|exploded|explosion|explode|allergic reaction|injured|injury|bleeding|got burned|burned my|burnt my|burned me|smoking|sparks|hospital|poisoned|food poisoning|started burning|burst into flames|cut my hand|cut my finger|hurt my|hurt me|got hurt|got injured|was hurt|skin rash|got a rash|gave me a rash|electric shocked|blew up|overheated and melted',
      'explosion proof|explode proof|anti explosion|smoking area|non smoking|no smoking|smoking pipe|smoking jacket|smoking hot|hospital bed|hospital gown|smoking accessories|stop smoking|quit smoking|injury prevention|sports injury|burned my cd',
    ),
    en.pattern(
      [],
      [
        '(will|could|can|would|does|is|might) (it|this|they|that|the \\w+).{0,25}(explode|catch fire|burn|spark|smoke|injur)',
        'explo\\w* ?proof',
      ],
    ),
  ],
  'ar-017': [
    zh.contains(
      '质量问题 坏了 破损 瑕疵 坏的 碎了 裂了 裂痕 裂开 次品 残次 断了 开不了机 打不开机 没反应 掉漆 漏水 漏液 缺口 划痕 变形了 质量太差 质量差 坏掉 破了 破洞 摔坏 压坏 掉色 脱胶 开线 脱线 故障 用不了了 不通电 充不进电 充不了电 不工作了 失灵 死机 黑屏 花屏 少零件 缺零件 发霉 变质',
      '弄坏了怎么修 优惠券用不了了 坏了牙 乐坏了 累坏了 高兴坏了 饿坏了 吓坏了 开心坏了 急坏了 忙坏了 宠坏了 气坏了 渴坏了',
    ),
    zh.pattern(
      [
        '(才|刚|就|只).{0,6}(用|穿|戴|买|收到|到手).{0,8}(坏|破|断|裂|掉|不亮|不转|不响)',
        '质量.{0,4}(不行|有问题|这么差|什么玩意|不好|垃圾)',
        '什么质量',
      ],
      [
        '(没|没有|不是|未|无)(坏|破损|瑕疵|质量问题|裂|划痕|破|碎|坏的|坏掉|任何瑕疵|任何破损|任何质量问题|任何划痕)',
        '(会不会|会|容易|是否|怕|担心|能不能|要是|如果|万一).{0,8}(坏|破损|掉色|变形|漏水|断|裂|掉漆|脱胶|发霉|变质|破|碎)',
        '(不会|不易|不|防|耐|抗)(掉色|变形|漏水|掉漆|脱胶|开线|发霉|变质|破损|裂开)',
      ],
    ),
    en.word(
      'broken|defective|damaged|faulty|stopped working|doesnt work|does not work|didnt work|not working|cracked|shattered|scratched|ripped|torn|wont turn on|doesnt turn on|will not turn on|defect|leaks|leaking|fell apart|falling apart|malfunction|dead on arrival|missing parts|missing pieces|broke|wont charge|smashed',
      'not broken|isnt broken|wasnt broken|not damaged|isnt damaged|wasnt damaged|not defective|isnt defective|not faulty|nothing broken|never broke|not cracked|not scratched|not torn|broken in|broke college|ripped jeans|ripped style|undamaged|damage free',
    ),
    en.pattern(
      [],
      [
        '(code|coupon|promo\\w*|link|voucher|discount|points?|tracking\\w*|app|website|page|login|password)s?( \\w+){0,4} (doesnt|does not|didnt|not|isnt|wont|stopped|is not|cannot) (work|accept)',
        '(will|does|could|can|would|might|if) (it|this|they|the \\w+)( \\w+){0,3} (break|leak|crack|scratch|damaged|broken)',
        '(not|isnt|wasnt|nothing|never|without|no) (\\w+ )?(broken|damaged|defects?|faulty|cracked|scratched|torn)',
      ],
    ),
  ],
};
