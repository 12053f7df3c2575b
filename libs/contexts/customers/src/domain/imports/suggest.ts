import { type CustomerImportColumn, type CustomerImportPlan } from '@yingda/contracts';
import type { CustomerImportTarget } from '@yingda/contracts/names';
import { emailOf, phoneOf } from '../contact';

const TITLES: [CustomerImportTarget, RegExp][] = [
  ['externalId', /^(external.?id|customer.?(id|no|number)|id|编号|客户编号|会员号|会员编号|客户号|卡号)$/i],
  ['name', /^(name|full.?name|customer|customer.?name|姓名|名称|客户|客户姓名|客户名称|昵称|收货人)$/i],
  ['phone', /^(phone|mobile|tel|telephone|phone.?number|手机|手机号|手机号码|电话|联系电话|电话号码)$/i],
  ['email', /^(e-?mail|mail|e-?mail.?address|邮箱|电子邮箱|电子邮件|邮件)$/i],
  ['tier', /^(tier|level|grade|等级|级别|会员等级|客户等级|客户级别)$/i],
  ['kind', /^(kind|type|customer.?type|类型|客户类型|性质)$/i],
  ['organisation', /^(organi[sz]ation|company|unit|单位|公司|企业|单位名称|公司名称)$/i],
  ['language', /^(language|locale|语言)$/i],
  ['tags', /^(tags?|labels?|标签)$/i],
];

/** What each column most likely says: by its title, or without titles by its first cells. Others become attributes. */
export function suggestColumns(titles: string[], first: string[][], header: boolean): CustomerImportColumn[] {
  const taken = new Set<CustomerImportTarget>();
  return titles.map((title, column) => {
    const target = header
      ? TITLES.find(([one, pattern]) => !taken.has(one) && pattern.test(title.trim()))?.[0]
      : byCells(first.map((row) => row[column] ?? '').filter(Boolean), taken);
    if (target) {
      taken.add(target);
      return { column, target };
    }
    const key = title.trim().slice(0, 64);
    return header && key ? { column, target: 'attribute', key } : { column, target: 'ignore' };
  });
}

/** Whether the first line names columns: nothing in it is an address or a number. */
export function looksLikeTitles(cells: string[]): boolean {
  return cells.every((cell) => !emailOf(cell) && !phoneOf(cell)) && cells.some((cell) => cell.trim() !== '');
}

/** How a file is read until somebody says otherwise: good rows are taken, and what is known is not replaced. */
export function firstPlan(
  read: Pick<CustomerImportPlan, 'separator' | 'encoding' | 'header' | 'columns'>,
): CustomerImportPlan {
  return { ...read, matchBy: ['externalId', 'phone', 'email'], mode: 'good-rows', replace: false };
}

function byCells(cells: string[], taken: Set<CustomerImportTarget>): CustomerImportTarget | undefined {
  if (cells.length === 0) return undefined;
  if (!taken.has('email') && cells.every((cell) => emailOf(cell))) return 'email';
  return !taken.has('phone') && cells.every((cell) => phoneOf(cell)) ? 'phone' : undefined;
}
