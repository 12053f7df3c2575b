import { type EditProfile as EditProfileCommand, type Me } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { requireStorable } from '../domain/storable';
import type { Avatars } from '../ports';
import type { Accounts } from '../storage/accounts';
import type { AgentChanges } from './agent-changes';
import type { AgentReader } from './agent-reader';

/** One's own names, picture and preferences. */
export class EditProfile {
  constructor(
    private readonly accounts: Accounts,
    private readonly avatars: Avatars,
    private readonly changes: AgentChanges,
    private readonly reader: AgentReader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal attachment-not-found, file-type-not-allowed */
  async execute(actor: AgentActor, command: EditProfileCommand): Promise<Me> {
    requireStorable(command);
    await this.unitOfWork.run(async () => {
      const account = await this.accounts.lock(actor.agentId);
      if (!account) throw new Refusal('agent-not-found', 'There is no such agent.');
      const preferences = { ...account.preferences, ...defined(command.preferences ?? {}) };
      await this.changes.save(
        {
          ...account,
          name: command.name?.trim() ?? account.name,
          publicName: command.publicName?.trim() ?? account.publicName,
          avatarUrl: await this.avatarOf(actor.agentId, command.avatarAttachmentId, account.avatarUrl),
          preferences,
        },
        false,
      );
    });
    return this.reader.me(actor.agentId);
  }

  private async avatarOf(agentId: string, attachmentId: string | null | undefined, before: string | null) {
    if (attachmentId === undefined) return before;
    return attachmentId === null ? null : this.avatars.urlOf(attachmentId, agentId);
  }
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
