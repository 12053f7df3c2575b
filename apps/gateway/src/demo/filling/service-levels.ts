import type { INestApplicationContext } from '@nestjs/common';
import type { ServiceLevelAction } from '@yingda/contracts/names';
import type { SystemActor } from '@yingda/events';
import { EditPolicies, ServiceLevelReader } from '@yingda/service-levels';

const VIP_POLICY = '01930000-0000-7000-8000-000000000901';
const CALL: ServiceLevelAction[] = ['notify-agent', 'notify-leads'];

const target = (seconds: number, onBreach: ServiceLevelAction[], onWarning: ServiceLevelAction[] = []) => ({
  ...{ seconds, time: 'business' as const, warning: { unit: 'percent' as const, value: 60 } },
  ...{ pauses: true, onWarning, onBreach },
});

/** Beside what every shop begins with: the best customers are promised more. */
export async function fillServiceLevels(app: INestApplicationContext, actor: SystemActor): Promise<void> {
  const known = await app.get(ServiceLevelReader, { strict: false }).policies();
  if (known.some(({ id }) => id === VIP_POLICY)) return;
  await app.get(EditPolicies, { strict: false }).add(actor, {
    ...{ id: VIP_POLICY, name: 'VIP 专属 / VIP', active: true },
    conditions: { tiers: ['vip'], channels: [], inboxIds: [], topicIds: [], teamIds: [] },
    targets: {
      waiting: target(20, ['notify-leads', 'raise-priority']),
      firstResponse: target(30, [...CALL, 'escalate'], ['notify-agent']),
      nextResponse: target(120, CALL),
      resolution: target(86_400, CALL),
    },
  });
}
