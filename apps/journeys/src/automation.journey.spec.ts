import { Admin } from './harness/admin';
import { askAfterChats } from './harness/asked-after';
import { DayScreen } from './harness/day-screen';
import { journeys } from './harness/journey';
import { RuleScreen } from './harness/rule-screen';

const journey = journeys();

journey(
  'a supervisor writes a rule and tries it on last week; a shopper sets it going, rates the chat with two, and the lead owes them a word',
  async (scene) => {
    const shop = await scene.openShop({ agents: ['陈敏'], supervisors: ['周岚'] });
    await askAfterChats(await Admin.signIn(scene.gateway.address, 'manager'), shop);
    const [agentAccount, leadAccount] = [shop.agents[0]!, shop.supervisors[0]!];
    const agent = await scene.agent(agentAccount);

    const earlier = await scene.shopper(shop);
    await earlier.openConversation();
    await earlier.say('新买的保温杯漏水');
    await agent.open('新买的保温杯漏水');
    await agent.reply('给您换一只');
    await earlier.sees('新买的保温杯漏水', '给您换一只');

    const lead = await scene.agent(leadAccount);
    await lead.setPresence('busy');
    const rules = new RuleScreen(lead);
    const name = `漏水 ${shop.key}`;
    const answer = { zh: '抱歉，请先停用并拍张照片', en: 'Sorry, please stop using it and take a photo' };
    await rules.begin(name);
    await rules.answers('漏水', answer);
    expect(await rules.tryOut()).toContain('新买的保温杯漏水');
    await rules.turnOnAndSave(name);

    const shopper = await scene.shopper(shop);
    await shopper.openConversation();
    await shopper.say('我的杯子也漏水了');
    await shopper.sees('我的杯子也漏水了', answer.zh);
    await agent.open(answer.zh);
    await agent.reply('马上给您补寄');
    await shopper.sees('我的杯子也漏水了', answer.zh, '马上给您补寄');
    await agent.close({ topic: shop.topics['zh-CN'], summary: '补寄' });

    await shopper.answersSurvey(2, '等太久了');
    const day = new DayScreen(lead);
    await day.open();
    const owed = day.followUp(2);
    await owed.waitFor();
    expect(await owed.innerText()).toMatch(/\d{1,2}:\d{2}/);
    await day.done(owed, '已致歉并补偿');
    await owed.waitFor({ state: 'detached' });
  },
);
