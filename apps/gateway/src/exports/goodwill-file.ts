import { type GoodwillRegister } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import { REMEDY_WORDS } from '../case-paper/case-words';
import type { Cell } from './csv';

const TITLES: Record<Language, string[]> = {
  'zh-CN': [
    '案件',
    '顾客',
    '类型',
    '金额（元）',
    '事由',
    '状态',
    '申请人',
    '申请时间',
    '审批人',
    '审批时间',
    '审批意见',
    '执行凭证',
  ],
  en: [
    ...['Case', 'Customer', 'Kind', 'Amount (CNY)', 'Reason', 'State', 'Asked by', 'Asked at'],
    ...['Decided by', 'Decided at', 'Decision', 'Evidence'],
  ],
};

/** The register of goodwill as a table. */
export function goodwillRows({ items }: GoodwillRegister, language: Language): Cell[][] {
  const words = REMEDY_WORDS[language];
  return [
    TITLES[language],
    ...items.map((one): Cell[] => [
      ...[one.caseNumber, one.customerName ?? '', words.kinds[one.kind], one.amountFen / 100, one.reason],
      ...[
        words.states[one.state],
        one.proposedByName,
        one.proposedAt,
        one.decidedByName ?? '',
        one.decidedAt ?? '',
      ],
      ...[one.decision ?? '', one.evidence ?? ''],
    ]),
  ];
}
