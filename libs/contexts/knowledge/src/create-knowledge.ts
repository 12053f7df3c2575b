import type { Clock, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { CannedResponseTable } from './storage/canned-responses';
import { CannedReader } from './use-cases/canned-reader';
import { EnsureCannedResponse } from './use-cases/ensure-canned-response';
import {
  AddCannedResponse,
  EditCannedResponse,
  RemoveCannedResponse,
} from './use-cases/write-canned-response';

/** What knowledge is made of. */
export interface KnowledgeNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Knowledge {
  addCannedResponse: AddCannedResponse;
  editCannedResponse: EditCannedResponse;
  removeCannedResponse: RemoveCannedResponse;
  ensureCannedResponse: EnsureCannedResponse;
  cannedReader: CannedReader;
}

export function createKnowledge({ database, unitOfWork, clock, outbox }: KnowledgeNeeds): Knowledge {
  const responses = new CannedResponseTable(database);
  const addCannedResponse = new AddCannedResponse(unitOfWork, clock, responses, outbox);
  return {
    addCannedResponse,
    editCannedResponse: new EditCannedResponse(unitOfWork, clock, responses, outbox),
    removeCannedResponse: new RemoveCannedResponse(unitOfWork, responses, outbox),
    ensureCannedResponse: new EnsureCannedResponse(responses, addCannedResponse),
    cannedReader: new CannedReader(responses),
  };
}
