import type { Migration } from '@yingda/platform';

const field = (key: string, zh: string, en: string) => ({
  ...{ key, label: { zh, en }, type: 'text', choices: [] },
  // Whoever asks on the phone may not have them at hand; the department asks back for what it lacks.
  required: false,
});

const FIELDS = [
  { ...field('invoice-kind', '发票类型', 'Kind of invoice'), type: 'choice', choices: ['个人', '企业'] },
  field('invoice-title', '发票抬头', 'Invoice title'),
  field('tax-number', '税号', 'Tax number'),
  field('invoice-email', '接收邮箱', 'E-mail for the invoice'),
];

/** What an invoice is asked with: title, tax number, where it is sent. A shop's own form of it stays. */
export const invoiceForm: Migration = {
  name: '1480-invoice-form',
  async up(sql) {
    await sql(
      `update case_kinds set plan = jsonb_set(plan, '{fields}', '${JSON.stringify(FIELDS)}'::jsonb)
        where key = 'invoice' and plan->'fields' = '[]'::jsonb`,
    );
  },
  async down(sql) {
    await sql(
      `update case_kinds set plan = jsonb_set(plan, '{fields}', '[]'::jsonb) where key = 'invoice' and plan->'fields' = '${JSON.stringify(FIELDS)}'::jsonb`,
    );
  },
};
