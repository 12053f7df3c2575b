import { type Edition } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { AdjustableClock, newId, silentLog, UnitOfWork } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { createReports, type Reports } from '../../create-reports';
import { EditionPost } from '../../ports';
import { GivenItems } from '../golden/given-items';
import { GivenHistories, goldenNeeds } from '../golden/golden-ground';
import { AGENTS, at, TEAMS } from '../golden/golden-histories';
import { GOLDEN_ACTIONS, GOLDEN_CASES, GOLDEN_CONTACTS } from '../golden/items.golden';
import { quietEditions } from '../golden/quiet-editions';

/** What was mailed, and whether the next one can be. */
class Letters extends EditionPost {
  readonly sent: { address: string; edition: Edition }[] = [];
  refuses: string | null = null;
  override ready(): boolean {
    return true;
  }
  override async send(mail: { address: string; edition: Edition }): Promise<string | null> {
    if (this.refuses === null) this.sent.push(mail);
    return this.refuses;
  }
}
const agent = (reach: string, also: object = {}): Actor =>
  ({
    ...{ kind: 'agent', agentId: AGENTS.ann, name: 'Ann', teamIds: [TEAMS.S] },
    permissions: { 'figures.read': reach, ...also },
  }) as never;
const MANAGER = agent('all', { 'service-level.edit': 'all' });

describe('reports that are made by themselves', () => {
  let db: TestDatabase;
  let clock: AdjustableClock;
  let letters: Letters;
  let node: Reports;
  let other: Reports;
  beforeAll(async () => (db = await testDatabase()));
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.database.query(
      'truncate report_mails, report_editions, report_backfills, report_cases, report_changes',
    );
    await db.database.query(`update report_schedules set active = true, addresses = '{}', version = 1`);
    clock = new AdjustableClock(new Date(at('11-2 12:00:00')));
    letters = new Letters();
    [node, other] = [reports(), reports()];
    while ((await node.backfillFacts.execute()) || (await node.recordItems.backfill()))
      await node.recordItems.execute();
  });

  function reports(): Reports {
    const items = { cases: GOLDEN_CASES, contacts: GOLDEN_CONTACTS, actions: GOLDEN_ACTIONS };
    return createReports({
      ...{ database: db.database, unitOfWork: new UnitOfWork(db.database), clock, log: silentLog },
      ...goldenNeeds(),
      outbox: db.outbox,
      ...quietEditions,
      ...{
        histories: new GivenHistories(new Map()),
        itemHistories: new GivenItems(items),
        editionPost: letters,
      },
    });
  }
  const list = async (kind?: Edition['kind']) =>
    (await node.editionDesk.list(MANAGER, kind ? { kind } : {})).items.map((one) => [
      one.kind,
      one.from.slice(0, 10),
      one.empty,
    ]);
  const sendTo = async (addresses: string[]) => {
    const [schedule] = await node.editionDesk.schedules(MANAGER);
    return node.editionDesk.reschedule(MANAGER, 'weekly-complaints', { ...schedule!, addresses });
  };

  it('are made once a period, whichever nodes look, and mailed once to everybody on the list', async () => {
    await sendTo(['lead@shop.example', 'boss@shop.example']);
    await Promise.all([node.watchEditions.look(), other.watchEditions.look(), node.watchEditions.look()]);
    // The quarter ended before the shop had its first case.
    expect((await list()).sort()).toEqual([
      ['monthly-service', '2026-09-30', false],
      ['weekly-complaints', '2026-10-25', false],
    ]);
    await node.watchEditions.look();
    expect(letters.sent.map(({ address }) => address).sort()).toEqual([
      'boss@shop.example',
      'lead@shop.example',
    ]);
    const [weekly] = (await node.editionDesk.list(MANAGER, { kind: 'weekly-complaints' })).items;
    expect([weekly!.mailed, weekly!.mailsFailed]).toEqual([2, 0]);
  });

  it('say what the engine says of the period, with the one before, and keep it when facts change', async () => {
    await node.watchEditions.look();
    const { items } = await node.editionDesk.list(MANAGER, { kind: 'weekly-complaints' });
    const edition = await node.editionDesk.one(MANAGER, items[0]!.id);
    const figure = (kept: Edition, key: string) =>
      kept.sections.flatMap((one) => one.figures).find((one) => one.key === key)!;
    // Of 26 October to 1 November: C6, C7, C8 and C10; the week before only C9.
    expect([
      figure(edition, 'complaints').overall.value,
      figure(edition, 'complaints').previous?.value,
    ]).toEqual([4, 1]);
    expect(figure(edition, 'overdue-cases').overall.value).toBe(3);
    const rows = edition.sections.find(({ key }) => key === 'by-category')!.figures[0]!.rows;
    expect(rows.map(({ group, value }) => [group[0], value.value])).toEqual([
      ['quality', 3],
      ['refund', 1],
    ]);
    await db.database.query('delete from report_cases');
    expect(await node.editionDesk.one(MANAGER, items[0]!.id)).toEqual(edition);
  });

  it('begin at midnight of the shop, catch up after a time without the server, and mail the newest alone', async () => {
    await sendTo(['lead@shop.example']);
    await node.watchEditions.look();
    clock.set(new Date('2026-11-22T15:59:59Z'));
    await node.watchEditions.look();
    const weeks = async () => (await list('weekly-complaints')).map(([, from]) => from);
    expect(await weeks()).toEqual(['2026-11-08', '2026-11-01', '2026-10-25']);
    expect(letters.sent.map(({ edition }) => edition.from.slice(0, 10))).toEqual([
      '2026-10-25',
      '2026-11-08',
    ]);
    clock.set(new Date('2026-11-22T16:01:01Z'));
    await node.watchEditions.look();
    expect((await weeks())[0]).toBe('2026-11-15');
  });

  it('are not made of a past that is still on its way in, nor while switched off', async () => {
    await db.database.query(`update report_backfills set done_at = null where name = 'case'`);
    await node.watchEditions.look();
    expect(await list()).toEqual([]);
    await db.database.query('update report_backfills set done_at = $1', [clock.now()]);
    await db.database.query(`update report_schedules set active = false where kind <> 'monthly-service'`);
    await node.watchEditions.look();
    expect((await list()).map(([kind]) => kind)).toEqual(['monthly-service']);
  });

  it('tell which mail failed and why, and which may have been sent; sent again by hand', async () => {
    await sendTo(['lead@shop.example']);
    letters.refuses = '550 no such mailbox';
    await node.watchEditions.look();
    const id = (await node.editionDesk.list(MANAGER, { kind: 'weekly-complaints' })).items[0]!.id;
    const mails = async () =>
      (await node.editionDesk.one(MANAGER, id)).mails.map(({ address, state, problem }) => [
        address,
        state,
        problem,
      ]);
    expect(await mails()).toEqual([['lead@shop.example', 'failed', '550 no such mailbox']]);
    letters.refuses = null;
    await node.editionDesk.send(MANAGER, id, ['boss@shop.example']);
    await node.watchEditions.look();
    expect(await mails()).toContainEqual(['boss@shop.example', 'sent', '']);
    await db.database.query(
      `insert into report_mails (id, edition_id, address, language, state, at, asked_by)
       values ($1, $2, 'gone@shop.example', 'en', 'sending', $3, 'x')`,
      [newId(), id, new Date(clock.now().getTime() - 3_600_000)],
    );
    await node.watchEditions.look();
    expect(await mails()).toContainEqual(['gone@shop.example', 'unknown', '']);
    const audit = await db.database.query<{ action: string }>(
      `select distinct action from audit_log where action like 'report%' order by action`,
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'report-schedule.edited',
      'report.made',
      'report.sent',
    ]);
  });

  it('show those who see their own figures their own part, as it is now, and others nothing', async () => {
    await node.watchEditions.look();
    const id = (await node.editionDesk.list(MANAGER, { kind: 'monthly-service' })).items[0]!.id;
    const own = await node.editionDesk.one(agent('own'), id);
    const complaints = own.sections
      .find(({ key }) => key === 'service')!
      .figures.find(({ key }) => key === 'complaints');
    // All of October but C5, which is Eve's.
    expect([own.ownPart, complaints?.overall.value, own.mails]).toEqual([true, 8, []]);
    await expect(node.editionDesk.one(agent('none'), id)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(node.editionDesk.list(agent('none'), {})).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(node.editionDesk.schedules(agent('all'))).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(node.editionDesk.send(agent('team'), id)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(sendTo(['a@shop.example']).then(() => sendToOld(1))).rejects.toMatchObject({
      code: 'stale-edit',
    });
  });

  async function sendToOld(version: number) {
    const change = { active: true, language: 'en' as const, addresses: [], version };
    return node.editionDesk.reschedule(MANAGER, 'weekly-complaints', change);
  }
});
