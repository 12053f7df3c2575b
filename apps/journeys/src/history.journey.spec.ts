import { closedUntil } from './harness/hours';
import { journeys } from './harness/journey';

const journey = journeys();
const HOUR = 3_600_000;

journey(
  'out of hours a shopper leaves a message, hears when the answer comes, and gets it',
  async (scene) => {
    const { hours, opening } = closedUntil({ days: 2, open: '09:00', close: '18:00' });
    const shop = await scene.openShop({ agents: ['陈敏'], hours });
    const shopper = await scene.shopper(shop);
    await shopper.openChat();
    await shopper.chat.getByText(new RegExp(`现在是休息时间.*${opening} 回来`)).waitFor();
    await shopper.leave({ message: '水壶坏了，想退货', contact: 'lin@shopper.example' });
    await shopper.chat.getByText(new RegExp(`已收到，编号 \\d+.*lin@shopper\\.example`)).waitFor();

    const agent = await scene.agent(shop.agents[0]!);
    await agent.open('水壶坏了，想退货');
    // Contacts are masked until somebody with the right to it asks for them.
    await agent.page.getByText('l***@shopper.example').waitFor();
    await agent.reply('可以退，明早联系您');
    await shopper.visit();
    await shopper.openConversation();
    await shopper.sees('水壶坏了，想退货', '可以退，明早联系您');
  },
);

journey(
  'who signs in keeps the history; after signing out, and as somebody else, none of it is shown',
  async (scene) => {
    const shop = await scene.openShop({ agents: ['陈敏'] });
    const agent = await scene.agent(shop.agents[0]!);
    const shopper = await scene.shopper(shop);

    await shopper.openConversation();
    await shopper.say('还没登录时问的');
    await agent.open('还没登录时问的');
    await agent.reply('请登录后再看订单');
    await shopper.sees('还没登录时问的', '请登录后再看订单');
    await shopper.signIn('周嘉宁');
    await agent.page.getByText('周嘉宁').first().waitFor();
    await shopper.openConversation();
    await shopper.say('登录后问的');
    await shopper.sees('还没登录时问的', '请登录后再看订单', '登录后问的');
    await agent.sees('还没登录时问的', '请登录后再看订单', '登录后问的');

    const before = ['还没登录时问的', '请登录后再看订单', '登录后问的'];
    await shopper.signOut('周嘉宁');
    await shopper.showsNothingOf(before);
    const asSomebodyElse = shopper.person.received.length;
    await shopper.signIn('沈念');
    await shopper.showsNothingOf(before);
    const received = shopper.person.received.slice(asSomebodyElse).join('\n');
    for (const text of before) expect(received).not.toContain(text);

    await shopper.signOut('沈念');
    await shopper.signIn('周嘉宁');
    await shopper.openConversation();
    await shopper.sees('还没登录时问的', '请登录后再看订单', '登录后问的');
  },
);

// Last in this file: it moves the clock of the whole product.
journey('a shopper comes back the next day and finds what was said', async (scene) => {
  const shop = await scene.openShop({ agents: ['陈敏'] });
  const agent = await scene.agent(shop.agents[0]!);
  const shopper = await scene.shopper(shop);
  await shopper.openConversation();
  await shopper.say('台灯有几档亮度？');
  await agent.open('台灯有几档亮度？');
  await agent.reply('三档，可以记住上一次的');
  await shopper.sees('台灯有几档亮度？', '三档，可以记住上一次的');
  await agent.close({ topic: shop.topics['zh-CN'], summary: '问亮度' });
  await shopper.seesItClosed();

  await scene.gateway.advanceClock(25 * HOUR);
  await shopper.person.liveLater(25 * HOUR);
  await shopper.visit();
  await shopper.openChat();
  await shopper.button(/台灯有几档亮度/).click();
  await shopper.sees('台灯有几档亮度？', '三档，可以记住上一次的');

  // And the next matter is a new conversation, with the earlier one in sight of whoever answers.
  await shopper.button(shopper.words.newMatter).click();
  await shopper.say('那盏灯今天坏了');
  const today = await scene.agent(shop.agents[0]!, { aheadMs: 25 * HOUR });
  await today.open('那盏灯今天坏了');
  // By its name alone: an hour before midnight, 25 hours later is not yesterday's conversation any more.
  await today.timeline.getByRole('button', { name: /^上次会话/ }).click();
  await today.sees('台灯有几档亮度？', '三档，可以记住上一次的', '那盏灯今天坏了');
});
