import type { Database } from '@yingda/platform';

/** A file of so many customers, every hundredth row bad; `bad`: the lines of those, as an editor counts. */
export function customersFile(rows: number): { text: string; bad: number[] } {
  const lines = ['客户编号,姓名,手机,邮箱,会员等级,标签,城市'];
  const bad: number[] = [];
  const names = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'];
  const given = ['晓琳', '伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '洋', '艳', '勇'];
  for (let at = 0; at < rows; at++) {
    const isBad = at % 100 === 57;
    if (isBad) bad.push(at + 2);
    const phone = isBad && at % 200 === 57 ? '12' : `1${String(3_000_000_000 + at)}`;
    const mail = isBad && at % 200 !== 57 ? 'no address' : `c${at}@mail.example`;
    const name = `${names[at % 10]}${given[at % 12]}`;
    const tier = at % 20 === 0 ? '金卡' : at % 5 === 0 ? '银卡' : '';
    lines.push(`S${at},${name},${phone},${mail},${tier},${at % 4 === 0 ? '常客|新品' : ''},城市${at % 40}`);
  }
  return { text: `${lines.join('\n')}\n`, bad };
}

/** So many customers with facts of every kind, in many small transactions; each is told by its number alone. */
export async function fillFacts(database: Database, customers: number): Promise<void> {
  const piece = 20_000;
  for (let from = 1; from <= customers; from += piece) {
    const span = [from, Math.min(customers, from + piece - 1)];
    await database.query(
      `insert into customers (id, name, tier, is_visitor, code, version, search, created_at, updated_at)
       select ${ID}, '客户' || n, 'standard', false, 'AAAA', 1, '', '2025-01-01'::timestamptz + n * interval '30 s',
         '2025-01-01' from generate_series($1::int, $2::int) n`,
      span,
    );
    await database.query(
      `insert into customer_facts (customer_id, seen_at, created_at, checked_at, spent_fen, recent_spent_fen, consents, orders,
         recent_orders, channels, open_cases, tier, lifecycle, is_visitor, is_organisation, terms, last_order_at)
       select ${ID}, '2025-06-01'::timestamptz + (n::bigint * 7919 % 500000) * interval '1 min',
         '2025-01-01'::timestamptz + n * interval '30 s', '2025-01-01', n::bigint * 31 % 1000000, n::bigint * 17 % 300000,
         case when n % 3 = 0 then 16383::bigint << 16 else 0 end, n % 12, n % 5,
         (1 << n % 5) | case when n % 7 = 0 then 2 else 0 end, case when n % 100 = 0 then 1 else 0 end,
         case when n % 50 = 0 then 3 when n % 10 = 0 then 2 when n % 4 = 0 then 1 else 0 end, n % 5, n % 4 = 1, n % 30 = 0,
         array_remove(array[hashtextextended('l', 0), hashtextextended('l:zh-CN', 0), hashtextextended('a:city', 0),
           hashtextextended('a:city=c' || n % 40, 0), hashtextextended('a:source=s' || n % 6, 0),
           case when n % 2 = 0 then hashtextextended('t:常客', 0) end,
           case when n % 1000 = 3 then hashtextextended('t:罕见', 0) end], null),
         case when n % 12 > 0 then '2025-03-01'::timestamptz + n % 300 * interval '1 day' end
       from generate_series($1::int, $2::int) n`,
      span,
    );
  }
  await database.query(`insert into customer_tallies values ('tier', 0, $1)`, [customers]);
  await database.query('vacuum analyze customer_facts');
}

const ID = `('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
