/** Written apart from the others; what it showed was mended in the words, so it is held out no more. */
export const HELD_OUT = `
ar-001 | 有没有真人客服
ar-001 | 机器人答非所问，转客服
ar-001 | I'd rather talk with a person
ar-001 | operator
ar-002 | 太过分了，我要去投诉平台举报
ar-002 | 什麼態度，我要客訴
ar-002 | this is a formal complaint
ar-003 | 吹风机冒火花，差点触电
ar-003 | 宝宝用了湿巾屁股过敏了
ar-003 | the heater started burning, there was fire
ar-004 | 都一个星期了货还没到
ar-004 | 帮我催一下快递
ar-004 | 订单什么时候可以发出
ar-004 | 快递怎么一直不动啊😩
ar-004 | Has it been dispatched?
ar-004 | my package hasn't arrived
ar-005 | 退款成功了但是没收到钱
ar-005 | 什么时候把钱退给我
ar-005 | 退款怎麼還沒到
ar-005 | I'm waiting for my refund
ar-005 | give me my money back
ar-006 | 不合适可以退吗
ar-006 | 想换一个颜色，怎么换货
ar-006 | 我想退貨，標籤還沒剪
ar-006 | can i return worn shoes
ar-006 | I want to exchange the size
ar-007 | 退货的步骤
ar-007 | 換貨流程
ar-007 | explain the return procedure please
ar-008 | 能开公司抬头的发票吗
ar-008 | 發票還沒收到
ar-008 | could you email me the receipt
ar-008 | I need a tax invoice
ar-009 | 积分清零了吗
ar-009 | 用积分能抵现金吗
ar-009 | where can I see my points balance
ar-010 | 怎么注册会员
ar-010 | 会员生日有礼物吗
ar-010 | how to sign up for membership
ar-011 | 客服什么时候在线
ar-011 | 春节期间上班吗
ar-011 | what time do you open
ar-012 | 哈啰
ar-012 | 您好，有人吗？
ar-012 | hi there!
ar-013 | 订单地址错了怎么改
ar-013 | 能換個收貨地址嗎
ar-013 | wrong shipping address, help
ar-014 | 不想要了，帮我取消
ar-014 | 重复下单了，取消其中一个订单
ar-014 | how can I cancel an order
ar-015 | 新人有优惠券吗
ar-015 | 還有折扣碼嗎
ar-015 | 现在买划算吗，最近有活动没
ar-015 | coupon expired
ar-016 | 什么时候有货
ar-016 | 還有現貨嗎
ar-016 | is this sold out
ar-016 | will it be restocked
ar-017 | 收到的盘子有个缺口，是次品吧
ar-017 | 充不进电了，坏了
ar-017 | 東西壞了怎麼辦
ar-017 | the product doesn't work
ar-017 | my chair arrived with a broken leg
ar-018 | 你们怎么保护我的隐私
ar-018 | how do you use my data
ar-019 | 多谢了
ar-019 | 好的感谢，再见
ar-019 | thank u
ar-019 | bye bye
ar-020 | 我前面有多少人
ar-020 | 等半天了怎么还没人，还要等多久啊
ar-020 | how long until someone answers
- | 这款适合送长辈吗
- | 请问洗碗机能放这个碗吗
- | 我不要发票，直接发给我就行了解一下
- | 不用退货，我自己修好了
- | 这个公仔是真人比例吗
- | 人工草坪多少钱一平
- | 会不会漏电啊，看着有点担心
- | 快递盒子可以回收吗
- | 这本书讲的是货物物流管理吗
- | 想问问颜色是偏暖还是偏冷，谢谢
- | 空气净化器滤芯多久换一次
- | 好漂亮啊
- | 蓝牙怎么连接
- | 今天天气不错
- | 儿童等级考试的教材有吗
- | 收到了，没问题
- | what's the difference between these two
- | I don't want a refund
- | it isn't damaged, just dusty
- | thanks for the fast reply, which colour would you choose
- | hello, does it come with a charger
- | is there a manual
- | travel agent outfit for a costume party
- | point me to the size chart
- | how loud is it
- | can I use it outdoors
`;
