import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { createKnowledge, type Knowledge } from './create-knowledge';
import { CannedTeams, KeptFiles } from './ports';
import { CannedReader } from './use-cases/canned-reader';
import { CannedCategories } from './use-cases/canned/canned-categories';
import { CannedFiles } from './use-cases/canned/canned-files';
import { CannedProposals } from './use-cases/canned/canned-proposals';
import { RecordCannedUse } from './use-cases/canned/record-canned-use';
import { EnsureCannedResponse } from './use-cases/ensure-canned-response';
import {
  AddCannedResponse,
  EditCannedResponse,
  RemoveCannedResponse,
} from './use-cases/write-canned-response';

const KNOWLEDGE = Symbol('Knowledge');

const knowledge: Provider = {
  provide: KNOWLEDGE,
  inject: [Database, UnitOfWork, CLOCK, Outbox, KeptFiles, CannedTeams],
  useFactory: (...parts: [Database, UnitOfWork, Clock, Outbox, KeptFiles, CannedTeams]) => {
    const [database, unitOfWork, clock, outbox, files, teams] = parts;
    return createKnowledge({ database, unitOfWork, clock, outbox, files, teams });
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
  part(CannedCategories, (one) => one.cannedCategories),
  part(CannedProposals, (one) => one.cannedProposals),
  part(CannedFiles, (one) => one.cannedFiles),
  part(RecordCannedUse, (one) => one.recordCannedUse),
];

/** Canned responses. They ask others for files that are sent again and again, and for teams' names. */
@Module({})
export class KnowledgeModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: KnowledgeModule, providers: [...ports, knowledge, ...parts], exports: parts };
  }
}
