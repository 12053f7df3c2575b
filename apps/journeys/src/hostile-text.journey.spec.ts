import { journeys } from './harness/journey';
import type { ShopPage } from './harness/shop-page';

const journey = journeys();

/** Does harm wherever it is taken for HTML or SQL; short enough for every field. */
const hostile = (where: string) => `${where}<img src=x onerror=hit=1>');DROP TABLE messages--`;

journey('HTML and SQL are shown as written, wherever anybody writes them', async (scene) => {
  const shop = await scene.openShop({
    agents: [hostile('agent')],
    shopName: hostile('shop'),
    preChat: [
      { kind: 'name', required: true },
      { kind: 'order', required: true },
    ],
  });
  const [account] = shop.agents;
  const agent = await scene.agent(account!);
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
  await agent.open(hostile('message'));
  await agent.reply(hostile('reply'));
  await agent.addNote(hostile('note'));
  await agent.addCustomerNote(hostile('customer note'));

  await shopper.sees(hostile('product'), hostile('message'), hostile('reply'));
  await agent.sees(hostile('product'), hostile('message'), hostile('reply'), hostile('note'));
  for (const text of [hostile('name'), hostile('customer note')])
    await agent.page.getByText(text).first().waitFor();
  await agent.close({ topic: shop.topics['zh-CN'], summary: hostile('summary') });
  await shopper.seesItClosed();
  await shopper.rate(5, hostile('comment'));
  await agent.showTab('closed');
  await agent.open(hostile('name'));
  await agent.timeline.getByText(hostile('comment')).waitFor();

  await nothingRan(shopper);
  for (const frame of agent.page.frames()) expect(await frame.evaluate(() => 'hit' in window)).toBe(false);
});

async function nothingRan({ page }: ShopPage): Promise<void> {
  for (const frame of page.frames()) expect(await frame.evaluate(() => 'hit' in window)).toBe(false);
}
