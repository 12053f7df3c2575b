import { hasRedis } from '@yingda/testing';
import { routingKeepsItsRules } from './routing-world/rules';

// Without a Redis on the machine npm test says that these were left out. A minute and 2,000: `npm run proof`.
(hasRedis() ? describe : describe.skip)(
  'twenty agents who come and go, on two nodes of which one is killed, in ten seconds',
  () => routingKeepsItsRules({ seconds: 10, conversations: 100 }),
);
