import { eventually } from './harness/eventually';
import { journeys } from './harness/journey';
import { photograph } from './harness/pictures';
import { quotaStory } from './quota-story';

const journey = journeys({ simulator: true });
const WECHAT_TRIES_AGAIN_MS = 5_000;

journey(
  'a follower writes from WeChat and is answered until the quota is used up, then writes again',
  (scene) =>
    quotaStory(
      scene,
      { language: 'zh-CN' },
      {
        follower: '周嘉宁',
        question: '你好，水壶底座漏水了，能换吗？',
        answer: '您好，我先看一下照片 🙂',
        hint: '可以换，请看这张图里的卡扣',
        caution: '装回去之前先擦干底座',
        draft: '还有一点：换新需要三天',
        card: '恒温电热水壶 1.5L',
        thanks: '好的，谢谢！',
      },
    ),
);

journey('the same in English and in the dark', (scene) =>
  quotaStory(
    scene,
    { language: 'en', dark: true },
    {
      follower: 'Emma Clarke',
      question: 'Hello, my kettle leaks at the base. Can I get another?',
      answer: 'Hello, let me look at your picture 🙂',
      hint: 'Yes. Please look at the latch in this picture',
      caution: 'Dry the base before you put it back',
      draft: 'One more thing: it takes three days',
      card: 'Kettle with thermostat, 1.5 l',
      thanks: 'All right, thank you!',
    },
  ),
);

journey(
  'WeChat delivers everything three times and the server is killed before the answer: nothing is lost or doubled',
  async (scene) => {
    const { gateway } = scene;
    const { simulator } = gateway;
    const shop = await scene.openShop({ agents: ['陈敏'] });
    await scene.answerWeChat(shop);
    const agent = await scene.agent(shop.agents[0]!);
    const phone = await scene.follower('何一鸣');
    await phone.switchOn('duplicate');

    // Killed as soon as WeChat has been told that all three came, whatever has become of them by then.
    await phone.say('电饭煲打不开盖');
    await eventually('all three were taken', async () => {
      const pushes = await simulator.pushesOf('wechat', '电饭煲打不开盖');
      return pushes.length === 3 && pushes.every(({ answer }) => answer?.status === 200);
    });
    await gateway.kill();
    await gateway.launch();
    await agent.open('电饭煲打不开盖');
    await agent.sees('电饭煲打不开盖');

    // And between a question and its answer, with a word of each side while there is no server.
    await gateway.kill();
    await simulator.holdTime(true);
    await phone.say('灯还一直闪');
    await phone.sendPicture(await photograph('灯.png'));
    await agent.reply('请先拔掉电源');
    await eventually('WeChat has tried in vain', async () => {
      const pushes = await simulator.pushesOf('wechat', '灯还一直闪');
      return pushes.length === 3 && pushes.every(({ answer }) => answer === null);
    });
    await gateway.launch();
    await simulator.advanceTime(WECHAT_TRIES_AGAIN_MS);
    await simulator.holdTime(false);

    await agent.sees('电饭煲打不开盖', '灯还一直闪');
    await agent.sees('电饭煲打不开盖', '请先拔掉电源');
    await agent.seesPicture();
    await phone.sees('电饭煲打不开盖', '灯还一直闪', '请先拔掉电源');
    await agent.reply('十分钟后再开盖');
    await phone.sees('请先拔掉电源', '十分钟后再开盖');
    await phone.say('打开了，谢谢');
    await agent.sees('请先拔掉电源', '十分钟后再开盖', '打开了，谢谢');
    expect(await agent.timeline.getByRole('img', { name: agent.words.picture }).count()).toBe(1);
    await agent.maySend(5);
  },
);
