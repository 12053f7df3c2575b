import type { Database } from '@yingda/platform';

// Everybody who was joined into this customer, and who into those. Step by step by the index, however few rows the
// planner believes there are: a join would read all customers.
const TREE = (start: string, name: string) => `${name}(id) as (
  select ${start}::uuid union all select c.id from ${name} cross join lateral (
    select id from customers where joined_into = ${name}.id limit 10000) c)`;

/**
 * Rows of `customer_distinctions`: pairs who are not the same person. Who is joined takes along what was said of them, so
 * a pair is looked up by everybody who is one of the two by now.
 */
export class Distinctions {
  constructor(private readonly database: Database) {}

  async add(pair: [string, string], by: { id: string | null; name: string; at: Date }): Promise<void> {
    const [one, other] = [...pair].sort();
    await this.database.query(
      `insert into customer_distinctions (one_id, other_id, told_by, told_by_name, told_at)
       values ($1, $2, $3, $4, $5) on conflict on constraint customer_distinctions_pkey do nothing`,
      [one, other, by.id, by.name, by.at],
    );
  }

  /** Customers who are nobody else's record and not the same person as this one. */
  async apartFrom(customerId: string): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `with recursive ${TREE('$1', 'mine')},
         named(id) as (
           select d.other_id from mine join customer_distinctions d on d.one_id = mine.id
           union select d.one_id from mine join customer_distinctions d on d.other_id = mine.id),
         up(id, joined_into) as (
           select c.id, c.joined_into from named cross join lateral (
             select id, joined_into from customers where id = named.id limit 1) c
           union all select c.id, c.joined_into from up cross join lateral (
             select id, joined_into from customers where id = up.joined_into limit 1) c)
       select id from up where joined_into is null`,
      [customerId],
    );
    return new Set(rows.map((row) => row.id));
  }

  async areApart(one: string, other: string): Promise<boolean> {
    return (await this.apartFrom(one)).has(other);
  }

  /** They are one person after all: whatever kept them apart is forgotten. */
  async forget(one: string, other: string): Promise<number> {
    return this.database.execute(
      `with recursive ${TREE('$1', 'mine')}, ${TREE('$2', 'theirs')}
       delete from customer_distinctions
       where (one_id in (select id from mine) and other_id in (select id from theirs))
          or (other_id in (select id from mine) and one_id in (select id from theirs))`,
      [one, other],
    );
  }

  /** Pairs of these who were told apart, "id id" in order. */
  async among(customerIds: string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ pair: string }>(
      `select one_id || ' ' || other_id as pair from customer_distinctions
       where one_id = any($1::uuid[]) and other_id = any($1::uuid[])`,
      [customerIds],
    );
    return new Set(rows.map(({ pair }) => pair));
  }
}
