import { DepartmentReader, KeepDepartments } from '@yingda/agents';
import { Refusal } from '@yingda/contracts/names';
import type { INestApplicationContext } from '@nestjs/common';
import { departments } from '../samples/departments';
import { DEMO, type Shop } from './shop';

/** The departments that kinds of cases name; those that are there stay as people made them. */
export async function fillDepartments(app: INestApplicationContext, shop: Shop): Promise<void> {
  const known = new Set((await app.get(DepartmentReader, { strict: false }).all()).map(({ key }) => key));
  const keep = app.get(KeepDepartments, { strict: false });
  for (const { key, zh, en, handlers } of departments) {
    if (known.has(key)) continue;
    const agentIds = handlers.map((handler) => shop.staff[handler]);
    const department = {
      ...{ key, name: { 'zh-CN': zh, en }, agentIds, leadId: agentIds[0] ?? null },
      ...{ email: `${key.replace('_', '-')}@demo.example`, language: 'zh-CN' as const },
    };
    await keep.add(DEMO, department).catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.code !== 'already-exists') throw error;
    });
  }
}
