import type { StaffKey } from './staff';

/** Departments of the demo's shop, by the keys that kinds of cases name. */
export const departments: { key: string; zh: string; en: string; handlers: StaffKey[] }[] = [
  { key: 'quality', zh: '品质部', en: 'Quality', handlers: ['handler'] },
  { key: 'logistics', zh: '物流部', en: 'Logistics', handlers: ['handler'] },
  { key: 'service', zh: '客服部', en: 'Customer service', handlers: [] },
  { key: 'finance', zh: '财务部', en: 'Finance', handlers: [] },
  { key: 'after_sales', zh: '售后部', en: 'After-sales', handlers: ['handler'] },
  { key: 'membership', zh: '会员部', en: 'Membership', handlers: [] },
  { key: 'marketing', zh: '市场部', en: 'Marketing', handlers: [] },
  { key: 'compliance', zh: '合规部', en: 'Compliance', handlers: [] },
];
