export { KnowledgeModule } from './knowledge.module';
export type { CannedResponseInput } from './domain/canned-response';
export { KNOWN_VARIABLES, variablesOf } from './domain/variables';
export { CannedReader } from './use-cases/canned-reader';
export { EnsureCannedResponse } from './use-cases/ensure-canned-response';
export {
  AddCannedResponse,
  EditCannedResponse,
  RemoveCannedResponse,
  type EditCannedResponseCommand,
} from './use-cases/write-canned-response';
