import { scriptOf } from './pgbench';

describe('the script for pgbench', () => {
  it('is the statement with values in the places of its parameters, on one line', () => {
    const script = scriptOf(`with input as (select $1::uuid as conversation_id, $2::text as author_kind),
      -- a remark
      marked as (update outbox_events o set fanned_out_at = $4 where o.id = any($3::uuid[]))
    select 1`);
    expect(script).toBe(
      "\\set n random(1, 200)\nwith input as (select ((select conversation from bench_pairs where n = :n))::uuid as conversation_id, ('customer')::text as author_kind), marked as (update outbox_events o set fanned_out_at = null where o.id = any('{}'::uuid[])) select 1;\n",
    );
  });

  it('is refused for a statement that has come to take something unknown here', () => {
    expect(() => scriptOf('select $1::text as colour')).toThrow('"colour"');
    expect(() => scriptOf('select $1')).toThrow('$1');
  });
});
