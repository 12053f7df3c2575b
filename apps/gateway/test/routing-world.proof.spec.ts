import { hasRedis } from '@yingda/testing';
import { routingKeepsItsRules } from './routing-world/rules';

(hasRedis() ? describe : describe.skip)(
  'twenty agents who come and go, on two nodes of which one is killed, in a minute with 2,000 conversations',
  () => routingKeepsItsRules({ seconds: 60, conversations: 2_000 }),
);
