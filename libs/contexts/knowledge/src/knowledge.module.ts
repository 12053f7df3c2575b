import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { createKnowledge, type Knowledge } from './create-knowledge';
import { CannedReader } from './use-cases/canned-reader';
import { EnsureCannedResponse } from './use-cases/ensure-canned-response';
import {
  AddCannedResponse,
  EditCannedResponse,
  RemoveCannedResponse,
} from './use-cases/write-canned-response';

const KNOWLEDGE = Symbol('Knowledge');

const knowledge: Provider = {
  provide: KNOWLEDGE,
  inject: [Database, UnitOfWork, CLOCK, Outbox],
  useFactory: (...parts: [Database, UnitOfWork, Clock, Outbox]) => {
    const [database, unitOfWork, clock, outbox] = parts;
    return createKnowledge({ database, unitOfWork, clock, outbox });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (knowledge: Knowledge) => T) {
  return { provide: token, inject: [KNOWLEDGE], useFactory: pick };
}

const parts = [
  part(AddCannedResponse, (one) => one.addCannedResponse),
  part(EditCannedResponse, (one) => one.editCannedResponse),
  part(RemoveCannedResponse, (one) => one.removeCannedResponse),
  part(EnsureCannedResponse, (one) => one.ensureCannedResponse),
  part(CannedReader, (one) => one.cannedReader),
];

/** Knowledge needs nobody: it has no ports yet. */
@Module({})
export class KnowledgeModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: KnowledgeModule, providers: [...ports, knowledge, ...parts], exports: parts };
  }
}
