import type { Viewpoint } from './harness/person';
import { photograph } from './harness/pictures';
import type { Scene } from './harness/scene';

interface Said {
  follower: string;
  question: string;
  answer: string;
  hint: string;
  caution: string;
  draft: string;
  card: string;
  thanks: string;
}

/** What WeChat allows after a message of the follower. */
const ALLOWED = 5;

/** All that may be sent after one message is sent, a word too many waits as a draft, and goes after the next one. */
export async function quotaStory(scene: Scene, view: Viewpoint, said: Said): Promise<void> {
  const shop = await scene.openShop({ agents: ['陈敏'] });
  await scene.answerWeChat(shop);
  const agent = await scene.agent(shop.agents[0]!, view);
  const phone = await scene.followerThroughProduct(said.follower, view);

  await phone.say(said.question);
  await agent.open(said.question);
  await phone.sendPicture(await photograph());
  await agent.sees(said.question);
  await agent.seesPicture();
  await agent.maySend(ALLOWED);

  await agent.reply(said.answer);
  await phone.sees(said.question, said.answer);
  await agent.maySend(4);
  await agent.sendPicture(await photograph('latch.png'));
  await phone.seesPictures(2);
  await agent.maySend(3);
  await agent.reply(said.hint);
  await agent.maySend(2);
  await agent.reply(said.caution);
  await agent.maySend(1);
  await agent.page.getByText(agent.words.lastLeft).waitFor();
  await phone.sees(said.answer, said.hint, said.caution);
  await phone.allows(1, ALLOWED);

  // The next answer is begun; the last message allowed is a card.
  await agent.composer.fill(said.draft);
  const url = `${agent.person.wire.address}/products/kettle`;
  await agent.sendCard({ title: said.card, url, price: '¥129.00' });
  await agent.seesQuotaUsedUp(ALLOWED);
  await phone.seesCard(said.card, url);
  await phone.sees(said.question, said.answer, said.hint, said.caution, said.card);
  await phone.allows(0, ALLOWED);

  await phone.say(said.thanks);
  await agent.sees(said.caution, said.thanks);
  await agent.maySend(ALLOWED);
  expect(await agent.composer.inputValue()).toBe(said.draft);
  await agent.composer.press('Control+Enter');
  await phone.sees(said.card, said.thanks, said.draft);
  await agent.maySend(4);
}
