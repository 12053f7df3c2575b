import type { Type } from '@nestjs/common';
import type { Config } from '../config';

/** Controllers that exist only in the demo or in tests. */
export function demoControllers(_config: Config): Type[] {
  return [];
}
