import type { Migration } from '@yingda/platform';

/** In which of the segments that its team's rules ask about the customer of a waiting conversation is. */
export const routingSegments: Migration = {
  name: '0612-routing-segments',
  up: (sql) => sql(`alter table routing_queue add column segment_ids uuid[] not null default '{}'`),
  down: (sql) => sql('alter table routing_queue drop column segment_ids'),
};
