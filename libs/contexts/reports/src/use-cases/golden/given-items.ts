import type {
  ActionHistory,
  CaseHistory,
  ContactHistory,
  FeedbackHistory,
} from '../../domain/items/histories';
import { ItemHistories, type ItemKind } from '../../ports';

/** Cases, contacts and actions that happened elsewhere. */
export class GivenItems extends ItemHistories {
  constructor(
    readonly given: {
      cases?: CaseHistory[];
      contacts?: ContactHistory[];
      actions?: ActionHistory[];
      feedback?: FeedbackHistory[];
    } = {},
  ) {
    super();
  }
  override async cases(ids: readonly string[]): Promise<CaseHistory[]> {
    return (this.given.cases ?? []).filter(({ id }) => ids.includes(id));
  }
  override async contacts(ids: readonly string[]): Promise<ContactHistory[]> {
    return (this.given.contacts ?? []).filter(({ id }) => ids.includes(id));
  }
  override async actions(ids: readonly string[]): Promise<ActionHistory[]> {
    return (this.given.actions ?? []).filter(({ id }) => ids.includes(id));
  }
  override async feedback(ids: readonly string[]): Promise<FeedbackHistory[]> {
    return (this.given.feedback ?? []).filter(({ id }) => ids.includes(id));
  }
  override async page(item: ItemKind, afterId: string | null, limit: number): Promise<string[]> {
    const { cases = [], contacts = [], actions = [], feedback = [] } = this.given;
    const of = { case: cases, contact: contacts, action: actions, feedback };
    const ids = of[item].map(({ id }) => id).sort();
    return ids.filter((id) => afterId === null || id > afterId).slice(0, limit);
  }
}
