import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { agentsOn, anAdministrator, anAgentActor, theSystem } from '../testing';
import { CreateAgentWithPassword } from './create-agent-with-password';
import { DepartmentReader } from './department-reader';
import { KeepDepartments } from './keep-departments';

describe('departments', () => {
  let db: TestDatabase;
  let keep: KeepDepartments;
  let reader: DepartmentReader;
  let handler: string;
  const admin = anAdministrator();

  beforeAll(async () => {
    db = await testDatabase();
    const context = agentsOn(db);
    keep = context.get(KeepDepartments);
    reader = context.get(DepartmentReader);
    handler = await context.get(CreateAgentWithPassword).execute(theSystem, {
      ...{ email: 'hana@shop.example', name: 'Hana', publicName: 'Hana', role: 'handler' },
      ...{ teamIds: [], capacity: 1, password: 'correct-horse-battery' },
    });
  });
  afterAll(() => db.close());

  const content = (more: object = {}) => ({
    ...{ name: { 'zh-CN': ' 品质部 ', en: 'Quality' }, leadId: null, email: 'quality@shop.example' },
    ...{ language: 'zh-CN' as const, agentIds: [handler, handler] },
    ...more,
  });

  it('are kept by administrators, with handlers who exist, and told to everybody', async () => {
    const quality = await keep.add(admin, { key: 'quality', ...content() });
    expect(quality).toMatchObject({ name: { 'zh-CN': '品质部' }, agentIds: [handler], archived: false });
    expect(await reader.ofAgent(handler)).toEqual([quality.id]);
    await expect(keep.add(admin, { key: 'quality', ...content() })).rejects.toMatchObject({
      code: 'already-exists',
    });
    await expect(
      keep.add(admin, { key: 'other', ...content({ agentIds: [newId()] }) }),
    ).rejects.toMatchObject({
      code: 'agent-not-found',
    });
    await expect(keep.add(admin, { key: 'other', ...content({ email: 'nobody' }) })).rejects.toMatchObject({
      ...{ code: 'invalid-payload', details: { field: 'email' } },
    });
    for (const role of ['manager', 'supervisor', 'handler'] as const)
      await expect(keep.edit(anAgentActor({ role }), { id: quality.id, ...content() })).rejects.toMatchObject(
        {
          code: 'not-permitted',
        },
      );
    expect(
      (await recordedEvents(db.database)).filter(({ name }) => name === 'department.updated'),
    ).toHaveLength(1);
  });

  it('lose and get handlers, go and come back, and keep their key', async () => {
    const [quality] = await reader.all();
    const edited = await keep.edit(admin, { id: quality!.id, ...content({ agentIds: [], email: ' ' }) });
    expect(edited).toMatchObject({ key: 'quality', agentIds: [], email: null });
    expect(await reader.ofAgent(handler)).toEqual([]);
    expect((await keep.archive(admin, quality!.id)).archived).toBe(true);
    expect((await keep.archive(admin, quality!.id, false)).archived).toBe(false);
    await expect(keep.archive(admin, newId())).rejects.toMatchObject({ code: 'department-not-found' });
  });
});
