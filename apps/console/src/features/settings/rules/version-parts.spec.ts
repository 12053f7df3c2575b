import type { RuleContent } from './rule-form';
import { partsThatDiffer } from './version-parts';

const rule: RuleContent = {
  name: '一',
  enabled: true,
  teamIds: [],
  trigger: { kind: 'message.customer' },
  conditions: { kind: 'all', conditions: [] },
  actions: [{ kind: 'close' }],
  stopAfter: false,
};

it.each<[Partial<RuleContent>, string[]]>([
  [{}, []],
  [{ trigger: { kind: 'message.customer', seconds: null } as unknown as RuleContent['trigger'] }, []],
  [{ name: '二', stopAfter: true }, ['name', 'stopAfter']],
  [{ actions: [{ kind: 'note', text: 'x' }] }, ['actions']],
  [{ perMinute: 5 }, ['limits']],
])('%j differs in %j', (parts, differ) =>
  expect(partsThatDiffer({ ...rule, ...parts }, rule)).toEqual(differ),
);
