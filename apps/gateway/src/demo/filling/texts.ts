import { AgentReader } from '@yingda/agents';
import { Refusal } from '@yingda/contracts/names';
import { AddCannedResponse, EnsureCannedResponse, type CannedResponseInput } from '@yingda/knowledge';
import type { INestApplicationContext } from '@nestjs/common';
import content from '../samples/canned-responses.json';
import { personalTexts, teamTexts, type OwnText } from '../samples/own-texts';
import type { TeamKey } from '../samples/staff';
import { DEMO, type Shop } from './shop';

const categories: Record<string, { zh: string; en: string }> = content.categories;

/** Canned responses of the shop, of its teams and of some agents; what is there already stays. */
export async function fillTexts(app: INestApplicationContext, shop: Shop): Promise<void> {
  const ensure = app.get(EnsureCannedResponse, { strict: false });
  const shared: CannedResponseInput[] = content.responses.map((text) =>
    inputOf({ ...text, category: categories[text.category]?.zh ?? null }, { scope: 'shop' }),
  );
  for (const [team, texts] of Object.entries(teamTexts))
    shared.push(
      ...texts.map((text) => inputOf(text, { scope: 'team', teamId: shop.teams[team as TeamKey] })),
    );
  for (const input of shared) await ensure.execute(DEMO, input);
  for (const { owner, text } of personalTexts) await addPersonal(app, shop.staff[owner], text);
}

function inputOf(
  { zh, en, ...text }: OwnText,
  whose: Pick<CannedResponseInput, 'scope' | 'teamId'>,
): CannedResponseInput {
  const texts: CannedResponseInput['texts'] = [{ language: 'zh-CN', ...zh }];
  if (en) texts.push({ language: 'en', ...en });
  return { ...whose, ...text, texts };
}

async function addPersonal(app: INestApplicationContext, agentId: string, text: OwnText): Promise<void> {
  const owner = await app.get(AgentReader, { strict: false }).actor(agentId);
  if (!owner) return;
  try {
    await app.get(AddCannedResponse, { strict: false }).execute(owner, inputOf(text, { scope: 'personal' }));
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'already-exists')) throw error;
  }
}
