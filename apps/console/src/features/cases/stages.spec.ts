import { columnsAt, STAGE_COLUMNS } from './stages';

const now = (stage: string) => columnsAt(stage).find(({ look }) => look === 'now')?.column ?? null;
const done = (stage: string) => columnsAt(stage).filter(({ look }) => look === 'done').length;

it.each([
  ['received', 'classified', 1],
  ['classified', 'with-department', 2],
  ['with-department', 'proposed', 3],
  ['proposed', 'proposed', 3],
  ['accepted', 'executed', 4],
  ['executed', 'told', 5],
  ['told', 'following-up', 6],
  ['following-up', 'following-up', 6],
  ['closed', null, 8],
])('a case that is %s stands before %s, with %i columns behind it', (stage, column, behind) => {
  expect([now(stage), done(stage)]).toEqual([column, behind]);
});

it('shows what comes after where we are as coming, and loses no column', () => {
  const columns = columnsAt('accepted');
  expect(columns.map(({ column }) => column)).toEqual(STAGE_COLUMNS);
  expect(columns.slice(5).map(({ look }) => look)).toEqual(['coming', 'coming', 'coming']);
});
