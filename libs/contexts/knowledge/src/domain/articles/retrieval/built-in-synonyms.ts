import type { Language } from '@yingda/contracts/names';

/** Words of shops and their service that mean the same; a shop adds its own. Each line is one meaning. */
const CHINESE = `
退款 退钱 返款 退费 退还 退的钱 钱退 退回来 打回来 退到 退回原 退来 款子 没退钱 钱还没退 没见到钱 没收到退 钱没到 回款没到 退钱进度 钱退哪 钱回来 钱
退货 退掉 想退 要退 能退 可退 退回 寄回 退一 退了 退不退 包退 无理由 退东西 寄回去 还能退 退还商品 想退货 拆封 退换 退换货 申请售后 售后申请 寄回来 退
换货 换新 调换 更换 换一个 换一件 换个 换一双 换大 换小 换尺码 包换 能换 想换 换颜色 调一双 调一件 想调 小了 大了 太小 太大 不合身 不合适 码不对 尺码不对 尺寸不对 半码 换别的 换成别的 退换 退换货 换
到账 到帐 入账 收到钱 打款 回款 到我卡 看到钱
多久 多长时间 几天 多少天 几个工作日 什么时候 啥时候 何时 时限 时效 几分钟 多少时间 要多少天 多快 几时 期限 时间要求
流程 步骤 程序 过程 手续
故障 坏了 坏的 破损 损坏 瑕疵 裂 裂开 裂了 开裂 次品 残次 毛病 缺陷 质量差 质量太差 漏水 开线 掉色 脱胶 开不了机 没反应 不能用 有问题的 质量问题 质量不好 破了 碎了 断了 不工作 失灵 没声音 没有声音 碎 摔坏 歪 变形 异味 发烫 漏电 冒烟 黑屏 死机 卡顿 脱线 起球 褪色 生锈 断裂 漏 充不了电 充不进电 打不开 失效了 不好用 变质 过敏 烧焦 有划痕 划痕 少零件 假货 有洞 有异响 坏掉 裂缝 不转 不亮 烂了 发霉 坏 破
维修 修理 能修 修一下 保修 返修 修好 找人修 能不能修 修
物流 快递 包裹 运单 轨迹 派送 配送 运输 到哪了 走到哪 送到哪 派件 揽收 单号 哪个城市 到哪里 到哪儿 还没到 没到货 没送到 没收到货 没收到 运送 送货 签收 中转 配送员 在路上 卡在 停在 送到了吗 什么时候到 什么时候送 收到货
发货 寄出 出库 发出 出货 发了没 寄出来 寄了没 还没寄 何时发
地址 门牌号 住址 改送 送到我 搬家 换地方 收件人 收货人 收货信息 收货电话 送货地点 门牌 电话号码
修改 更改 变更 改成 改一下 换成 能改 要改 改地址 更新地址 改到 改送 能不能改 换个 改为 改掉 想改
写错 填错 开错 弄错 错了 有误 不对 错误 更正 打错 搞错 不正确 错字 少了一个字 错别字 写漏 漏写 写反 不一致 错一位 填成
取消 撤销 撤单 反悔 不想要 不要了 后悔 退订 退单 不想买 不买了 不买 拍错 下错 重复下单 拍重 买重 取消掉 拦截 不用发
发票 开票 票据 增值税 专票 普票 电子票 收据 开张票 用的票 要票 票上 的票 开的票 开个票 票开 开好票 票面 报账 报销凭证 财务 票
抬头 公司名称 公司名字 单位名称 单位名 公司名 开给公司 企业名称 户名
税号 纳税人识别号 纳税号
重开 重新开 红冲 作废 换开 冲红 补开 重新开具
积分 点数 积点 红利点 攒的分 攒分 会员分 的分能 得分 分值
兑换 换礼品 抵扣 换券 换东西 当钱花 抵现 抵钱 能换 换什么 花掉
有效期 过期 失效 到期清零 清零 到期 清掉 作废时间 年底 期限到
会员 vip 贵宾 入会 老客户 大客户
等级 级别 金卡 银卡 钻石 铂金 白金 黑卡 高等级 高级会员 黑金 升到 下一级 升一级 几级 降级 普通会员 高级 升级成 升级会员 升级条件
权益 特权 好处 福利 待遇
投诉 申诉 举报 反映的问题 反映问题 客诉 维权 控诉 差评投诉 提的意见 提意见 不满意 不满 差劲 讨说法 态度差 服务态度 意见 反馈的问题
隐私 个人信息 个人资料 我的资料 我的信息 我的数据 泄露 泄漏 保密 手机号泄 私隐 个资 我的个人 资料 个人数据 卖给 外泄 偷看 广告
聊天记录 聊天内容 对话记录 聊天信息 我的聊天 对话内容 聊的内容 聊的话 聊过的 我们聊 跟你们聊 说过的话 聊天
删除 清除 抹掉 注销 删掉 清空 删 抹除 删光 不保留
坐席 座席 客服 客服人员 接待员 客服专员 接待人员
主管 上级 领导 组长 经理 负责人 上司 班长 转给谁 找谁 谁来处理 老板 班组长 店长
上报 升级给 交给上级 转给上级 升级处理 要升级 转上级 往上报 报警 转给谁 没权 越权 超权限 汇报 移交 向上
情绪 激动 生气 愤怒 发火 骂人 辱骂 威胁 激烈 扬言 闹 骂 哭 崩溃
媒体 曝光 记者 监管 12315 工商 消协 315 微博爆料 报社 上网 网上曝光 电视台 消费者协会 投诉到
高峰 大促 双十一 双11 双12 618 促销 活动当天 旺季 活动期间 忙的时候 秒杀 爆单 年货节 黑五 双旦 人手不够 忙不过来 太忙 咨询量大 活动高峰 爆了 大促期间 节日
排队 队列 排着队
临时 兼职 实习 临时工 外包
回访 回电 约回 约时间
整改 改进 纠正 capa 改进计划 整改单 改善 改进措施 整改措施 补救 修正 落实
原因 成因 根因 根源 从根上 根本 为什么会 反复出现 重复出现 再次发生
每周 周会 复盘 周例会 每星期 一周 每个星期 周报 每礼拜
回复 答复 响应 首响 回应 回信 没人理 不理 答覆 回一下 回第一句 第一句 首次 联系我 回话
承诺 保证 答应 许诺 打包票
用语 话术 措辞 礼貌 敬语 怎么说 礼节 礼仪 称呼 措词 语气 讲话 说什么话 怎么讲 文明
标准 规范 要求 准则 守则
权限 额度 审批权
多少钱 价钱 价格 费用
评价 评分 打分
顾客 客人 买家 消费者 客户
赔偿 补偿 赔付 金额
安全 受伤 危险 起火 伤到 爆炸
预防 防止 避免再 不再发生
负责 责任人 谁负责 归谁
上限 最多 几个会话 同时接 同时会话 同时接待
密码 口令
银行卡 信用卡 卡号
`;
const ENGLISH = `
refund | money back | my money | money | reimbursement | reimburse | get my money | refunded amount | repay | paid back | no money | money has not | reimbursed | repayment | credited | my cash | money will | the money go | money go
return | send back | send something back | send it back | send them back | send this back | send an item back | give back | bring back | returning | take back | taken back | ship it back | post it back | mail it back | hand back | send this | opened
exchange | swap | change for another | trade | bigger | smaller | too small | too big | another size | different size | other size | wrong size | does not fit | doesnt fit | larger | another colour | different colour | replace it with
late | delay | overdue
arrive | show up | shown up | showed up | reach | receive | come through | deliver | turn up | turned up | not here yet | land | get here | come back to me | have it
how long | how soon | when | how many days | how quickly | how fast | time limit | deadline | how many working days | until when | target time | timeline | duration | how much time | what time | by when | how quick | turnaround | quickly | fast | soon
process | procedure | steps | step | happens next | what happens
faulty | broken | defect | defective | damage | break | crack | malfunction | not working | isnt working | wont work | doesnt work | does not work | did not work | stopped functioning | not functioning | stopped working | stop working | poor quality | fall apart | fell apart | leak | tear | quality problem | bad quality | wont turn on | flaw | no sound | shatter | smash | scratch | dent | bent | burn | smell | missing part | wont start | wont charge | overheat | dead on arrival | rip | stain | mould | stopped | malfunctioning | bad condition | does nothing | not turn on | snap | split | came apart | loose | noise | fake | wrong with it | something wrong | problem with the | problem with my
repair | fix | mend | warranty repair | serviced
track | tracking | shipment | parcel | package | delivery status | in transit | transit | whereabouts | courier | carrier | location | movement | stuck | tracking number | nothing has arrived | not arrived | has not arrived | hasnt arrived | still not here | in which city | not been delivered | delivery date | on its way to me | lost in the post
order status | status of my order | status of an order | where is my order | wheres my order | where is the order | find my order | find my orders | my order is | check my order | see my orders | my orders
ship | dispatch | sent out
address | street | postcode | zip code | moved house | new place | new home | different place | house number | somewhere else | delivery details | recipient | another place | my office
wrong | incorrect | mistake | error | typo | misspelt | misspelled | inaccurate | not ours | misprint | mistyped | mix up | not right | misspell | spelled wrong | spelling
correct | amend | right details | corrected | change the name | fix the invoice | rectify | revise | edited | edit
cancel | call off | stop my order | do not want | dont want | no longer want | not want | changed my mind | undo | accidentally ordered | ordered twice | by mistake | by accident | take back my order | withdraw | on its way | duplicate order | do not need it
invoice | issue an invoice | issue invoice | issue electronic invoice | issue a bill | vat invoice | einvoice | tax receipt | receipt | bill | billing | vat bill | accountant | accounting | bookkeeping | expense | reimbursement form | proof of purchase | electronic invoice | e invoice
reissue | issue again | void | new invoice | redo | issue another | replaced by a new | replacement invoice
points | reward point | loyalty point | bonus point | rewards | loyalty points | my points | point balance
redeem | redemption | spend points | use points | convert | spend my points | pay with points | use my points | swap points | trade points
expire | expiry | expiration | valid | validity | run out | forever | lapse | last | lose my points
member | membership | vip | club
level | tier | gold | silver | platinum | status level | rank | grade | diamond | black card | spend to reach | upgrade | downgrade | next level | reach gold | status
benefit | perk | advantage | privilege | what do i get | extras | treat
complain | complaint | grievance | not happy | unhappy | dissatisfied | officially | formal complaint | bad service | report a problem
answer | reply | respond | response | get back to me | responded | feedback | contact me | hear back | hear from you | first reply
privacy | private | personal data | personal information | my data | data you hold | data protection | confidential | my information | gdpr | personal details | sell my | share my | to other companies | third party | third parties | keep my | secure | security of my | my details | personal
chat | conversation | chat message | message | transcript | what i write | chat history | chat log | what i typed | talk | chat record
delete | erase | remove | wipe | forget me | get rid of
export | copy of | download | give me a copy | see all data
agent | staff | support agent | customer service | representative | support staff | colleague | employee | staff member | team member | operator | rep | employees | we in chat
supervisor | team lead | manager | lead | team leader | superior | boss | who should i tell | who do i tell | who decides | higher up | someone senior
escalate | escalation | hand over | pass on | hand it to | report to | hand off | pass it on | pass this on | pass up | take it further | raise it | when to involve | involve
angry | upset | furious | emotion | shout | abusive | rage | threaten | aggressive | yell | swear | hostile | crying | emotional
media | press | newspaper | journalist | authority | regulator | tv | court | lawyer | reporter | police | legal action | sue | consumer association | government | social media
peak | promotion | rush | black friday | sale day | sales day | double eleven | busy | sale peak | peak time | high season | campaign | holiday rush | shopping rush | holiday season | singles day | 11 11 | big sale | flash sale | very busy | overload | under pressure
queue | waiting line | many customers waiting | customers waiting | line up | backlog
temporary | temp | seasonal | part time | temps | temporaries | short term
callback | call back | phone back
corrective | capa | remedial | improvement | improve | corrective action | fix worked | measure | action plan | remedy
preventive | prevent | prevention | happen again | coming back | recur | recurring | same complaint | repeat | again and again
cause | root cause | reason | why complaint | origin | source of
weekly | every week | each week
polite | wording | courtesy | manners | tone | phrase | polite wording | politeness | language | phrases | rude | say to | talk to | speak | greet | tone of voice
standard | guideline | guide | rule | criterion | requirement
limit | authority amount | allowance | beyond what i can approve | can approve | allowed to approve | approve | compensation | authority level | too much for me
card | bank card | credit card | bank account
rate | rating | feedback score
customer | shopper | buyer | client | consumer | guest
safety | injure | hurt | danger | fire | unsafe | explode
owner | responsible | in charge | accountable | owns
unsure | not sure | dont know | do not know | no idea | uncertain
promise | commit | guarantee
history | earlier record
`;

/**
 * Subjects of their own that shops are asked about: an article that does not speak of the one in a question answers
 * another question, however many of its other words it knows.
 */
const CHINESE_SUBJECTS = `
登录 登陆 账号 账户 注册 忘记密码 登录密码
优惠券 优惠码 满减 促销码 凑单 红包
货到付款 花呗 分期 微信支付 支付宝付 刷信用卡 付款方式 信用卡支付 怎么付款
运费 邮费 包邮 海外 国外 国际
有货 补货 库存 缺货 断货 现货 到货提醒
差价 价保 降价 便宜点 打折 折扣 买贵
多大码 穿多大 尺码表 多重 多高 多宽 材质 面料 成分 尺寸多大 防水 续航 能用多久
推荐 哪款 哪个好
实体店 门店 专柜 线下 开门 营业时间 几点下班 几点上班
招聘 加盟 代理商 供应商 应聘 招人
礼盒 礼品卡 送礼 礼品包装
天气 笑话 机器人 直播
`;
const ENGLISH_SUBJECTS = `
login | log in | sign in | sign up | register | login password | forgot my password | reset my password
coupon | promo code | voucher | discount code | promotion code | coupon code
paypal | apple pay | google pay | cash on delivery | instalment | installment | can i pay with | can i pay by | can i pay in | pay by card | do you accept
shipping cost | how much is shipping | free shipping | international | overseas | abroad | postage
in stock | out of stock | restock | back in stock | availability
price | discount | cheaper | price match | lower price | student discount
what size | how tall | how heavy | dimensions | material | waterproof | battery | charger | leather | how big
recommend | which one is best | which is best | is best
store in | shop in | physical store | branch | opening hours | business hours
hiring | job | career | franchise | supplier | wholesale | vacancy
gift wrap | gift card | gift cards | gift for | gift box | gift set
weather | joke | robot | your phone number | hotline
`;

/** Groups of words, as they are typed, each a subject of its own. */
export function builtInSubjects(language: Language): string[][] {
  return groupsOf(language, language === 'zh-CN' ? CHINESE_SUBJECTS : ENGLISH_SUBJECTS);
}

/** Groups of words, as they are typed. */
export function builtInSynonyms(language: Language): string[][] {
  return groupsOf(language, language === 'zh-CN' ? CHINESE : ENGLISH);
}

function groupsOf(language: Language, lines: string): string[][] {
  const between = language === 'zh-CN' ? ' ' : ' | ';
  return lines
    .trim()
    .split('\n')
    .map((line) => line.split(between));
}

/** Words that say how something is asked, not what about. */
export const VAGUE_WORDS: Record<Language, readonly string[]> = {
  'zh-CN': ['多久', '流程', '使用', '信息', '内容', '方式', '客服', '顾客', '商品', '申请'],
  en: [
    'how long',
    'process',
    'back',
    'use',
    'first',
    'time',
    'item',
    'product',
    'customer',
    'phone',
    'buy',
    'new',
    'detail',
    'agent',
  ],
};
