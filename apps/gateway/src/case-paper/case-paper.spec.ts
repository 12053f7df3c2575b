import { type CaseReport } from '@yingda/contracts';
import { LANGUAGES } from '@yingda/contracts/names';
import { casePage, casePaper } from './case-paper';
import { caseSheet, type SheetNames } from './case-sheet';

const AT = '2026-03-02T01:00:00.000Z';
const names: SheetNames = {
  departments: new Map([['d', '品质部']]),
  causes: new Map([['packaging', '包装不当']]),
  kind: '产品质量',
};

function aReport(more: Partial<CaseReport> = {}): CaseReport {
  return {
    ...{
      caseId: 'c',
      number: 'C10001',
      kind: 'quality',
      kindName: '产品质量',
      kindNameEn: 'Product quality',
    },
    ...{
      title: '杯子<裂>了',
      facts: '杯口一圈裂纹 & 割手',
      stage: 'closed',
      closedAs: 'satisfied',
      level: 2,
    },
    ...{ customerName: '周女士', ownerName: '梁家豪', teamName: null, orderNumber: null, product: '玻璃杯' },
    ...{ batch: 'B12', openedAt: AT, answeredAt: null, toldAt: null, closedAt: null, resultDueAt: null },
    ...{ reopenedCount: 0, duties: [], tasks: [], remedies: [], actions: [], costFen: 26_800, printedAt: AT },
    analysis: [
      {
        ...{
          caseId: 'c',
          causeKey: 'packaging',
          text: '内衬过薄',
          departmentId: 'd',
          product: null,
          batch: null,
        },
        ...{ costFen: null, analysedByName: '赵航', analysedAt: AT, version: 1 },
      },
    ],
    history: [
      { at: AT, what: 'opened', byName: '梁家豪', note: '' },
      { at: AT, what: 'edited', byName: '梁家豪', note: '只在屏幕上' },
    ],
    ...more,
  };
}

describe('the report of a case on paper', () => {
  it('says what is known, leaves out what is not, and prints only the lines that matter', () => {
    const sheet = caseSheet(aReport(), names, 'zh-CN');
    expect(sheet.pairs).toEqual(
      expect.arrayContaining([
        ['状态', '已关闭 · 顾客满意'],
        ['受理时间', '2026-03-02 09:00'],
      ]),
    );
    expect(sheet.pairs.map(([label]) => label)).not.toContain('订单');
    expect(sheet.tables.map(({ heading, rows }) => [heading, rows.length])).toEqual([
      ['原因分析', 1],
      ['处理经过', 1],
    ]);
    expect(sheet.tables[0]!.rows[0]).toEqual(['包装不当', '内衬过薄', '品质部', '赵航 2026-03-02 09:00']);
    expect(sheet.cost).toBe('费用合计: ¥268.00');
  });

  it('says who was responsible for each step, by when, and what was late', () => {
    const step = { agentId: null, agentName: '梁家豪', minutes: 720, startedAt: AT, stands: false };
    const [on, off] = ['2026-03-02T13:00:00.000Z', '2026-03-02T12:00:00.000Z'];
    const duties: CaseReport['duties'] = [
      { ...step, duty: 'decide', dueAt: on, doneAt: off },
      { ...step, duty: 'execute', dueAt: off, doneAt: on },
      { ...step, duty: 'follow-up', startedAt: null, dueAt: null, doneAt: null },
    ];
    const [table] = caseSheet(aReport({ duties }), names, 'zh-CN').tables;
    expect(table!.rows).toEqual([
      ['决定', '梁家豪', '12 小时', '2026-03-02 21:00', '2026-03-02 20:00'],
      ['执行', '梁家豪', '12 小时', '2026-03-02 20:00', '2026-03-02 21:00 (超时)'],
    ]);
  });

  it.each(LANGUAGES)('is a page without script and a document of the same words in %s', (language) => {
    const sheet = caseSheet(aReport(), names, language);
    const { html, policy } = casePage(sheet, language);
    expect(html).toContain('杯子&#60;裂&#62;了');
    expect(html).not.toMatch(/<script|<裂>|undefined/);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const printed = JSON.stringify(casePaper(sheet, language).content);
    for (const words of ['杯口一圈裂纹 & 割手', '内衬过薄', 'C10001']) expect(printed).toContain(words);
  });
});
