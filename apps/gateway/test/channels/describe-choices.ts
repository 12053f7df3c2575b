/* eslint-disable @nx/enforce-module-boundaries -- the simulator stands for the provider here */
import type { Choice } from '../../../simulator/src/provider';
/* eslint-enable @nx/enforce-module-boundaries */
import type { MenuContent, SurveyContent, TextContent } from '@yingda/contracts';
import { answerMeant } from '@yingda/contracts/names';
import type { ChannelGround } from './channel-ground';
import type { Talk } from './talk';

const MENU: MenuContent = {
  kind: 'menu',
  text: '请问需要什么帮助？',
  items: [
    { id: 'order-status', label: '查订单' },
    { id: 'site', label: '逛逛商城', url: 'https://shop.example/new' },
    { id: 'a-person', label: '人工客服' },
  ],
};
const SURVEY: SurveyContent = {
  kind: 'survey',
  surveyId: '0196d5a0-0000-7000-8000-000000000001',
  title: '服务评价',
  shown: 'rating',
  question: '您对本次服务满意吗？',
  options: [5, 4, 3, 2, 1].map((value) => ({ value: `${value}`, label: '★'.repeat(value) })),
  url: 'https://shop.example/s/abc',
  expiresAt: '2026-01-02T00:00:00.000Z',
};
/** Till a report of the provider is there. */
const REPORTED_MS = 5_000;

/** What is answered by choice: a tap on a button, or the number of a line. */
export function describeChoices(ground: ChannelGround): void {
  const { channel } = ground;
  const buttonsFor = (kind: 'menu' | 'survey') =>
    (ground.can.menus ?? []).some(({ only }) => !only || only === kind);

  test('a menu reaches the customer with all its answers, and what is answered comes back as that answer', async () => {
    const talk = await ground.talk();
    const id = await talk.hear(MENU);
    await ground.pass(REPORTED_MS);
    expect((await talk.delivery(id)).state).toBe(channel.ends);
    expect(talk.words(['查订单'])).toHaveLength(1);
    expect(talk.words(['人工客服'])).toHaveLength(1);
    expect(talk.words(['https://shop.example/new'])).toHaveLength(1);
    const choices = choicesIn(talk);
    expect(choices.map(({ label }) => label)).toEqual(buttonsFor('menu') ? ['查订单', '人工客服'] : []);
    const [, person] = choices;
    if (person) {
      await ground.done(person.act);
      expect(await answerIn(talk)).toEqual({
        kind: 'text',
        text: '人工客服',
        choice: { messageId: id, itemId: 'a-person' },
      });
    } else {
      expect(talk.words(['2. 人工客服'])).toHaveLength(1);
      await ground.done(channel.text('2'));
      expect(await meant(talk)).toMatchObject({ messageId: id, itemId: 'a-person' });
    }
  });

  test('the first question of a survey is answered the same way, or on its page', async () => {
    const talk = await ground.talk();
    const id = await talk.hear(SURVEY);
    await ground.pass(REPORTED_MS);
    expect((await talk.delivery(id)).state).toBe(channel.ends);
    const five = `${SURVEY.surveyId}:5`;
    const [best] = choicesIn(talk);
    if (best) {
      await ground.done(best.act);
      expect(await answerIn(talk)).toMatchObject({ choice: { messageId: id, itemId: five } });
    } else if (talk.words(['https://shop.example/s/abc']).length === 0) {
      expect(talk.words(['5. ★★★★★'])).toHaveLength(1);
      await ground.done(channel.text('５'));
      expect(await meant(talk)).toMatchObject({ messageId: id, itemId: five });
    } else expect(['email', 'sms']).toContain(channel.channel);
    expect(best !== undefined).toBe(buttonsFor('survey'));
  });
}

function choicesIn(talk: Talk): Choice[] {
  return talk.seen.flatMap(({ body }) => (body['choices'] ?? []) as Choice[]);
}

async function answerIn(talk: Talk): Promise<TextContent | undefined> {
  const said = (await talk.told()).filter(({ authorKind }) => authorKind === 'customer');
  return said.at(-1)?.content as TextContent | undefined;
}

/** What somebody means who writes a number. */
async function meant(talk: Talk): Promise<{ messageId: string; itemId: string | undefined } | null> {
  const menu = await talk.openMenu();
  const answer = await answerIn(talk);
  return menu && { messageId: menu.messageId, itemId: answerMeant(menu.content, answer?.text ?? '')?.id };
}
