import type { Migration } from '@yingda/platform';

/** Whom another system means by its own id of a customer, in the conversations that were imported from it. */
export const importedCustomers: Migration = {
  name: '0307-imported-customers',
  async up(sql) {
    await sql(`create table if not exists imported_customers (
      source text not null,
      key text not null,
      customer_id uuid not null,
      constraint imported_customers_pkey primary key (source, key),
      constraint imported_customers_customer_id_fkey foreign key (customer_id) references customers (id)
    )`);
  },
  async down(sql) {
    await sql('drop table imported_customers');
  },
};
