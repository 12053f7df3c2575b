import { eventually } from './harness/eventually';
import { journeys } from './harness/journey';
import { ShopPage } from './harness/shop-page';

const journey = journeys();

interface Source {
  node: Node | null;
  previousRect: DOMRectReadOnly;
  currentRect: DOMRectReadOnly;
}
interface Shift {
  value: number;
  hadRecentInput: boolean;
  sources: Source[];
}

/** Runs in the page before anything else: tells of every layout shift, also of those right after a click. */
function collectShifts(): void {
  const shifts: string[] = [];
  Object.assign(window, { shifts });
  const place = ({ x, y, width, height }: DOMRectReadOnly) => `${x},${y} ${width}×${height}`;
  // A node inside the widget's shadow root is not told of: it is null.
  const name = (node: Node | null) => (node instanceof Element ? node.outerHTML.slice(0, 80) : String(node));
  new PerformanceObserver((list) => {
    for (const { value, sources, startTime } of list.getEntries() as unknown as (Shift &
      PerformanceEntry)[]) {
      const moved = sources.map(
        (source) => `${name(source.node)}: ${place(source.previousRect)} → ${place(source.currentRect)}`,
      );
      shifts.push(`${value.toFixed(4)} after ${Math.round(startTime)} ms: ${moved.join('; ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** All of them so far; a shift is reported with the frame after it. */
function shiftsOf({ page }: ShopPage): Promise<string[]> {
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return (window as unknown as { shifts: string[] }).shifts;
  });
}

for (const phone of [false, true])
  journey(
    `nothing but widget.js is loaded before the first click, and the page does not move (${phone ? 'phone' : 'desktop'})`,
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
      expect(shopper.page.frames()).toHaveLength(1);
      expect(await shiftsOf(shopper)).toEqual([]);

      await shopper.openConversation();
      await shopper.say('不会动吧？');
      await shopper.sees('不会动吧？');
      await shopper.closeChat();
      expect(await shiftsOf(shopper)).toEqual([]);
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
