import { journeys } from './harness/journey';
import { ReportScreen } from './harness/report-screen';
import { words } from './harness/words';

const journey = journeys();
const SECOND = 1_000;

journey(
  'a manager opens a figure: behind it are as many conversations as it counts, a switch changes it, and the file says what the table says',
  async (scene) => {
    const { reports } = words['zh-CN'];
    const shop = await scene.openShop({ agents: ['陈敏'] });
    const agent = await scene.agent(shop.agents[0]!);
    const slow = await scene.shopper(shop);
    await slow.openConversation();
    await slow.say('杯子裂了，怎么换？');
    await agent.open('杯子裂了，怎么换？');
    await scene.gateway.advanceClock(90 * SECOND);
    await agent.reply('可以换，明天寄出');
    await slow.sees('杯子裂了，怎么换？', '可以换，明天寄出');
    await agent.close({ topic: shop.topics['zh-CN'], summary: '换杯子' });
    await slow.seesItClosed();
    const quick = await scene.shopper(shop);
    await quick.openConversation();
    await quick.say('发票怎么开？');
    await agent.open('发票怎么开？');
    await agent.reply('订单页里可以开');
    await quick.sees('发票怎么开？', '订单页里可以开');
    await agent.close({ topic: shop.topics['zh-CN'], summary: '开发票' });
    await quick.seesItClosed();

    const manager = await scene.agent({
      name: 'manager',
      email: 'manager@demo.example',
      password: 'yingda-demo',
    });
    await manager.goTo(reports.nav);
    const screen = new ReportScreen(manager);
    await screen.open(shop.inboxId);
    await screen.counts(2);
    await screen.pick('2');
    await screen.behind.getByRole('button', { name: reports.all(2) }).waitFor();
    await manager.page.keyboard.press('Escape');
    await screen.behind.waitFor({ state: 'detached' });
    await screen.choose(reports.answeredWithin(30));
    await screen.says(reports.answeredWithin(30), '50%');
    await screen.behind.getByRole('button', { name: reports.all(2) }).waitFor();
    expect(await screen.behind.getByRole('link').count()).toBe(2);

    await screen.answeredWithin(reports.explain, 600);
    await screen.says(reports.answeredWithin(600), '100%');
    const whole = (await screen.exported()).find((line) => line['团队'] === '全部');
    expect(whole).toMatchObject({ 数值: '1', 样本数: await screen.cell(reports.count) });

    await screen.behind.getByRole('link').last().click();
    await manager.timeline.waitFor();
    await manager.page.goBack();
    await screen.says(reports.answeredWithin(600), '100%');
  },
);
