import { eventually } from './harness/eventually';
import { journeys } from './harness/journey';
import { Keyboard } from './harness/keyboard';
import { photograph } from './harness/pictures';
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

journey('a shopper without a pointer does everything in the chat', async (scene) => {
  const shop = await scene.openShop({
    agents: ['陈敏'],
    livePreview: true,
    preChat: [{ kind: 'name', required: true }],
  });
  const agent = await scene.agent(shop.agents[0]!);
  const shopper = await scene.shopper(shop);
  const { page, chat, words } = shopper;
  const keys = new Keyboard(page);

  // From the top of the shop into the chat, out by Escape, and in again by the launcher.
  await keys.choose(page.getByRole('button', { name: '跳到客服' }));
  await shopper.dialog.waitFor();
  await keys.tabTo(shopper.button(words.beginAnew));
  await keys.press('Escape');
  await keys.has(shopper.launcher);
  await keys.press('Enter');
  await keys.choose(shopper.button(words.beginAnew));

  // The form before the first message: Enter in its last field sends it.
  await keys.tabTo(chat.getByRole('textbox', { name: words.name }));
  await keys.type('林小雨');
  await keys.press('Enter');
  await keys.tabTo(shopper.composer);
  await keys.type('第一行');
  await keys.press('Shift+Enter');
  await keys.type('第二行');
  await keys.press('Enter');
  await shopper.sees('第一行\n第二行');
  await keys.has(shopper.composer);
  await agent.open('第一行');
  await agent.reply('收到，请发照片');
  await shopper.sees('第一行', '收到，请发照片');

  // Emoji.
  await keys.choose(shopper.button(words.emoji));
  await keys.tabTo(chat.getByRole('group', { name: words.emoji }).getByRole('button').first());
  await keys.press('ArrowRight', 'Enter', 'Escape');
  await keys.has(shopper.composer);
  expect(await shopper.composer.inputValue()).toMatch(/\p{Extended_Pictographic}/u);
  await keys.press('Enter');

  // A picture, looked at in full size.
  await keys.tabTo(shopper.button(words.add), 'Shift+Tab');
  await keys.press('Enter');
  await keys.has(chat.getByRole('menuitem', { name: words.picture }));
  const chooser = page.waitForEvent('filechooser');
  await keys.press('Enter');
  await (await chooser).setFiles(await photograph());
  const picture = shopper.log.getByRole('button', { name: words.enlarge });
  await agent.seesPicture();
  await keys.tabTo(picture, 'Shift+Tab');
  await keys.press('Enter');
  await keys.has(shopper.button(words.shrink));
  await keys.press('Escape');
  await keys.has(picture);

  // Reply to the agent's message.
  await keys.tabTo(
    shopper.log.locator('.group:not(.own)').getByRole('button', { name: words.actions }).last(),
  );
  await keys.press('Enter');
  await keys.has(chat.getByRole('menuitem', { name: words.replyTo }));
  await keys.press('Enter');
  await keys.has(shopper.composer);
  await keys.type('照片已发');
  await keys.press('Enter');
  await agent.sees('照片已发');

  // The last message is edited with the arrow, then recalled by its menu.
  await keys.press('ArrowUp');
  await keys.has(shopper.composer);
  await keys.press('Control+a');
  await keys.type('照片发过了');
  await keys.press('Enter');
  await agent.sees('照片发过了');
  await keys.tabTo(
    shopper.log.locator('.group.own').getByRole('button', { name: words.actions }).last(),
    'Shift+Tab',
  );
  await keys.press('Enter');
  await keys.has(chat.getByRole('menuitem', { name: words.replyTo }));
  await keys.press('ArrowUp');
  await keys.has(chat.getByRole('menuitem', { name: words.recall }));
  await keys.press('Enter');
  await shopper.log.getByText(words.recalled).waitFor();

  // What the agent sees while one types is turned off and on.
  await keys.choose(shopper.button(words.peekOff));
  await keys.choose(shopper.button(words.peekOn));

  // The end, and how it was.
  await keys.tabTo(shopper.button(words.more), 'Shift+Tab');
  await keys.press('Enter');
  await keys.has(chat.getByRole('menuitem').first());
  await keys.press('ArrowUp');
  await keys.has(chat.getByRole('menuitem', { name: words.end }));
  await keys.press('Enter');
  await keys.has(chat.getByRole('menuitem', { name: words.end }));
  await keys.press('Enter');
  await shopper.seesItClosed();
  await keys.tabTo(chat.getByRole('radio', { name: words.stars(1) }));
  await keys.press('Space', 'ArrowRight', 'ArrowRight');
  await keys.has(chat.getByRole('radio', { name: words.stars(3) }));
  await keys.choose(shopper.button(words.submitRating));
  await chat.getByText(words.thanks).waitFor();

  // Earlier conversations, and the next matter.
  await keys.tabTo(shopper.button(words.more), 'Shift+Tab');
  await keys.press('Enter');
  await keys.has(chat.getByRole('menuitem', { name: words.history }));
  await keys.press('Enter');
  await chat.getByRole('heading', { name: words.history }).waitFor();
  await keys.tabTo(chat.getByRole('listitem').getByRole('button').first());
  await keys.press('Enter');
  await shopper.sees('第一行', '收到，请发照片');
  await keys.choose(shopper.button(words.newMatter));
  await keys.tabTo(shopper.composer);
  await keys.press('Escape');
  await keys.has(shopper.launcher);
});
