/** Written by somebody who knew the replies, but neither the other phrases nor the words added since; measured at first sight. */
export const UNSEEN = `
ar-001 | 别跟我扯，叫个人来
ar-001 | 我要跟客服聊
ar-001 | can I speak to someone
ar-001 | connect me to a live agent please
ar-002 | 你们这是欺骗消费者，我要打12315
ar-002 | 我要投訴你們
ar-002 | I want to make a complaint about your courier
ar-003 | 充电宝突然冒烟起火了！！
ar-003 | 用完脸过敏了全是红疙瘩
ar-003 | the charger gave my kid an electric shock
ar-004 | 快递到哪儿了啊，查一下
ar-004 | 啥时候发货呀🙏
ar-004 | 物流信息一直没更新
ar-004 | when will it ship
ar-004 | I can't find my tracking number
ar-005 | 退款怎么还没到
ar-005 | 申请退款几天能到账
ar-005 | I'm still waiting for my refund
ar-005 | can I get my money back
ar-006 | 我想退貨
ar-006 | 尺码不对能换吗
ar-006 | how long do I have to return this
ar-006 | I'd like to exchange these shoes
ar-007 | 退换步骤
ar-007 | return steps
ar-008 | 能开发票不
ar-008 | 我要开票，公司抬头
ar-008 | do you provide VAT invoices
ar-009 | 我的积分怎么少了
ar-009 | 积分怎么换礼品
ar-009 | how can I redeem my points
ar-010 | 会员有什么权益
ar-010 | 怎么注册会员卡
ar-010 | how do I become a member
ar-011 | 你们几点下班啊
ar-011 | 周末有人上班吗
ar-011 | what are your opening hours
ar-012 | 你好
ar-012 | 在吗？？
ar-012 | hello!
ar-013 | 地址写错了，想改一下地址
ar-013 | need to change address on my order
ar-014 | 我不要了，帮我取消订单
ar-014 | pls cancel my order
ar-015 | 优惠券用不了
ar-015 | 双十一有折扣么
ar-015 | any discount code?
ar-016 | 这款还有货吗
ar-016 | 什么时候补货
ar-016 | is the blue one in stock
ar-017 | 收到就是坏的
ar-017 | 杯子有瑕疵
ar-017 | the screen is broken
ar-018 | 请删除我的个人信息
ar-018 | how do you handle my personal data
ar-019 | 谢谢啦
ar-019 | ok thanks bye
ar-020 | 前面还有几个人在排队
ar-020 | 还要等多久啊
ar-020 | how long is the wait
- | 这件衣服什么材质
- | 我想给妈妈买个生日礼物，有推荐吗
- | 我身高170穿什么码
- | 不需要退款，谢谢不用处理了
- | 上次那个人工智能音箱好用吗
- | 订单号 20260311887766
- | 这个杯子能装热水吗
- | do you have this in red?
- | is it waterproof
- | no refund needed, it works now
- | what's the battery capacity
- | 好的
- | 我的生日是下周
- | 请问保修多久
- | 会不会掉色
- | can kids use it
- | 图片里的包是送的吗
- | 👍
- | which one is lighter
- | 麻烦帮我备注一下
`;
