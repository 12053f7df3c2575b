import type { Migration } from '@yingda/platform';

const CALL = ['notify-agent', 'notify-leads'];
const target = (seconds: number, onBreach: string[]) => ({
  ...{ seconds, time: 'business', warning: { unit: 'percent', value: 60 }, pauses: false },
  ...{ onWarning: [], onBreach },
});

/**
 * What every shop begins with: an answer within two minutes, every further one within five, an agent within one. It takes
 * all conversations and stands last.
 */
export const defaultServiceLevel: Migration = {
  name: '0901-default-service-level',
  async up(sql) {
    const id = '01930000-0000-7000-8000-000000000900';
    const policy = JSON.stringify({
      name: '默认 / Default',
      active: true,
      conditions: { tiers: [], channels: [], inboxIds: [], topicIds: [], teamIds: [] },
      targets: {
        firstResponse: target(120, CALL),
        nextResponse: target(300, ['notify-agent']),
        resolution: null,
        waiting: target(60, ['notify-leads']),
      },
    });
    const at = '2026-01-01T00:00:00Z';
    await sql(`insert into service_level_policies (id, place, version, policy, updated_at)
      values ('${id}', 1, 1, '${policy}', '${at}')`);
    await sql(`insert into service_level_policy_versions (policy_id, version, policy, valid_from)
      values ('${id}', 1, '${policy}', '${at}')`);
  },
  async down(sql) {
    await sql('delete from service_level_policies');
    await sql('delete from service_level_policy_versions');
  },
};
