import { type EditSavedView, type SavedView } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { isUniqueViolation, newId, type Clock } from '@yingda/platform';
import { requireStorable } from '../domain/storable';
import type { SavedViewRows } from '../storage/saved-views';

const MOST_VIEWS = 50;

/** An agent's own named filters of the inbox. */
export class SavedViews {
  constructor(
    private readonly rows: SavedViewRows,
    private readonly clock: Clock,
  ) {}

  async list(actor: AgentActor): Promise<SavedView[]> {
    return this.rows.of(actor.agentId);
  }

  /** @throws Refusal already-exists, invalid-setting */
  async add(actor: AgentActor, command: EditSavedView): Promise<SavedView> {
    requireStorable(command);
    if ((await this.rows.of(actor.agentId)).length >= MOST_VIEWS) {
      throw new Refusal('invalid-setting', `There can be ${MOST_VIEWS} views; remove one first.`);
    }
    const view = { id: newId(), name: command.name.trim(), query: command.query };
    await this.rows.insert(actor.agentId, view, this.clock.now()).catch(refuseTaken);
    return view;
  }

  /** @throws Refusal not-found, already-exists */
  async edit(actor: AgentActor, command: EditSavedView & { viewId: string }): Promise<SavedView> {
    requireStorable(command);
    const view = { id: command.viewId, name: command.name.trim(), query: command.query };
    const found = await this.rows.save(actor.agentId, view).catch(refuseTaken);
    if (!found) throw viewNotFound();
    return view;
  }

  /** @throws Refusal not-found */
  async remove(actor: AgentActor, command: { viewId: string }): Promise<void> {
    if (!(await this.rows.remove(actor.agentId, command.viewId))) throw viewNotFound();
  }
}

function viewNotFound(): Refusal {
  return new Refusal('not-found', 'There is no such view of yours.');
}

function refuseTaken(error: unknown): never {
  if (!isUniqueViolation(error, 'saved_views_name_key')) throw error;
  throw new Refusal('already-exists', 'There is a view of this name already.');
}
