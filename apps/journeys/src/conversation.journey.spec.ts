import type { Page } from 'playwright-core';
import { eventually } from './harness/eventually';
import { journeys } from './harness/journey';
import type { Account } from './harness/shop';
import { mainStory } from './main-story';

const journey = journeys();

journey(
  'a shopper is answered, handed over and helped, and never sees what the agents say among themselves',
  (scene) =>
    mainStory(
      scene,
      { language: 'zh-CN' },
      {
        question: '您好，水壶底座漏水了 😟\n能换一个吗？',
        followUp: '订单是 2026 年 10 月的 🧾',
        answer: '您好，我先看一下照片。',
        note: '密：第三次投诉，注意语气',
        transferNote: '密：请按质量问题换新',
        solution: '我们给您换一个新的 👍',
        thanks: '太好了，谢谢！🎉',
        summary: '密：底座漏水，已安排换新',
      },
    ),
);

journey('the same in English on a phone', (scene) =>
  mainStory(
    scene,
    { language: 'en', phone: true },
    {
      question: 'Hello, my kettle leaks 😟\nCan I get another one?',
      followUp: 'I ordered it in October 🧾',
      answer: 'Hello, let me look at the picture.',
      note: 'Secret: third complaint, mind the tone',
      transferNote: 'Secret: treat as a quality problem',
      solution: 'We will send you a new one 👍',
      thanks: 'Great, thank you! 🎉',
      summary: 'Secret: leaking base, replacement arranged',
    },
  ),
);

journey('two tabs of one shopper stay in step', async (scene) => {
  const shop = await scene.openShop({ agents: ['陈敏'] });
  const agent = await scene.agent(shop.agents[0]!);
  const left = await scene.shopper(shop);
  await left.openConversation();
  await left.say('第一页写的');
  const right = await left.otherTab();
  await right.openConversation();
  await right.sees('第一页写的');

  await right.say('第二页写的');
  await left.sees('第一页写的', '第二页写的');
  await agent.open('第二页写的');
  await agent.reply('两页都能看到');
  for (const tab of [left, right]) await tab.sees('第一页写的', '第二页写的', '两页都能看到');
  await left.say('再写一句');
  await agent.sees('第一页写的', '第二页写的', '两页都能看到', '再写一句');
  await right.sees('第一页写的', '第二页写的', '两页都能看到', '再写一句');
});

journey('two agents press accept at once: one gets it, the other is told who', async (scene) => {
  const shop = await scene.openShop({ agents: ['陈敏', '苏晴'] });
  const agents = await Promise.all(shop.agents.map((account) => scene.agent(account)));
  for (const agent of agents) await agent.setPresence('busy');
  const shopper = await scene.shopper(shop);
  await shopper.openConversation();
  await shopper.say('有人在吗？');
  for (const agent of agents) {
    await agent.showTab('queue');
    await agent.open('有人在吗？');
    await agent.acceptButton.waitFor();
  }

  // Neither hears of the other before both have pressed.
  for (const { person } of agents) person.wire.slow(300);
  await Promise.all(agents.map((agent) => agent.acceptButton.click()));
  for (const { person } of agents) person.wire.slow(0);

  const winner = await eventually('one of them may answer', async () => {
    const may = await Promise.all(agents.map((agent) => agent.composer.isVisible()));
    return may.filter(Boolean).length === 1 && may.indexOf(true) + 1;
  });
  const [got, missed] = winner === 1 ? [0, 1] : [1, 0];
  const told = agents[missed]!;
  await told.page.getByText(told.words.taken(shop.agents[got]!.name)).first().waitFor();
  await agents[got]!.reply('在的，请讲');
  await shopper.sees('有人在吗？', '在的，请讲');
});

journey(
  'a colleague named in a note finds it later, read on every page; who may not read it hears nothing',
  async (scene) => {
    const shop = await scene.openShop({ agents: ['陈敏', '苏晴'] });
    const elsewhere = await scene.openShop({ agents: ['王五'] });
    const [chen, su] = shop.agents as [Account, Account];
    const stranger = elsewhere.agents[0]!;
    const writer = await scene.agent(chen);
    const shopper = await scene.shopper(shop);
    await shopper.openConversation();
    await shopper.say('水壶又漏水了');
    await writer.open('水壶又漏水了');
    await writer.addNoteTo(su.name, '请看一下批次');
    await writer.sees('水壶又漏水了', '请看一下批次');
    await writer.addNote(`密：@${stranger.name} 你们组也有吗`);
    await writer.page.getByText(writer.words.notTold(stranger.name)).waitFor();

    const named = await scene.agent(su);
    await named.seesUnreadMentions(1);
    const other = await named.otherTab();
    await other.seesUnreadMentions(1);
    await named.page.bringToFront();
    await named.mentions.click();
    await named.open('请看一下批次');
    await named.sees('水壶又漏水了', '请看一下批次');
    for (const page of [named, other]) await page.seesUnreadMentions(0);
    await named.page.reload();
    await named.sees('水壶又漏水了', '请看一下批次');
    await named.seesUnreadMentions(0);

    const outside = await scene.agent(stranger);
    await outside.seesUnreadMentions(0);
    expect(outside.person.received.join('\n')).not.toContain('你们组也有吗');
  },
);

/** Does harm wherever it is taken for HTML or SQL; short enough for every field. */
const hostile = (where: string) => `${where}<img src=x onerror=hit=1>');DROP TABLE a--`;

journey('HTML and SQL are shown as written, wherever anybody writes them', async (scene) => {
  const shop = await scene.openShop({
    agents: [hostile('agent')],
    shopName: hostile('shop'),
    named: hostile(''),
    preChat: [
      { kind: 'name', required: true },
      { kind: 'order', required: true },
    ],
  });
  const admin = await scene.admin();
  const texts = [{ language: 'zh-CN', title: hostile('title'), body: hostile('body') }];
  await admin.call('POST /api/canned-responses', { scope: 'shop', shortcut: 'harm', texts });
  const agent = await scene.agent(shop.agents[0]!);
  const shopper = await scene.shopper(shop);
  await shopper.page.evaluate(
    ([id, title]) => {
      const call = (window as unknown as { Yingda: (...call: unknown[]) => void }).Yingda;
      call('page', { url: `${location.origin}/?q=${title}`, title });
      call('product', { id, title, price: title!.slice(0, 40) });
    },
    [hostile('product-id'), hostile('product')],
  );
  await shopper.openChat();
  await shopper.fillPreChat({ name: hostile('name'), order: hostile('order') });
  await shopper.sendProduct();
  await shopper.say(hostile('message'));
  await shopper.sendFile({
    name: `${hostile('file')}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from('文字'),
  });
  await agent.open(hostile('name'));
  await agent.reply(hostile('reply'));
  await agent.replyWithCanned('/harm');
  await agent.addNote(hostile('note'));
  await agent.addCustomerNote(hostile('customer note'));

  const said = [
    hostile('product'),
    hostile('message'),
    `${hostile('file')}.txt`,
    hostile('reply'),
    hostile('body'),
  ];
  await shopper.sees(...said);
  await agent.sees(...said, hostile('note'));
  for (const text of [hostile('name'), hostile('customer note')])
    await agent.page.getByText(text).first().waitFor();
  await agent.close({ topic: shop.topics['zh-CN'], summary: hostile('summary') });
  await shopper.seesItClosed();
  await shopper.rate(5, hostile('comment'));
  await agent.showTab('closed');
  await agent.open(hostile('name'));
  await agent.timeline.getByText(hostile('comment')).waitFor();
  await nothingRan(agent.page);
  await agent.search('DROP');
  await agent.page.getByRole('link').filter({ hasText: 'onerror=hit' }).first().waitFor();

  for (const page of [agent.page, shopper.page]) await nothingRan(page);
});

/** No text has become an element, and none has run. */
async function nothingRan(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const found = await frame.evaluate(() => [
      'hit' in window,
      document.querySelector('img[src=x]') !== null,
    ]);
    expect(found).toEqual([false, false]);
  }
}
