import type { AddressInfo } from 'node:net';
import type { Edition, EditionPage, EditionSchedule, ReportAnswer, ReportCasePage } from '@yingda/contracts';
import type { Role } from '@yingda/contracts/names';
import { type AdjustableClock, CLOCK, newId } from '@yingda/platform';
import { WatchEditions } from '@yingda/reports';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { readPdf } from '../src/paper/testing/read-pdf';
import { TestGateway } from './harness';

const ROLES: Role[] = ['agent', 'supervisor', 'manager', 'quality-reviewer', 'handler', 'administrator'];
const WEEK = 7 * 86_400_000;

describe('a week’s complaints, reported', () => {
  const mails: ParsedMail[] = [];
  const emails = new Map<Role, string>();
  const tokens = new Map<Role, string>();
  const caseId = newId();
  let server: SMTPServer;
  let gateway: TestGateway;
  let edition: Edition;

  beforeAll(async () => {
    server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
      onData: (stream, _session, done) =>
        void simpleParser(stream).then((mail) => (mails.push(mail), done()), done),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    gateway = await TestGateway.start({ smtpUrl: `smtp://127.0.0.1:${port}`, testClock: true });
    const teamId = await gateway.team();
    const inbox = await gateway.inbox(teamId);
    for (const role of ROLES)
      emails.set(role, (await gateway.agent(role === 'agent' ? [teamId] : [], { role })).email);
    await signIn();
    const { shopper, conversationId } = await gateway.opened(inbox.key, '水壶坏了，我要投诉');
    shopper.close();
    const opened = await as('manager', 'POST /api/cases', {
      ...{
        caseId,
        kind: 'quality',
        conversationId,
        title: '水壶底座漏水',
        facts: '用了两天就漏水',
        messageIds: [],
      },
    });
    expect([200, 201]).toContain(opened.status);
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  function as<T>(role: Role, call: string, body?: unknown) {
    const [method, path] = call.split(' ') as [string, string];
    return gateway.request<T>(method, path, { token: tokens.get(role)!, body });
  }
  /** A token lives for minutes, and a week goes by. */
  const signIn = async () => {
    for (const [role, email] of emails) tokens.set(role, await gateway.signIn(email));
  };
  const clock = () => gateway.app.get<AdjustableClock>(CLOCK);
  const query = () => {
    const [from, to] = [-1, 1].map((days) =>
      new Date(clock().now().getTime() + days * 86_400_000).toISOString(),
    );
    return { figures: ['complaints', 'open-cases', 'complaint-rate'], from, to };
  };

  it('counts a case as soon as it is opened, and opens the very case', async () => {
    let figures: ReportAnswer['figures'] = [];
    // The conversation it came of and the case itself are recorded each in its own time.
    while (figures.length === 0 || figures.some(({ overall }) => overall?.value !== 1))
      figures = (await as<ReportAnswer>('manager', 'POST /api/reports/query', query())).body.figures;
    expect(figures.map(({ overall }) => overall?.value)).toEqual([1, 1, 1]);
    const { from, to } = query();
    const behind = { figure: 'complaints', from, to };
    const { body } = await as<ReportCasePage>('manager', 'POST /api/reports/conversations', behind);
    expect(body.items.map(({ item, itemId, title, opens }) => [item, itemId, title, opens])).toEqual([
      ['case', caseId, '水壶底座漏水', true],
    ]);
    // Reviewers see whose it was nowhere, and nothing of what is confidential; supervisors only what is their teams'.
    const seen = async (role: Role) =>
      (await as<ReportCasePage>(role, 'POST /api/reports/conversations', behind)).body.items.map(
        ({ title, opens, customer }) => [title, opens, customer],
      );
    expect(await seen('quality-reviewer')).toEqual([['水壶底座漏水', true, null]]);
    await gateway.database.query('update cases set confidential = true where id = $1', [caseId]);
    expect(await seen('quality-reviewer')).toEqual([['', false, null]]);
    expect(await seen('supervisor')).toEqual([]);
  });

  it('makes the report once the week is over, and mails it to the list as a PDF', async () => {
    const { body: schedules } = await as<EditionSchedule[]>('manager', 'GET /api/report-schedules');
    const weekly = schedules.find(({ kind }) => kind === 'weekly-complaints')!;
    expect(weekly.mailReady).toBe(true);
    const change = {
      active: true,
      language: 'zh-CN',
      addresses: ['lead@shop.example'],
      version: weekly.version,
    };
    const stored = await as<EditionSchedule>(
      'manager',
      'PUT /api/report-schedules/weekly-complaints',
      change,
    );
    expect([stored.status, stored.body.version]).toEqual([200, weekly.version + 1]);
    const wrong = await as('manager', 'PUT /api/report-schedules/weekly-complaints', {
      ...change,
      addresses: ['x'],
    });
    expect(wrong.status).toBe(400);
    const watch = gateway.app.get(WatchEditions, { strict: false });
    clock().set(new Date(Date.parse(weekly.nextAt) + 120_000));
    await watch.look();
    await signIn();
    const { body: page } = await as<EditionPage>(
      'manager',
      'GET /api/report-editions?kind=weekly-complaints',
    );
    expect(page.items.map(({ to, mailed }) => [to, mailed])).toEqual([[weekly.nextAt, 1]]);
    edition = (await as<Edition>('manager', `GET /api/report-editions/${page.items[0]!.id}`)).body;
    expect(edition.mails.map(({ address, state }) => [address, state])).toEqual([
      ['lead@shop.example', 'sent'],
    ]);
    const [mail] = mails;
    expect(mail!.subject).toContain('每周投诉报告');
    expect(mail!.text).toContain('投诉量: 1');
    const text = readPdf(mail!.attachments[0]!.content).text.replace(/\s/g, '');
    for (const said of ['每周投诉报告', '产品质量', '指标说明']) expect(text).toContain(said);
  });

  it('is printed in the reader’s language, and that is written down', async () => {
    const token = tokens.get('manager')!;
    const response = await fetch(`${gateway.url}/api/report-editions/${edition.id}/paper?language=en`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/weekly-complaints-\d{4}-\d\d-\d\d\.pdf/);
    expect(readPdf(Buffer.from(await response.arrayBuffer())).text).toMatch(/Product\S*\s*quality/);
    const rows = await gateway.database.query(
      `select 1 from audit_log where action = 'report.exported' and subject_id = $1`,
      [edition.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('is sent again when asked to, and says to whom it went', async () => {
    const addresses = ['boss@shop.example'];
    const again = await as('manager', `POST /api/report-editions/${edition.id}/send`, { addresses });
    expect(again.status).toBe(200);
    let body: Edition;
    const sentTo = (address: string) => body.mails.find((mail) => mail.address === address)?.state;
    do body = (await as<Edition>('manager', `GET /api/report-editions/${edition.id}`)).body;
    while (['waiting', 'sending'].includes(sentTo('boss@shop.example') ?? ''));
    expect(sentTo('boss@shop.example')).toBe('sent');
    const own = await as<Edition>('agent', `GET /api/report-editions/${edition.id}`);
    expect([own.body.ownPart, own.body.mails, own.body.sections[0]!.figures[0]!.overall.value]).toEqual([
      true,
      [],
      0,
    ]);
    expect(Date.parse(body.to) - Date.parse(body.from)).toBe(WEEK);
  });
});
