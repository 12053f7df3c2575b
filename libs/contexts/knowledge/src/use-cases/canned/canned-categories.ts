import { type CannedCategory } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor, SystemActor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { invalid } from '../../domain/canned-response';
import { requireEdit } from '../../domain/rights';
import type { CannedCategoryTable } from '../../storage/canned/canned-category-table';

/** The shop's categories of canned responses. */
export class CannedCategories {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly table: CannedCategoryTable,
  ) {}

  all(): Promise<CannedCategory[]> {
    return this.table.all();
  }

  /** The whole list; one that responses are in is not taken away. For those who write the shop's responses. */
  async replace(actor: Actor, { categories }: { categories: CannedCategory[] }): Promise<CannedCategory[]> {
    requireEdit(actor, { scope: 'shop', ownerAgentId: null, teamId: null });
    const codes = categories.map(({ code }) => code.trim());
    if (new Set(codes).size < codes.length)
      throw invalid('categories', 'Each category has a code of its own.');
    return this.unitOfWork.run(async () => {
      const gone = (await this.table.all()).map(({ code }) => code).filter((code) => !codes.includes(code));
      const used = await this.table.used(gone);
      if (used.length > 0)
        throw new Refusal('invalid-setting', `Canned responses are in ${used.join(', ')}: move them first.`, {
          field: 'categories',
          used,
        });
      await this.table.replace(
        categories.map(({ code, zh, en }) => ({ code: code.trim(), zh: zh.trim(), en: en.trim() })),
      );
      return this.table.all();
    });
  }

  /** Import of shipped ones. What was called by its Chinese name before has its code from now on. */
  async ensure(_: SystemActor, categories: readonly CannedCategory[]): Promise<void> {
    await this.unitOfWork.run(async () => {
      const before = new Set((await this.table.all()).map(({ code }) => code));
      await this.table.addMissing(categories);
      for (const { code, zh } of categories)
        if (zh !== code && before.has(zh)) await this.table.rename(zh, code);
    });
  }
}
