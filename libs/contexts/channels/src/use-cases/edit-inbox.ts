import { type EditInbox as InboxChange, type InboxRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { type AuditLog, type Clock, type Outbox, type UnitOfWork } from '@yingda/platform';
import { checkHours, inOrder } from '../domain/hours';
import { checkedOverrides, checkSettings, type Inbox, invalidSetting } from '../domain/inbox';
import { normalOrigins, originAllowed } from '../domain/origins';
import { requireSettings } from '../domain/rights';
import { checkMailbox, unusual } from '../domain/sending-rules';
import type { OpeningHours, TeamDirectory } from '../ports';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';

export interface EditInboxCommand {
  inboxId: string;
  /** What is absent stays; with a `version` a newer one in the database is refused as `stale-edit`. */
  change: InboxChange;
}

/** Changes settings of an inbox. The key stays: shops have pasted it. */
export class EditInbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly inboxes: InboxTable,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly accounts: Accounts,
    private readonly others: { teams: TeamDirectory; opening: OpeningHours },
  ) {}

  async execute(actor: Actor, { inboxId, change }: EditInboxCommand): Promise<InboxRecord> {
    requireSettings(actor);
    return this.unitOfWork.run(async () => {
      // FOR NO KEY UPDATE: two edits wait for each other, so the second sees the first one's version.
      const inbox = await this.inboxes.byId(inboxId, { lock: true });
      if (!inbox) throw new Refusal('inbox-not-found', 'There is no such inbox.');
      if (change.version !== undefined && change.version !== inbox.version) {
        throw new Refusal('stale-edit', 'Somebody has changed this inbox meanwhile: look at it again.', {
          version: inbox.version,
        });
      }
      const edited = apply(inbox, change);
      edited.settings = this.accounts.changed(inbox, change.settings);
      this.accounts.check(edited);
      const fields = changedFields(inbox, edited);
      if (edited.teamId !== inbox.teamId && !(await this.others.teams.exists(edited.teamId))) {
        throw new Refusal('team-not-found', 'There is no such team.');
      }
      if (change.sending) await checkMailbox(edited, (id) => this.inboxes.byId(id));
      const newCalendar = await this.giveCalendar(actor, edited, change);
      if (fields.length > 0 || newCalendar) {
        edited.version = inbox.version + 1;
        await this.inboxes.save(edited, this.clock.now());
        await this.outbox.append('inbox.updated', inboxId, { inboxId });
        await this.record(actor, { before: inbox, edited }, fields);
      }
      return this.accounts.recordOf(edited, (await this.others.opening.own([inboxId])).get(inboxId));
    });
  }

  // A record that was read, changed and sent back names both: what differs from now is what is meant.
  private async giveCalendar(
    actor: Actor,
    inbox: Inbox,
    { calendarId, hours }: InboxChange,
  ): Promise<boolean> {
    const { opening } = this.others;
    const own = (await opening.own([inbox.id])).get(inbox.id)?.calendarId ?? null;
    if (calendarId !== undefined && calendarId !== own) return opening.give(actor, inbox, { calendarId });
    return hours === undefined ? false : opening.give(actor, inbox, { hours: hours && inOrder(hours) });
  }

  private async record(
    actor: Actor,
    { before, edited }: { before: Inbox; edited: Inbox },
    fields: (keyof Inbox)[],
  ): Promise<void> {
    const { id: actorId, name: actorName } = refOf(actor);
    await this.audit.record({
      actorId,
      actorName,
      action: 'inbox.edited',
      subjectKind: 'inbox',
      subjectId: edited.id,
      details: Object.fromEntries(
        fields.map((field) => [
          field,
          field === 'settings' ? this.accounts.difference(before, edited) : edited[field],
        ]),
      ),
    });
  }
}

function apply(inbox: Inbox, change: InboxChange): Inbox {
  if (change.key !== undefined && change.key !== inbox.key) {
    throw invalidSetting('key', 'The key of an inbox cannot change: it stands in the pages of the shop.');
  }
  if (change.channel !== undefined && change.channel !== inbox.channel) {
    throw invalidSetting('channel', 'The channel of an inbox cannot change; add another inbox.');
  }
  if (change.hours) checkHours(change.hours);
  const origins = change.origins ? normalOrigins(change.origins) : inbox.origins;
  const edited: Inbox = {
    ...inbox,
    name: change.name?.trim() ?? inbox.name,
    shopName: change.shopName?.trim() ?? inbox.shopName,
    teamId: change.teamId ?? inbox.teamId,
    language: change.language ?? inbox.language,
    appearance: change.appearance ?? inbox.appearance,
    preChat: change.preChat ?? inbox.preChat,
    livePreview: change.livePreview ?? inbox.livePreview,
    origins,
    paused: change.paused ?? inbox.paused,
    capabilityOverrides: change.capabilityOverrides
      ? checkedOverrides(change.capabilityOverrides)
      : inbox.capabilityOverrides,
    sending: change.sending ? unusual(change.sending) : inbox.sending,
    refusedOrigin:
      inbox.refusedOrigin && originAllowed(origins, inbox.refusedOrigin) ? null : inbox.refusedOrigin,
  };
  checkSettings(edited);
  return edited;
}

const EDITABLE = [
  'name',
  'shopName',
  'teamId',
  'language',
  'appearance',
  'preChat',
  'livePreview',
  'origins',
  'paused',
  'settings',
  'capabilityOverrides',
  'sending',
] as const satisfies (keyof Inbox)[];

function changedFields(before: Inbox, after: Inbox): (keyof Inbox)[] {
  return EDITABLE.filter((field) => sorted(before[field]) !== sorted(after[field]));
}

// JSON with keys in one order: jsonb gives objects back in an order of its own.
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
