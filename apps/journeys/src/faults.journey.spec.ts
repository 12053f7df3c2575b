import type { Page } from 'playwright-core';
import { journeys } from './harness/journey';
import type { Scene } from './harness/scene';
import { eventually } from './harness/eventually';
import { orderOf } from './harness/in-order';

const journey = journeys();

/** A shopper and an agent who have said a word to each other. */
async function inConversation(scene: Scene) {
  const shop = await scene.openShop({ agents: ['陈敏'] });
  const agent = await scene.agent(shop.agents[0]!);
  const shopper = await scene.shopper(shop);
  await shopper.openConversation();
  await shopper.say('问一');
  await agent.open('问一');
  await agent.reply('答一');
  await shopper.sees('问一', '答一');
  return { shop, agent, shopper };
}

/** Says later whether the page was loaded again since. */
async function watchReload(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => void Object.assign(window, { stayed: true }));
  return async () => expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
}

journey(
  'the server is killed in mid-conversation: both go on, nothing is lost, doubled or out of order',
  async (scene) => {
    const { agent, shopper } = await inConversation(scene);
    const stayed = await Promise.all([agent.page, shopper.page].map(watchReload));

    // Killed while messages of both are on their way.
    await Promise.all([shopper.say('问二'), agent.reply('答二'), scene.gateway.kill()]);
    await shopper.say('问三');
    await agent.reply('答三');
    await shopper.composer.fill('还没写完的问题');
    await agent.composer.fill('还没写完的回答');
    await scene.gateway.launch();

    await shopper.sees('问一', '问二', '问三');
    await shopper.sees('答一', '答二', '答三');
    await agent.sees('问一', '问二', '问三');
    await agent.sees('答一', '答二', '答三');
    const all = ['问一', '问二', '问三', '答一', '答二', '答三'];
    expect(await orderOf(shopper.log, all)).toEqual(await orderOf(agent.timeline, all));
    expect(await shopper.composer.inputValue()).toBe('还没写完的问题');
    expect(await agent.composer.inputValue()).toBe('还没写完的回答');

    await shopper.composer.press('Enter');
    await agent.composer.press('Control+Enter');
    for (const place of [shopper, agent]) {
      await place.sees('问三', '还没写完的问题');
      await place.sees('答三', '还没写完的回答');
    }
    for (const check of stayed) await check();
  },
);

journey(
  'a shopper without network writes on, loads the page again, and all arrives once and in order',
  async (scene) => {
    const { agent, shopper } = await inConversation(scene);

    await shopper.person.goOffline();
    for (const text of ['断网一', '断网二', '断网三']) await shopper.say(text);
    await shopper.sees('问一', '答一', '断网一', '断网二', '断网三');
    await expect(shopper.page.reload()).rejects.toThrow(/ERR_/);
    await agent.reply('断网时的回答');

    await shopper.person.goOnline();
    await shopper.visit();
    await agent.sees('问一', '答一', '断网一', '断网二', '断网三');
    await shopper.openConversation();
    await shopper.sees('问一', '答一', '断网一', '断网二', '断网三');
    await shopper.sees('答一', '断网时的回答');
  },
);

journey(
  "a first message written without network goes with the shop's next page, the chat shut",
  async (scene) => {
    const shop = await scene.openShop({ agents: ['陈敏'] });
    const agent = await scene.agent(shop.agents[0]!);
    const shopper = await scene.shopper(shop);
    await shopper.openConversation();
    await shopper.person.goOffline();
    await shopper.say('断网时的第一句');
    await shopper.seesItIsOffline();

    await shopper.person.goOnline();
    await shopper.visit();
    await agent.open('断网时的第一句');
    await agent.sees('断网时的第一句');
  },
);

journey('a line that is cut and mended leaves nothing behind, on either side', async (scene) => {
  const { agent, shopper } = await inConversation(scene);
  const stayed = await Promise.all([agent.page, shopper.page].map(watchReload));

  shopper.person.wire.cut();
  agent.person.wire.cut();
  await shopper.say('线断了');
  await agent.reply('这边也断了');
  await shopper.seesItIsOffline();
  shopper.person.wire.mend();
  agent.person.wire.mend();

  for (const place of [shopper, agent]) {
    await place.sees('问一', '答一', '线断了');
    await place.sees('问一', '答一', '这边也断了');
  }
  for (const check of stayed) await check();
});

journey('messages lost on a live socket are found again by both sides', async (scene) => {
  const { agent, shopper } = await inConversation(scene);
  const isMessage = (text: string) => text.includes('"message.sent"');
  const ended = [shopper, agent].map(({ person }) => person.wire.lose(isMessage));

  await agent.reply('丢了的回答');
  await shopper.say('丢了的问题');
  // The latest numbers of a conversation go to every screen every 15 s: only they can tell that the last one is missing.
  await eventually('the shopper has found it', () => shopper.shows('丢了的回答'), 30_000);
  await eventually('the agent has found it', () => agent.shows('丢了的问题'), 30_000);
  expect(ended.map((end) => end().length > 0)).toEqual([true, true]);
  for (const place of [shopper, agent]) {
    await place.sees('问一', '答一', '丢了的回答');
    await place.sees('问一', '答一', '丢了的问题');
  }
});
