import { Edition, EditionPage, EditionSchedule, type EditionScheduleChange } from '@yingda/contracts';
import { EDITION_KIND_NAMES, EDITION_KINDS, Refusal, type EditionKind } from '@yingda/contracts/names';
import { refOf, type Actor } from '@yingda/events';
import { isUuid, type AuditLog, type Clock, type UnitOfWork } from '@yingda/platform';
import { limitsOf } from '../../domain/audience';
import { periodAt } from './periods';
import type { EditionPost, Workplace } from '../../ports';
import type { KeptEdition } from '../../storage/editions/editions-table';
import type { Mail } from '../../storage/editions/mails-table';
import type { Schedule } from '../../storage/editions/schedules-table';
import type { ComposeEdition } from './compose-edition';
import type { EditionTables } from './make-editions';

export interface DeskNeeds {
  unitOfWork: UnitOfWork;
  clock: Clock;
  audit: AuditLog;
  workplace: Workplace;
  post: EditionPost;
  /** There is something to send. */
  wake: () => void;
}

/**
 * Reports for whoever may read figures: as they were made for those who see all, their own part of them as it is now for
 * those who see their teams' or their own. Who may change what the shop is measured by, says when they are made and whom
 * they go to.
 */
export class EditionDesk {
  constructor(
    private readonly compose: ComposeEdition,
    private readonly tables: EditionTables,
    private readonly needs: DeskNeeds,
  ) {}

  /** @throws Refusal not-permitted, invalid-payload */
  async list(actor: Actor, query: { kind?: EditionKind; cursor?: string }): Promise<EditionPage> {
    limitsOf(actor, {});
    const { items, last } = await this.tables.editions.page(query.kind ?? null, keyOf(query.cursor));
    const next = last && Buffer.from(JSON.stringify([last.to.toISOString(), last.id])).toString('base64url');
    const open = maySetUp(actor);
    return { items: items.map((one) => (open ? one : { ...one, mailed: 0, mailsFailed: 0 })), next };
  }

  /** @throws Refusal not-permitted, report-not-found */
  async one(actor: Actor, id: string): Promise<Edition> {
    const limits = limitsOf(actor, {});
    const kept = await this.find(id);
    if (limits) {
      const content = await this.compose.execute(actor, kept.kind, kept);
      return { ...wireEdition({ ...kept, ...content, madeAt: this.needs.clock.now() }), ownPart: true };
    }
    return wireEdition(kept, maySetUp(actor) ? await this.tables.mails.of(id) : []);
  }

  /** Of the period that runs, as it would be now. */
  async preview(actor: Actor, kind: EditionKind): Promise<Edition> {
    const limits = limitsOf(actor, {});
    const { clock, workplace } = this.needs;
    const timeZone = await workplace.timeZone();
    const period = periodAt(EDITION_KINDS[kind].every, clock.now(), timeZone);
    const content = await this.compose.execute(actor, kind, period);
    const edition = { id: NOT_KEPT, kind, timeZone, madeAt: clock.now(), ...period, ...content };
    return { ...wireEdition(edition), ownPart: limits !== null };
  }

  /** To these addresses, or to the list of its kind. @throws Refusal not-permitted, report-not-found, invalid-payload */
  async send(actor: Actor, id: string, addresses?: readonly string[]): Promise<Edition> {
    mustSetUp(actor);
    const { unitOfWork, clock, audit, wake, post } = this.needs;
    const kept = await this.find(id);
    const schedule = await this.tables.schedules.of(kept.kind);
    const to = addresses ?? schedule.addresses;
    if (to.length === 0)
      throw new Refusal('invalid-payload', 'Nobody is on the list: name an address.', { field: 'addresses' });
    if (!post.ready())
      throw new Refusal('mail-not-set-up', 'This installation has no mail server: set SMTP_URL first.');
    await unitOfWork.run(async () => {
      const { name } = refOf(actor);
      await this.tables.mails.add(
        { editionId: id, addresses: to, language: schedule.language },
        { at: clock.now(), name },
      );
      await audit.record({
        ...entryOf(actor, 'report.sent', id),
        details: { kind: kept.kind, addresses: [...to] },
      });
      unitOfWork.afterCommit(wake);
    });
    return this.one(actor, id);
  }

  /** @throws Refusal not-permitted */
  async schedules(actor: Actor): Promise<EditionSchedule[]> {
    mustSetUp(actor);
    const all = await this.tables.schedules.all();
    return Promise.all(EDITION_KIND_NAMES.map((kind) => this.shown(all.find((one) => one.kind === kind)!)));
  }

  /** @throws Refusal not-permitted, stale-edit */
  async reschedule(actor: Actor, kind: EditionKind, change: EditionScheduleChange): Promise<EditionSchedule> {
    mustSetUp(actor);
    const { active, language, version } = change;
    const addresses = change.addresses.map((one) => one.trim().toLowerCase());
    const { unitOfWork, audit } = this.needs;
    await unitOfWork.run(async () => {
      const before = await this.tables.schedules.of(kind);
      if (!(await this.tables.schedules.change({ kind, active, language, addresses, version })))
        throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
      await audit.record({
        ...entryOf(actor, 'report-schedule.edited', null),
        details: { kind, before: settings(before), after: { active, language, addresses } },
      });
    });
    return this.shown({ kind, active, language, addresses, version: version + 1 });
  }

  private async shown(schedule: Schedule): Promise<EditionSchedule> {
    const { clock, workplace, post } = this.needs;
    const { every } = EDITION_KINDS[schedule.kind];
    const { to } = periodAt(every, clock.now(), await workplace.timeZone());
    return { ...schedule, nextAt: to.toISOString(), mailReady: post.ready() };
  }

  private async find(id: string): Promise<KeptEdition> {
    const kept = await this.tables.editions.find(id);
    if (!kept) throw new Refusal('report-not-found', 'There is no such report.');
    return kept;
  }
}

/** Of a report that is not kept. */
const NOT_KEPT = '00000000-0000-0000-0000-000000000000';

/** As the wire tells it. */
export function wireEdition(kept: KeptEdition, mails: readonly Mail[] = []): Edition {
  const count = (...states: Mail['state'][]) => mails.filter(({ state }) => states.includes(state)).length;
  return {
    id: kept.id,
    kind: kept.kind,
    from: kept.from.toISOString(),
    to: kept.to.toISOString(),
    previousFrom: kept.previousFrom.toISOString(),
    timeZone: kept.timeZone,
    madeAt: kept.madeAt.toISOString(),
    empty: kept.empty,
    ownPart: false,
    sections: kept.sections,
    names: kept.names,
    mailed: count('sent'),
    mailsFailed: count('failed', 'unknown'),
    mails: mails.map(({ id, address, state, at, problem }) => ({
      ...{ id, address, state, problem },
      at: at.toISOString(),
    })),
  };
}

function settings({ active, language, addresses }: Schedule) {
  return { active, language, addresses };
}

/** Reports are the shop's measure of itself: who says what it promises, says whom it reports to. */
function maySetUp(actor: Actor): boolean {
  return (
    actor.kind === 'system' || (actor.kind === 'agent' && actor.permissions['service-level.edit'] === 'all')
  );
}
function mustSetUp(actor: Actor): void {
  limitsOf(actor, {});
  if (!maySetUp(actor))
    throw new Refusal('not-permitted', 'Your role does not set up reports.', {
      permission: 'service-level.edit',
    });
}

function entryOf(actor: Actor, action: string, subjectId: string | null) {
  const { id, kind, name } = refOf(actor);
  return { actorId: kind === 'agent' ? id : null, actorName: name, action, subjectKind: 'report', subjectId };
}

function keyOf(cursor: string | undefined): { to: Date; id: string } | null {
  if (!cursor) return null;
  try {
    const [to, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
    if (isUuid(id) && !Number.isNaN(Date.parse(to))) return { to: new Date(to), id };
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('invalid-payload', 'cursor must be the `next` of an earlier page.', { field: 'cursor' });
}
