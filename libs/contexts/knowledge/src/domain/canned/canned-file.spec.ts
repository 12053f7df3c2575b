import type { CannedResponse } from '../canned-response';
import { readCannedFile, writeCannedFile } from './canned-file';

const names = {
  teams: [{ id: 't1', name: '售后' }],
  categories: [{ code: 'invoice', zh: '发票', en: 'Invoices' }],
};
const response: CannedResponse = {
  ...{ id: 'r', key: null, ownerAgentId: null, version: 1, parts: [] },
  ...{ scope: 'team', teamId: 't1', shortcut: 'fp', category: 'invoice', stage: 'after-sales' },
  texts: [
    { language: 'zh-CN', title: '开票', body: '您好，\n"抬头"请发我, 谢谢' },
    { language: 'en', title: '=Invoice', body: '-1 is no formula' },
  ],
};
const file = (text: string) => Buffer.from(text, 'utf8');
const HEAD = 'shortcut,scope,team,category,stage,title zh-CN,text zh-CN,title en,text en\n';
const problems = (text: string) => readCannedFile(file(HEAD + text), names).map((row) => row.problems);

describe('canned responses as a file', () => {
  it('come back as they went, and no spreadsheet runs them', () => {
    const written = writeCannedFile([response], names);
    expect(written.startsWith('\uFEFFshortcut,')).toBe(true);
    expect(written).toContain(`'=Invoice`);
    const [row] = readCannedFile(file(written), names);
    const { scope, teamId, shortcut, category, stage, texts } = response;
    expect(row).toEqual({
      ...{ line: 2, shortcut: 'fp', problems: [] },
      input: { scope, teamId, shortcut, category, stage, texts },
    });
  });

  it.each([
    ['a shortcut of two words', 'a b,shop,,,,,文,,', ['shortcut']],
    ['an unknown scope', 'a,all,,,,,文,,', ['scope']],
    ['an unknown team', 'a,team,客服,,,,文,,', ['team']],
    ['an unknown category and stage', 'a,shop,,发货,later,,文,,', ['stage', 'category']],
    ['no text', 'a,shop,,,,题,,,', ['text']],
  ])('say what is wrong with %s', (_, row, wrong) => expect(problems(row)).toEqual([wrong]));

  it('take a category by its name and a shortcut with its slash, and refuse the same one twice', () => {
    const rows = readCannedFile(
      file(HEAD + '/a,shop,,发票,,,文,,\nA,shop,,,,,文,,\na,personal,,,,,文,,'),
      names,
    );
    expect(rows.map((row) => row.problems)).toEqual([[], ['shortcut-twice'], []]);
    expect(rows[0]!.input).toMatchObject({ shortcut: 'a', category: 'invoice' });
  });

  it.each([
    ['in GBK', Buffer.concat([file(HEAD), Buffer.from([0xc4, 0xe3, 0xba, 0xc3])]), 'encoding'],
    ['without its columns', file('a,b\n1,2'), 'columns'],
    ['with an open quote', file(HEAD + '"a,shop'), 'csv'],
    ['that is too large', Buffer.alloc(200_000, 0x61), 'size'],
  ])('refuse a file %s', (_, bytes, reason) => {
    expect(() => readCannedFile(bytes, names)).toThrow(
      expect.objectContaining({ code: 'invalid-payload', details: { field: 'file', reason } }),
    );
  });
});
