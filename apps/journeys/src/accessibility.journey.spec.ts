import type { Page } from 'playwright-core';
import { seriousFindings } from './harness/accessibility';
import type { AgentConsole } from './harness/agent-console';
import { closedUntil } from './harness/hours';
import { journeys } from './harness/journey';
import { photograph } from './harness/pictures';

const journey = journeys();

/** Looks at one state after the other and tells of all findings together. */
class Examination {
  private readonly findings: string[] = [];

  constructor(
    private readonly page: Page,
    private readonly root = 'body',
  ) {}

  async of(state: string): Promise<void> {
    const found = await seriousFindings(this.page, this.root);
    this.findings.push(...found.map((finding) => `${state}: ${finding}`));
  }

  end(): void {
    expect(this.findings).toEqual([]);
  }
}

for (const theme of ['light', 'dark'] as const)
  journey(`every state of the widget can be used by everybody (${theme})`, async (scene) => {
    const shop = await scene.openShop({
      agents: ['陈敏'],
      theme,
      preChat: [
        { kind: 'name', required: true },
        { kind: 'contact', required: false },
        { kind: 'topic', required: false },
        { kind: 'consent', required: true },
      ],
    });
    const agent = await scene.agent(shop.agents[0]!);
    await agent.setPresence('busy');
    const shopper = await scene.shopper(shop);
    const widget = new Examination(shopper.page, '#yingda');
    await widget.of('launcher');
    await shopper.openChat();
    await shopper.button(shopper.words.beginAnew).waitFor();
    await widget.of('home');
    await shopper.button(shopper.words.beginAnew).click();
    await shopper.button(shopper.words.submitPreChat).waitFor();
    await widget.of('pre-chat form');
    await shopper.button(shopper.words.submitPreChat).click();
    await shopper.chat.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    await widget.of('pre-chat form with errors');
    await shopper.fillPreChat({ name: '林小雨', consent: true });
    await widget.of('conversation, empty');
    await shopper.say('请问有货吗？');
    await shopper.chat.getByText(shopper.words.queueHint).waitFor();
    await widget.of('queue');
    await shopper.button(shopper.words.emoji).click();
    await shopper.chat
      .getByRole('group', { name: shopper.words.emoji })
      .getByRole('button')
      .first()
      .waitFor();
    await widget.of('emoji');
    await shopper.page.keyboard.press('Escape');
    await shopper.button(shopper.words.add).click();
    await shopper.chat.getByRole('menu').waitFor();
    await widget.of('menu to add');
    await shopper.page.keyboard.press('Escape');

    await agent.setPresence('online');
    await agent.open('请问有货吗？');
    await agent.reply('有的 https://shop.example/a');
    await shopper.sendPicture(await photograph());
    await shopper.sees('请问有货吗？', '有的 https://shop.example/a');
    await widget.of('conversation');
    await shopper.button(shopper.words.enlarge).click();
    await shopper.button(shopper.words.shrink).waitFor();
    await widget.of('picture');
    await shopper.page.keyboard.press('Escape');
    shopper.person.wire.cut();
    await shopper.say('断了');
    await shopper.seesItIsOffline();
    await widget.of('connection lost');
    shopper.person.wire.mend();
    await agent.sees('有的 https://shop.example/a', '断了');
    await agent.close({ topic: shop.topics['zh-CN'], summary: '' });
    await shopper.seesItClosed();
    await widget.of('closed, with the question how it was');
    await shopper.rate(5);
    await widget.of('rated');
    await shopper.openHistory();
    await widget.of('history');

    const empty = await scene.shopper(await scene.openShop({ agents: [], theme }));
    const nobody = new Examination(empty.page, '#yingda');
    await empty.openConversation();
    await empty.say('有人吗？');
    await empty.chat.getByText(empty.words.nobody).waitFor();
    await nobody.of('nobody is there');

    const { hours } = closedUntil({ days: 2, open: '09:00', close: '18:00' });
    const late = await scene.shopper(await scene.openShop({ agents: [], hours, theme }));
    const night = new Examination(late.page, '#yingda');
    await late.openChat();
    await late.button(late.words.leaveMessage).waitFor();
    await night.of('out of hours');
    await late.leave({ message: '想退货', contact: 'lin@shopper.example' });
    await late.chat.getByText(/已收到/).waitFor();
    await night.of('message left');
    for (const each of [widget, nobody, night]) each.end();
  });

for (const dark of [false, true])
  journey(
    `the main screens of the console can be used by everybody (${dark ? 'dark' : 'light'})`,
    async (scene) => {
      const shop = await scene.openShop({ agents: ['陈敏', '苏晴'] });
      const person = await scene.person('nobody yet', { dark });
      const entrance = await person.newPage();
      await entrance.goto('/console');
      await entrance.getByRole('textbox', { name: '邮箱' }).waitFor();
      const before = new Examination(entrance);
      await before.of('sign-in');

      const agent = await scene.agent(shop.agents[0]!, { dark });
      const screens = new Examination(agent.page);
      await screens.of('empty inbox');
      const shopper = await scene.shopper(shop);
      await shopper.openConversation();
      await shopper.say('请问有货吗？');
      await agent.open('请问有货吗？');
      await agent.reply('有的');
      await agent.addNote('老顾客');
      await agent.sees('有的', '老顾客');
      await screens.of('conversation');
      await agent.addNoteTo(shop.agents[1]!.name, '请看');
      const named = await scene.agent(shop.agents[1]!, { dark });
      const mentions = new Examination(named.page);
      await named.mentions.click();
      await named.list.getByRole('listitem').filter({ hasText: '请看' }).waitFor();
      await mentions.of('mentions');
      mentions.end();
      await agent.composer.press('Escape');
      for (const [key, title] of dialogs(agent.words)) {
        await agent.pressKey(key);
        const dialog = agent.page.getByRole('dialog', { name: title });
        await dialog.waitFor();
        await screens.of(`dialog: ${title}`);
        await agent.page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
      }
      await agent.page.keyboard.press('Control+k');
      await agent.page.getByPlaceholder(agent.words.palette).fill('有货');
      await agent.page.getByRole('option').first().waitFor();
      await screens.of('command palette');
      for (const each of [before, screens]) each.end();
    },
  );

function dialogs(names: AgentConsole['words']): [key: string, title: string][] {
  return [
    ['t', names.transferTitle],
    ['e', names.closeTitle],
    ['?', names.keysTitle],
  ];
}

for (const dark of [false, true])
  journey(
    `the settings of the console can be used by everybody (${dark ? 'dark' : 'light'})`,
    async (scene) => {
      const admin = await scene.administrator({ dark });
      const screens = new Examination(admin.page);
      const menu = admin.page.getByRole('navigation', { name: '设置菜单' });
      await admin.goTo('设置');
      await menu.waitFor();
      const pages = await menu.getByRole('link').allInnerTexts();
      expect(pages.length).toBeGreaterThanOrEqual(12);
      for (const page of pages) {
        await menu.getByRole('link', { name: page, exact: true }).click();
        await admin.isLoaded();
        await screens.of(page);
      }
      await menu.getByRole('link', { name: '入口', exact: true }).click();
      await admin.page.getByRole('button', { name: '官网商城' }).click();
      await admin.page.getByText('贴到商城页面').waitFor();
      await screens.of('one inbox');
      for (const page of ['客户', '搜索']) {
        await admin.goTo(page);
        await admin.isLoaded();
        await screens.of(page);
      }
      screens.end();
    },
  );
