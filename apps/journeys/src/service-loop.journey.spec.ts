import { CaseScreen } from './harness/case-screen';
import { journeys } from './harness/journey';
import type { Person } from './harness/person';
import { reportWords as report, serviceWords as words } from './harness/service-words';

const journey = journeys({ simulator: true });
const WEEK_MS = 7 * 86_400_000;

journey(
  'a complaint in WeChat: a case in two clicks, a department answers by link, four eyes, told, called back, unsolved, closed, prevented, reported',
  async (scene) => {
    const shop = await scene.openShop({ agents: ['陈敏'], supervisors: ['周岚'] });
    await scene.answerWeChat(shop);
    const agent = await scene.agent(shop.agents[0]!);
    const phone = await scene.follower('周嘉宁');
    const complaint = '新买的水壶底座漏水，质量太差了，我要投诉';
    await phone.say(complaint);
    await agent.open(words.follower);
    const mine = new CaseScreen(agent);
    await mine.openOf(complaint);
    const address = await mine.follow();
    await phone.log.getByText(words.received).waitFor();

    const task = '请检查这批水壶的底座密封圈';
    await mine.askDepartment(task);
    const link = await mine.linkFor(task, 'workshop@supplier.example');
    const finding = '密封圈硬度不足，同批 200 件已封存';
    await answerByLink(await scene.person('workshop'), link, finding);
    await mine.accept(finding);

    await mine.say(words.answer, '已查明是密封圈的问题，给您全额退款 89 元，可以吗？');
    await phone.log.getByText('全额退款 89 元').waitFor();
    await phone.say('可以，谢谢');
    await mine.propose('全额退款', { yuan: 89, reason: '底座漏水' });
    await mine.part(words.remedies).getByText(words.waits).waitFor();
    expect(await mine.part(words.remedies).getByRole('button', { name: words.approve }).count()).toBe(0);
    const lead = await scene.agent(shop.supervisors[0]!);
    const theirs = new CaseScreen(lead);
    await theirs.approve('89');

    await mine.part(words.remedies).getByText(words.approved).waitFor();
    await mine.say(words.agree, '可以，谢谢');
    await mine.execute('R20261123001');
    await mine.say(words.tell, '89 元已原路退回，两天内到账');
    await phone.log.getByText('两天内到账').waitFor();
    await mine.followUp('unsatisfied', '钱还没有到账');
    await mine.isAt(words.propose.open);
    expect(await mine.head.innerText()).toContain(words.secondLevel);

    await mine.propose('联系银行核对退款，当天到账');
    await mine.say(words.agree, '好');
    await mine.execute();
    await mine.say(words.tell, '银行已确认，退款到账');
    await phone.log.getByText('银行已确认').waitFor();
    await mine.followUp('satisfied', '收到了，谢谢');
    await mine.next.getByText(words.closedLine).waitFor();

    await lead.page.goto(address);
    await theirs.analyse('密封圈来料硬度不足，进货检验没有测硬度');
    const prevention = '进货检验增加密封圈硬度';
    await theirs.prevent(prevention, { owner: shop.supervisors[0]!.name, day: inAWeek() });
    await theirs.finish(prevention, '检验规程第 3 版，已培训');
    const quality = await scene.agent(demo('quality'));
    await new CaseScreen(quality).verify(prevention, '抽检三批，硬度全部合格');

    const manager = await scene.agent(demo('manager'), { language: 'en', dark: true });
    await manager.goTo(report.nav);
    await manager.page.getByRole('link', { name: report.editions }).click();
    await manager.page.getByRole('link', { name: report.thisWeek }).click();
    await manager.page.getByRole('button', { name: report.complaints }).first().click();
    await manager.page.getByRole('complementary').getByRole('link', { name: complaint }).click();
    await manager.page.waitForURL(`**${new URL(address).pathname}`);
  },
);

/** Somebody without an account: the link is all they have. */
async function answerByLink(person: Person, link: string, finding: string): Promise<void> {
  const page = await person.newPage();
  await page.goto(new URL(link).pathname);
  await page.getByRole('button', { name: words.link.taken }).click();
  await page.getByLabel(words.link.answer, { exact: true }).fill(finding);
  await page.getByRole('button', { name: words.link.send }).click();
  await page.getByText(words.link.thanks).waitFor();
  await page.goto(new URL(link).pathname);
  await page.getByText(words.link.used).waitFor();
}

function demo(key: 'quality' | 'manager') {
  return { name: key, email: `${key}@demo.example`, password: 'yingda-demo' };
}

/** The day a week from now, by the shop's clock. */
function inAWeek(): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
  return day.format(Date.now() + WEEK_MS);
}
