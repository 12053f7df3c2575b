import { eventually } from './harness/eventually';
import { journeys } from './harness/journey';
import { ShopPage } from './harness/shop-page';

const journey = journeys();

interface Shift {
  value: number;
  nodes: string[];
}

/** Runs in the page before anything else: collects every layout shift, also those right after a click. */
function collectShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as {
      value: number;
      sources: { node: Element | null }[];
    }[])
      shifts.push({
        value: entry.value,
        nodes: entry.sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 120) : String(node),
        ),
      });
  }).observe({ type: 'layout-shift', buffered: true });
}

for (const phone of [false, true])
  journey(
    `before the first click only widget.js is loaded, and nothing on the page moves (${phone ? 'phone' : 'desktop'})`,
    async (scene) => {
      const shop = await scene.openShop({ agents: ['陈敏'] });
      const person = await scene.person('shopper', { phone });
      await person.context.addInitScript(collectShifts);
      const loaded: string[] = [];
      person.context.on('request', (request) => loaded.push(new URL(request.url()).pathname));
      const shopper = await ShopPage.open(person, shop, { phone });
      await shopper.page.waitForLoadState('networkidle');

      const ofTheShop = /^\/($|shop-assets\/|products\/|favicon)/;
      expect(loaded.filter((path) => !ofTheShop.test(path))).toEqual(['/widget.js']);
      expect(person.context.pages()[0]!.frames()).toHaveLength(1);

      const shifts = () => shopper.page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
      await shopper.openChat();
      await shopper.closeChat();
      // A shift is reported with the frame after it.
      await shopper.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect(await shifts()).toEqual([]);
    },
  );

journey(
  'a shopper with an open conversation gets the chat with the page, unread messages counted',
  async (scene) => {
    const shop = await scene.openShop({ agents: ['陈敏'] });
    const agent = await scene.agent(shop.agents[0]!);
    const shopper = await scene.shopper(shop);
    await shopper.openConversation();
    await shopper.say('床单会缩水吗？');
    await agent.open('床单会缩水吗？');
    await shopper.closeChat();
    await agent.reply('不会，洗前已缩水');

    await shopper.page.getByRole('button', { name: '打开客服会话，1 条未读' }).waitFor();
    expect(await shopper.page.title()).toMatch(/^\(1\) /);
    await shopper.visit();
    await shopper.page.getByRole('button', { name: '打开客服会话，1 条未读' }).click();
    await shopper.openConversation();
    await shopper.sees('床单会缩水吗？', '不会，洗前已缩水');
    await eventually('nothing is unread any more', async () => !(await shopper.page.title()).startsWith('('));
  },
);
