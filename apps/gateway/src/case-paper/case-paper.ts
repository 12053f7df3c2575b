import { createHash } from 'node:crypto';
import type { Language } from '@yingda/contracts/names';
import type { Content } from 'pdfmake/interfaces';
import type { PaperDocument } from '../paper/document';
import type { CaseSheet, SheetTable } from './case-sheet';

/** The report of a case as it is made a PDF. */
export function casePaper(sheet: CaseSheet, language: Language): PaperDocument {
  const { title, number, subject, pairs, facts, tables, cost, footer } = sheet;
  return {
    title: `${title} ${number}`,
    language,
    footer,
    content: [
      { text: `${title} ${number}`, style: 'title' },
      { text: subject, style: 'subtitle' },
      pairsTable(pairs),
      { text: facts[0], style: 'heading' },
      { text: facts[1] || '—' },
      ...tables.flatMap(printed),
      ...(cost ? [{ text: cost, bold: true, margin: [0, 8, 0, 0] } as Content] : []),
    ],
  };
}

/** Two pairs side by side. */
function pairsTable(pairs: CaseSheet['pairs']): Content {
  const cells = pairs.map(([label, value]) => [{ text: label, style: 'label' }, { text: value }]);
  const rows = [];
  for (let index = 0; index < cells.length; index += 2)
    rows.push([...cells[index]!, ...(cells[index + 1] ?? [{ text: '' }, { text: '' }])]);
  return { table: { widths: ['auto', '*', 'auto', '*'], body: rows }, layout: 'plain', margin: [0, 0, 0, 8] };
}

function printed({ heading, columns, rows, wide }: SheetTable): Content[] {
  const head = columns.map((text) => ({ text, style: 'head' }));
  const body = rows.map((row) => row.map((text) => ({ text })));
  const widths = columns.map((_, index) => (wide.includes(index) ? '*' : 'auto'));
  return [
    { text: heading, style: 'heading' },
    { table: { headerRows: 1, widths, body: [head, ...body] }, layout: 'rows', fontSize: 9 },
  ];
}

const STYLE = `:root{color-scheme:light}*{box-sizing:border-box}body{margin:24px auto;max-width:900px;padding:0 16px;background:#fff;color:#1c2430;font:14px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-size:22px;margin:0}h2{font-size:16px;margin:20px 0 6px;border-bottom:1px solid #c9d0da;padding-bottom:4px;break-after:avoid}
dl{display:grid;grid-template-columns:max-content 1fr max-content 1fr;gap:4px 12px;margin:12px 0}dt{color:#566171}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #c9d0da;padding:4px 8px;text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}th{background:#f5f6f8;white-space:nowrap}tr{break-inside:avoid}
p{white-space:pre-wrap;overflow-wrap:anywhere}.soft{color:#566171}footer{margin-top:24px;color:#566171;font-size:12px}@media print{body{margin:0;max-width:none}}`;

/** The same as a page for print; nothing but its own style. */
export function casePage(sheet: CaseSheet, language: Language): { html: string; policy: string } {
  const { title, number, subject, pairs, facts, tables, cost, footer } = sheet;
  const table = ({ heading, columns, rows }: SheetTable) =>
    `<h2>${safe(heading)}</h2><table><thead><tr>${columns.map((text) => `<th>${safe(text)}</th>`).join('')}</tr></thead><tbody>${rows
      .map((row) => `<tr>${row.map((text) => `<td>${safe(text)}</td>`).join('')}</tr>`)
      .join('')}</tbody></table>`;
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${safe(`${title} ${number}`)}</title><style>${STYLE}</style></head><body><h1>${safe(`${title} ${number}`)}</h1><p class="soft">${safe(subject)}</p><dl>${pairs
    .map(([label, value]) => `<dt>${safe(label)}</dt><dd>${safe(value)}</dd>`)
    .join(
      '',
    )}</dl><h2>${safe(facts[0])}</h2><p>${safe(facts[1] || '—')}</p>${tables.map(table).join('')}${cost ? `<p><strong>${safe(cost)}</strong></p>` : ''}<footer>${safe(footer)}</footer></body></html>`;
  const hash = createHash('sha256').update(STYLE).digest('base64');
  return {
    html,
    policy: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`,
  };
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
