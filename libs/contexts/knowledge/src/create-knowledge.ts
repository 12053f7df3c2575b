import type { Clock, Database, Outbox, UnitOfWork } from '@yingda/platform';
import type { CannedTeams, KeptFiles } from './ports';
import { CannedResponseTable } from './storage/canned-responses';
import { CannedCategoryTable } from './storage/canned/canned-category-table';
import { CannedProposalTable } from './storage/canned/canned-proposal-table';
import { CannedUseTable } from './storage/canned/canned-use-table';
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

/** What knowledge is made of. */
export interface KnowledgeNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  files: KeptFiles;
  teams: CannedTeams;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Knowledge {
  addCannedResponse: AddCannedResponse;
  editCannedResponse: EditCannedResponse;
  removeCannedResponse: RemoveCannedResponse;
  ensureCannedResponse: EnsureCannedResponse;
  cannedReader: CannedReader;
  cannedCategories: CannedCategories;
  cannedProposals: CannedProposals;
  cannedFiles: CannedFiles;
  recordCannedUse: RecordCannedUse;
}

export function createKnowledge(needs: KnowledgeNeeds): Knowledge {
  const { database, unitOfWork, clock, outbox, files, teams } = needs;
  const responses = new CannedResponseTable(database);
  const uses = new CannedUseTable(database);
  const categories = new CannedCategoryTable(database);
  const proposals = new CannedProposalTable(database);
  const writing = { responses, files };
  const add = new AddCannedResponse(unitOfWork, clock, writing, outbox);
  const edit = new EditCannedResponse(unitOfWork, clock, writing, outbox);
  return {
    addCannedResponse: add,
    editCannedResponse: edit,
    removeCannedResponse: new RemoveCannedResponse(unitOfWork, responses, outbox),
    ensureCannedResponse: new EnsureCannedResponse(responses, add),
    cannedReader: new CannedReader(responses, uses, clock),
    cannedCategories: new CannedCategories(unitOfWork, categories),
    cannedProposals: new CannedProposals(
      unitOfWork,
      clock,
      outbox,
      { proposals, responses },
      { add, edit },
      files,
    ),
    cannedFiles: new CannedFiles(unitOfWork, { responses, categories }, { add, edit }, teams),
    recordCannedUse: new RecordCannedUse(responses, uses),
  };
}
