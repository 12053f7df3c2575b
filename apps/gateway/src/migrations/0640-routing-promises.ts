import type { Migration } from '@yingda/platform';

/** Whether something promised to the customer of a waiting conversation is due. */
export const routingPromises: Migration = {
  name: '0640-routing-promises',
  up: (sql) => sql('alter table routing_queue add column promise_due boolean not null default false'),
  down: (sql) => sql('alter table routing_queue drop column promise_due'),
};
