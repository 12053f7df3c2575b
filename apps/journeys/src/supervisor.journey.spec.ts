import { Board } from './harness/board';
import { journeys } from './harness/journey';
import { ReportScreen } from './harness/report-screen';
import { words } from './harness/words';

const journey = journeys();

journey(
  'a supervisor sees a wait turn red, whispers, takes over, and finds the conversation behind the report’s figure',
  async (scene) => {
    const shop = await scene.openShop({ agents: ['陈敏'], supervisors: ['周岚'] });
    await scene.promiseFirstResponse(shop, 2);
    const [agentAccount, leadAccount] = [shop.agents[0]!, shop.supervisors[0]!];
    const lead = await scene.agent(leadAccount);
    await lead.setPresence('busy');
    const agent = await scene.agent(agentAccount);
    const board = new Board(lead);
    await board.open();
    await board.seesNobodyAtRisk();

    const shopper = await scene.shopper(shop);
    await shopper.openConversation();
    await shopper.say('订单三天没动了');
    await agent.open('订单三天没动了');
    await board.seesOneLate();

    await board.whisper('先道歉，再查物流', agentAccount.name);
    await agent.sees('订单三天没动了', '先道歉，再查物流');
    await board.takeOver();
    await agent.timeline.getByText(`${leadAccount.name}接管了会话`).waitFor();

    await lead.goTo(lead.words.inbox);
    await lead.open('订单三天没动了');
    await lead.reply('让您久等了，今天补发');
    await shopper.sees('订单三天没动了', '让您久等了，今天补发');
    expect(await shopper.log.innerText()).not.toContain('先道歉');
    await board.open();
    await board.seesNobodyAtRisk();
    await lead.goTo(lead.words.inbox);
    await lead.open('让您久等了，今天补发');
    await lead.close({ topic: shop.topics['zh-CN'], summary: '补发' });

    const { reports } = words[lead.language];
    const [conversationId] = lead.page.url().match(/[0-9a-f-]{36}/) ?? [];
    const report = new ReportScreen(lead);
    await report.open(shop.inboxId);
    await report.counts(1);
    await report.choose(reports.first);
    const behind = report.behind.getByRole('link');
    await behind.first().waitFor();
    expect(await behind.count()).toBe(1);
    await behind.click();
    await lead.page.waitForURL(`**/${conversationId}`);
    await lead.sees('订单三天没动了', '先道歉，再查物流', '让您久等了，今天补发');
  },
);
