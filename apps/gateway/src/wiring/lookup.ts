import type { ModuleRef } from '@nestjs/core';
import type { Type } from '@nestjs/common';

/**
 * Finds another context's use case when it is needed. Contexts need each other both ways (agents ask conversations for
 * loads, conversations ask agents for names), so ports are bound late instead of at construction.
 */
export class Lookup {
  constructor(private readonly modules: ModuleRef) {}

  get<T>(type: Type<T>): T {
    return this.modules.get(type, { strict: false });
  }
}
