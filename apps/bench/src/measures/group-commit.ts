import { hangUp, productTalks } from '../load/talks';
import type { Measured } from './measured';
import { CONVERSATIONS, loadOf, tellRun } from './relay-ratio';
import type { Stage } from './stage';

/** The same gateway with and without group commit; without, as many statements at a time as a pool would run. */
export async function groupCommit(stage: Stage): Promise<Measured> {
  const sides = [];
  for (const setting of ['on', 'off']) {
    const env = { YINGDA_GROUP_COMMIT: setting };
    const gateway = await stage.gateway({ env });
    const pairs = await stage.seed(gateway.databaseUrl, { conversations: CONVERSATIONS });
    const talks = await productTalks(pairs, { customers: gateway.url, tokens: stage.tokens });
    sides.push({ gateway, talks });
  }
  const [grouped, single] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const ratios: number[] = [];
  for (let round = 0; round < stage.rounds; round++) {
    const apart = await loadOf(stage, single.talks, { server: [single.gateway.pid] });
    const together = await loadOf(stage, grouped.talks, { server: [grouped.gateway.pid] });
    tellRun(stage, 'one by one', apart);
    tellRun(stage, 'grouped', together);
    ratios.push(together.perSecond / apart.perSecond);
  }
  for (const { talks } of sides) hangUp(talks);
  return { 'group-commit': ratios };
}
