import { journeys } from './harness/journey';
import { Keyboard } from './harness/keyboard';
import { photograph } from './harness/pictures';

const journey = journeys();

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
  await keys.press('Enter', 'ArrowUp');
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
