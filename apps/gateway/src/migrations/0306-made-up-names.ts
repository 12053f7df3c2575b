import type { Migration } from '@yingda/platform';

const MADE_UP = `~ '^微信用户 .{4}$'`;

/**
 * Whom WeChat does not name had a Chinese name of our making, in every language. Now nobody's name is kept as none, and
 * screens call them in their reader's words.
 */
export const madeUpNames: Migration = {
  name: '0306-made-up-names',
  async up(sql) {
    await sql(`update identities i set label = i.channel || ' ' || c.code
      from customers c where c.id = i.customer_id and i.label ${MADE_UP}`);
    await sql(`update customers set name = '', is_visitor = true, version = version + 1
      where name ${MADE_UP} and external_id is null`);
  },
  // What was made up is no loss.
  async down() {},
};
