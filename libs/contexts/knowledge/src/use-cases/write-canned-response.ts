import {
  type CannedPart,
  type CannedResponseRecord,
  type EditCannedResponse as Input,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type Clock, isUniqueViolation, newId, type Outbox, type UnitOfWork } from '@yingda/platform';
import {
  type CannedResponse,
  type CannedResponseInput,
  contentsOf,
  invalid,
  toRecord,
} from '../domain/canned-response';
import { type Ownership, requireEdit } from '../domain/rights';
import type { KeptFiles } from '../ports';
import { type CannedResponseTable, SHORTCUT_KEYS } from '../storage/canned-responses';

/** Where canned responses and their files are written. */
interface Writing {
  responses: CannedResponseTable;
  files: KeptFiles;
}

/** Adds a canned response; a personal one belongs to who adds it. */
export class AddCannedResponse {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly writing: Writing,
    private readonly outbox: Outbox,
  ) {}

  async execute(actor: Actor, command: Input & { key?: string }): Promise<CannedResponseRecord> {
    const ownership = ownershipOf(actor, command);
    requireEdit(actor, ownership);
    const contents = contentsOf(command);
    const key = actor.kind === 'system' ? (command.key ?? null) : null;
    return this.unitOfWork.run(async () => {
      const parts = await keptParts(actor, contents.parts, this.writing.files);
      const response = { id: newId(), ...ownership, ...contents, parts, key, version: 1 };
      await refusingDuplicates(response, () =>
        this.unitOfWork.attempt(() => this.writing.responses.add(response, this.clock.now())),
      );
      await this.outbox.append('canned-response.updated', response.id, { cannedResponseId: response.id });
      return toRecord(response);
    });
  }
}

export interface EditCannedResponseCommand {
  cannedResponseId: string;
  /** The whole of it; with a `version` a newer one in the database is refused as `stale-edit`. */
  change: Input;
}

/** Changes a canned response, also whose it is (a good personal one becomes the shop's). */
export class EditCannedResponse {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly writing: Writing,
    private readonly outbox: Outbox,
  ) {}

  async execute(actor: Actor, command: EditCannedResponseCommand): Promise<CannedResponseRecord> {
    const { cannedResponseId, change } = command;
    return this.unitOfWork.run(async () => {
      const current = await this.writing.responses.lock(cannedResponseId);
      if (!current) throw notFound();
      requireEdit(actor, current);
      if (change.version !== undefined && change.version !== current.version) {
        throw new Refusal('stale-edit', 'Somebody has changed this text meanwhile: look at it again.', {
          version: current.version,
        });
      }
      const ownership = ownershipOf(actor, change);
      requireEdit(actor, ownership);
      const contents = contentsOf(change);
      const parts = await keptParts(actor, contents.parts, this.writing.files);
      const edited = { ...current, ...ownership, ...contents, parts, version: current.version + 1 };
      await refusingDuplicates(edited, () =>
        this.unitOfWork.attempt(() => this.writing.responses.save(edited, this.clock.now())),
      );
      await this.outbox.append('canned-response.updated', cannedResponseId, { cannedResponseId });
      return toRecord(edited);
    });
  }
}

/** Removes a canned response. */
export class RemoveCannedResponse {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly responses: CannedResponseTable,
    private readonly outbox: Outbox,
  ) {}

  async execute(actor: Actor, { cannedResponseId }: { cannedResponseId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const current = await this.responses.lock(cannedResponseId);
      if (!current) throw notFound();
      requireEdit(actor, current);
      await this.responses.remove(cannedResponseId);
      await this.outbox.append('canned-response.updated', cannedResponseId, { cannedResponseId });
    });
  }
}

// What a file is, its storage says.
async function keptParts(actor: Actor, parts: CannedPart[], files: KeptFiles): Promise<CannedPart[]> {
  const ids = parts.flatMap(({ attachmentId }) => (attachmentId ? [attachmentId] : []));
  if (ids.length === 0) return parts;
  const kept = await files.keep(actor, ids);
  return parts.map((part) => {
    if (!part.attachmentId) return part;
    const { kind, facts } = kept[ids.indexOf(part.attachmentId)]!;
    return { kind, attachmentId: part.attachmentId, attachment: facts };
  });
}

function ownershipOf(actor: Actor, input: CannedResponseInput): Ownership {
  switch (input.scope) {
    case 'personal':
      if (actor.kind !== 'agent') throw invalid('scope', 'Only an agent can have personal canned responses.');
      return { scope: 'personal', ownerAgentId: actor.agentId, teamId: null };
    case 'team':
      if (!input.teamId) throw invalid('teamId', 'Say which team the canned response is for.');
      return { scope: 'team', ownerAgentId: null, teamId: input.teamId };
    case 'shop':
      return { scope: 'shop', ownerAgentId: null, teamId: null };
  }
}

// The unique indexes decide between two people who think of the same shortcut.
async function refusingDuplicates(response: CannedResponse, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!SHORTCUT_KEYS.some((key) => isUniqueViolation(error, key))) throw error;
    throw new Refusal('already-exists', `There is a canned response /${response.shortcut} already.`, {
      field: 'shortcut',
    });
  }
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such canned response.');
}
