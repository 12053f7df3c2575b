import { PERMISSIONS, ROLES, type Permission, type PermissionScope } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { permissionsOf, permissionTable, requireAll, scopeOf } from './permissions';

// The rows of the requirements (section 2, shopper left out) that are used so far, word for word.
const REQUIRED = `
conversation.serve            | own  | own     | team | Y          | -       | -       | -
conversation.transfer         | Y    | Y       | Y    | Y          | -       | -       | -
conversation.take-over        | -    | -       | team | Y          | -       | -       | -
conversation.monitor          | -    | -       | team | Y          | read, m | -       | -
canned-response.insert        | Y    | Y       | Y    | Y          | -       | -       | -
canned-response.edit-personal | own  | own     | Y    | Y          | -       | -       | -
canned-response.edit-shared   | -    | propose | Y    | Y          | propose | -       | Y
canned-response.propose       | -    | Y       | Y    | Y          | Y       | -       | Y
word.edit                     | -    | -       | team | Y          | -       | -       | Y
article.read                  | own  | own     | Y    | Y          | Y       | own     | Y
article.edit                  | propose | write | Y   | Y          | review  | propose | Y
customer.edit                 | Y    | Y       | Y    | Y          | -       | -       | -
customer.reveal               | own  | own     | team | Y          | m       | task    | -
customer.block                | own  | own     | team | Y          | -       | -       | Y
figures.read                  | own  | own     | team | all        | quality | dept    | -
report.export                 | -    | -       | team | Y          | read, m | -       | -
shifts.read                   | own  | own     | team | Y          | -       | -       | Y
shifts.edit                   | -    | -       | team | Y          | -       | -       | Y
service-level.edit            | -    | -       | propose | Y       | -       | -       | -
automation.edit               | -    | propose | Y    | Y          | propose | -       | Y
assistant.edit                | -    | -       | -    | Y          | -       | -       | Y
survey.edit                   | -    | -       | propose | Y          | -       | -       | Y
survey.read                   | own  | own     | team | Y          | read, m | -       | -
promise.work                  | own  | own     | team | Y          | -       | -       | -
case.open                     | Y      | Y       | Y    | Y          | -       | -       | -
case.read                     | own    | own     | team | Y          | read, m | -       | -
case.work                     | own    | own     | team | Y          | -       | -       | -
case.decide                   | own    | own     | team | Y          | -       | -       | -
case.approve-extension        | -      | -       | team | Y          | -       | -       | -
case.approve-goodwill         | -      | -       | team | Y          | -       | -       | -
case-policy.edit              | -      | -       | propose | Y          | -       | -       | -
task.work                     | -      | -       | team | Y          | -       | own     | -
action.edit                   | -      | write   | team | Y          | -       | own     | -
action.verify                 | -      | -       | -    | Y          | Y       | -       | -
feedback.work                 | Y      | Y       | Y    | Y          | read, m | -       | -
contact.work                  | own    | own     | team | Y          | read, m | -       | -
contact.verify                | -      | -       | team | Y          | -       | -       | -
segment.edit                  | -      | -       | Y    | Y          | -       | -       | -
customer.import               | -      | -       | -    | Y          | -       | -       | Y
notice.send                   | -      | -       | team | Y          | -       | -       | -
settings.edit                 | -    | -       | -    | -          | -       | -       | Y
audit.read                    | -    | -       | -    | Y          | Y       | -       | Y
`;
const MEANING: Record<string, PermissionScope> = {
  '-': 'none',
  Y: 'all',
  all: 'all',
  own: 'own',
  team: 'team',
  m: 'masked',
  'read, m': 'masked',
  quality: 'masked',
  // Senior agents write, leads publish; a review is a reading.
  write: 'own',
  review: 'none',
  // Where no proposals are made yet.
  propose: 'none',
  task: 'none',
  dept: 'none',
};

const cells = REQUIRED.trim()
  .split('\n')
  .flatMap((line) => {
    const [permission, ...words] = line.split('|').map((word) => word.trim());
    return words.map(
      (word, index) => [permission as Permission, ROLES[index]!, MEANING[word]!, word] as const,
    );
  });

describe('the permission table', () => {
  it.each(cells)('gives %s to %s as far as %s (required: %s)', (permission, role, scope) => {
    expect(scopeOf(role, permission)).toBe(scope);
    expect(permissionsOf(role)[permission] ?? 'none').toBe(scope);
  });

  it('has every permission and every role, no more and no less', () => {
    expect(cells).toHaveLength(PERMISSIONS.length * ROLES.length);
    expect(permissionTable().map((row) => row.permission)).toEqual([...PERMISSIONS]);
    for (const row of permissionTable()) expect(row.scopes).toHaveLength(ROLES.length);
  });

  it('lets an administrator configure, and read no conversation', () => {
    expect(permissionsOf('administrator')).toEqual({
      'word.edit': 'all',
      'customer.import': 'all',
      'survey.edit': 'all',
      'automation.edit': 'all',
      'assistant.edit': 'all',
      'canned-response.edit-shared': 'all',
      'canned-response.propose': 'all',
      'article.read': 'all',
      'article.edit': 'all',
      'customer.block': 'all',
      'shifts.read': 'all',
      'shifts.edit': 'all',
      'settings.edit': 'all',
      'audit.read': 'all',
    });
  });
});

describe('somebody who is there for a while only', () => {
  it.each(ROLES)('may as %s what the role may, but see no personal data in full', (role) => {
    const { 'customer.reveal': reveal, ...rest } = permissionsOf(role);
    expect(permissionsOf(role, { temporary: true })).toEqual(rest);
    expect(permissionsOf(role, { temporary: false })['customer.reveal']).toBe(reveal);
  });
});

describe('an act that needs a permission in full', () => {
  const supervisor: AgentActor = {
    kind: 'agent',
    agentId: 'a',
    name: 'A',
    publicName: 'A',
    role: 'supervisor',
    teamIds: [],
    permissions: permissionsOf('supervisor'),
  };

  it('is refused to a narrower scope, to customers and to the shop’s own systems', () => {
    const refusal = expect.objectContaining({ code: 'not-permitted' });
    expect(() => requireAll(supervisor, 'settings.edit')).toThrow(refusal);
    expect(() => requireAll(supervisor, 'figures.read')).toThrow(refusal);
    expect(() => requireAll({ kind: 'api', keyId: 'k', name: 'k' }, 'settings.edit')).toThrow(refusal);
    const customer = { kind: 'customer', customerId: 'c', identityId: 'i', inboxId: 'b', name: '' } as const;
    expect(() => requireAll(customer, 'settings.edit')).toThrow(refusal);
  });

  it('is allowed to who has it and to the system', () => {
    requireAll(supervisor, 'conversation.transfer');
    requireAll({ kind: 'system', name: 'demo' }, 'settings.edit');
  });
});
