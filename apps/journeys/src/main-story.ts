import type { Scene } from './harness/scene';
import type { Viewpoint } from './harness/person';
import { eventually } from './harness/eventually';
import { photograph } from './harness/pictures';

interface Said {
  question: string;
  followUp: string;
  answer: string;
  note: string;
  transferNote: string;
  solution: string;
  thanks: string;
  summary: string;
}

/** From the first question to the closed conversation, with a second agent taking over half way. */
export async function mainStory(scene: Scene, view: Viewpoint, said: Said): Promise<void> {
  const shop = await scene.openShop({ agents: ['陈敏', '苏晴'], asksAgents: true });
  const [chen, su] = shop.agents as [(typeof shop.agents)[0], (typeof shop.agents)[0]];
  const staffView: Viewpoint = { language: view.language };
  const first = await scene.agent(chen, staffView);

  const shopper = await scene.shopper(shop, view);
  await shopper.openConversation();
  await shopper.say(said.question);
  await shopper.sendPicture(await photograph());
  await shopper.sees(said.question);

  await first.acceptOffer();
  await first.sees(said.question);
  await first.seesPicture();
  await first.reply(said.answer);
  await shopper.sees(said.question, said.answer);
  await shopper.say(said.followUp);
  await first.sees(said.question, said.answer, said.followUp);
  await first.addNote(said.note);
  await first.sees(said.followUp, said.note);

  const second = await scene.agent(su, staffView);
  await first.transfer(su.name, said.transferNote);
  await second.open(said.followUp);
  await second.sees(said.question, said.answer, said.followUp, said.note, said.transferNote);
  await shopper.log.getByText(su.name).first().waitFor();
  await second.reply(said.solution);
  await shopper.sees(said.question, said.answer, said.followUp, said.solution);
  await shopper.say(said.thanks);
  await second.sees(said.solution, said.thanks);
  await second.close({ topic: shop.topics[second.language], summary: said.summary });
  await shopper.seesItClosed();

  await neverReachedTheShopper(shopper, [said.note, said.transferNote, said.summary, chen.email, su.email]);
}

type ShopperPage = Awaited<ReturnType<Scene['shopper']>>;

/** Neither on the screen, nor in its HTML, nor in anything the pages have received. */
async function neverReachedTheShopper({ page, person }: ShopperPage, secrets: string[]): Promise<void> {
  const seen = (await Promise.all(page.frames().map((frame) => frame.content()))).join('\n');
  const received = await eventually('the shopper has received something', () => person.received.join('\n'));
  for (const secret of secrets) {
    expect(seen).not.toContain(secret);
    // On the wire the text may be escaped as JSON is.
    expect(received).not.toContain(secret);
    expect(received).not.toContain(JSON.stringify(secret).slice(1, -1));
  }
}
