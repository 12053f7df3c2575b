import { type EditInbox as InboxChange, type InboxRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import {
  type AuditLog,
  type Clock,
  isUniqueViolation,
  newId,
  type Outbox,
  type UnitOfWork,
} from '@yingda/platform';
import { checkHours, inOrder } from '../domain/hours';
import {
  checkedOverrides,
  checkSettings,
  DEFAULT_APPEARANCE,
  type Inbox,
  invalidSetting,
} from '../domain/inbox';
import { normalOrigins } from '../domain/origins';
import { requireSettings } from '../domain/rights';
import { checkMailbox, unusual } from '../domain/sending-rules';
import type { OpeningHours, TeamDirectory } from '../ports';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';

const KEY = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

/** Adds an inbox; what is not given begins with what suits most shops. */
export class AddInbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly inboxes: InboxTable,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly accounts: Accounts,
    private readonly others: { teams: TeamDirectory; opening: OpeningHours },
  ) {}

  async execute(actor: Actor, command: InboxChange): Promise<InboxRecord> {
    requireSettings(actor);
    const inbox = newInbox(command);
    checkSettings(inbox);
    inbox.settings = this.accounts.changed(inbox, command.settings);
    this.accounts.check(inbox);
    return this.unitOfWork.run(async () => {
      await checkMailbox(inbox, (id) => this.inboxes.byId(id));
      if (!(await this.others.teams.exists(inbox.teamId)))
        throw new Refusal('team-not-found', 'There is no such team.');
      await this.insert(inbox);
      await this.giveCalendar(actor, inbox, command);
      await this.outbox.append('inbox.updated', inbox.id, { inboxId: inbox.id });
      const { id: actorId, name: actorName } = refOf(actor);
      await this.audit.record({
        actorId,
        actorName,
        action: 'inbox.added',
        subjectKind: 'inbox',
        subjectId: inbox.id,
        details: { key: inbox.key, name: inbox.name, channel: inbox.channel },
      });
      return this.accounts.recordOf(inbox, (await this.others.opening.own([inbox.id])).get(inbox.id));
    });
  }

  private async giveCalendar(actor: Actor, inbox: Inbox, { calendarId, hours }: InboxChange): Promise<void> {
    if (calendarId) await this.others.opening.give(actor, inbox, { calendarId });
    else if (hours) await this.others.opening.give(actor, inbox, { hours: inOrder(hours) });
  }

  // The unique constraint decides between two administrators who think of the same key.
  private async insert(inbox: Inbox): Promise<void> {
    try {
      await this.unitOfWork.attempt(() =>
        this.inboxes.add(inbox, this.accounts.newSecret(), this.clock.now()),
      );
    } catch (error) {
      if (!isUniqueViolation(error, 'inboxes_key_key')) throw error;
      throw new Refusal('already-exists', `Another inbox has the key ${inbox.key}.`, { field: 'key' });
    }
  }
}

function newInbox(command: InboxChange): Inbox {
  const { key, teamId } = command;
  if (!key || !KEY.test(key)) {
    throw invalidSetting(
      'key',
      'A key has 3 to 40 small letters, digits and hyphens, no hyphen at its ends.',
    );
  }
  if (!teamId) throw invalidSetting('teamId', 'An inbox needs a team that answers.');
  if (command.hours) checkHours(command.hours);
  return {
    id: newId(),
    key,
    channel: command.channel ?? 'web',
    name: (command.name ?? key).trim(),
    shopName: (command.shopName ?? command.name ?? key).trim(),
    teamId,
    language: command.language ?? 'zh-CN',
    appearance: { ...DEFAULT_APPEARANCE, ...command.appearance },
    preChat: command.preChat ?? [],
    livePreview: command.livePreview ?? false,
    origins: normalOrigins(command.origins ?? []),
    paused: command.paused ?? false,
    lastSeenAt: null,
    lastSeenOrigin: null,
    refusedOrigin: null,
    settings: null,
    capabilityOverrides: checkedOverrides(command.capabilityOverrides ?? {}),
    sending: unusual(command.sending ?? {}),
    version: 1,
  };
}
