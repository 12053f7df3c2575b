import type { Type } from '@nestjs/common';
import type { Config } from '../config';
import { DemoShopController } from './demo-shop.controller';
import { TestClockController } from './test-clock.controller';

/** Controllers that exist only in the demo or in tests. */
export function demoControllers(config: Pick<Config, 'demo' | 'testClock'>): Type[] {
  return [...(config.demo ? [DemoShopController] : []), ...(config.testClock ? [TestClockController] : [])];
}
