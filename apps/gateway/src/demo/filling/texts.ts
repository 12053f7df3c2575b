import { AgentReader } from '@yingda/agents';
import { Refusal, type CannedStage } from '@yingda/contracts/names';
import {
  AddCannedResponse,
  CannedCategories,
  EnsureCannedResponse,
  WordReader,
  WriteWords,
  type CannedResponseInput,
} from '@yingda/knowledge';
import type { INestApplicationContext } from '@nestjs/common';
import content from '../samples/canned-responses.json';
import { personalTexts, teamTexts, type OwnText } from '../samples/own-texts';
import type { TeamKey } from '../samples/staff';
import { DEMO, type Shop } from './shop';

const categories: Record<string, { zh: string; en: string }> = content.categories;

/** What every version ships: categories, the shop's canned responses and the list of words. What is there already stays. */
export async function fillShipped(app: INestApplicationContext): Promise<void> {
  await app.get(CannedCategories, { strict: false }).ensure(
    DEMO,
    Object.entries(categories).map(([code, { zh, en }]) => ({ code, zh, en })),
  );
  const ensure = app.get(EnsureCannedResponse, { strict: false });
  for (const [index, text] of content.responses.entries())
    await ensure.execute(DEMO, {
      ...inputOf(text, { scope: 'shop' }),
      // The sample content numbers them in this order.
      key: `cr-${String(index + 1).padStart(3, '0')}`,
      stage: stageOf(text),
    });
  await fillWords(app);
}

/** Canned responses of the teams and of some agents; what is there already stays. */
export async function fillTexts(app: INestApplicationContext, shop: Shop): Promise<void> {
  const ensure = app.get(EnsureCannedResponse, { strict: false });
  for (const [team, texts] of Object.entries(teamTexts))
    for (const text of texts)
      await ensure.execute(DEMO, inputOf(text, { scope: 'team', teamId: shop.teams[team as TeamKey] }));
  for (const { owner, text } of personalTexts) await addPersonal(app, shop.staff[owner], text);
}

/** The shipped list of words, once: what a manager takes off it stays off. */
async function fillWords(app: INestApplicationContext): Promise<void> {
  const { version } = await app.get(WordReader, { strict: false }).list(DEMO);
  if (version === 0) await app.get(WriteWords, { strict: false }).addStarter(DEMO);
}

const STAGES: Record<string, CannedStage> = {
  ...{ hi: 'greeting', wait: 'waiting', still: 'waiting', else: 'closing', bye: 'closing' },
  ...{ returns_refunds: 'after-sales', product_quality: 'after-sales', complaint_care: 'after-sales' },
};

function stageOf({ shortcut, category }: { shortcut: string; category: string }): CannedStage {
  return STAGES[shortcut] ?? STAGES[category] ?? 'during';
}

/** Teams' and agents' own ones say their category by its name. */
function codeOf(category: string | null): string | null {
  return (
    Object.keys(categories).find((code) => code === category || categories[code]!.zh === category) ?? null
  );
}

function inputOf(
  { zh, en, ...text }: OwnText,
  whose: Pick<CannedResponseInput, 'scope' | 'teamId'>,
): CannedResponseInput {
  const texts: CannedResponseInput['texts'] = [{ language: 'zh-CN', ...zh }];
  if (en) texts.push({ language: 'en', ...en });
  return { ...whose, ...text, category: codeOf(text.category), texts };
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
