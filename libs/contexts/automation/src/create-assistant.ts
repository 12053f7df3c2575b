import type { AuditLog, Clock, Database, RateLimiter, UnitOfWork } from '@yingda/platform';
import type { AssistantAddress, AssistedConversations } from './assistant-ports';
import type { AnswerBase } from './bot-ports';
import { AssistantTables } from './storage/assistant/assistant-tables';
import { Assist } from './use-cases/assistant/assist';
import { AssistantSwitch } from './use-cases/assistant/assistant-settings';
import { Completions } from './use-cases/assistant/completions';

/** What the assistant is made of. */
export interface AssistantNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  audit: AuditLog;
  limiter: RateLimiter;
  answers: AnswerBase;
  conversations: AssistedConversations;
  address: AssistantAddress | null;
  timeLimitMs?: number;
}

/** The assistant put together, without Nest. */
export interface Assistant {
  assist: Assist;
  settings: AssistantSwitch;
}

export function createAssistant(needs: AssistantNeeds): Assistant {
  const { database, unitOfWork, clock, audit, limiter, answers, conversations, address, timeLimitMs } = needs;
  const tables = new AssistantTables(database);
  const completions = new Completions(address, timeLimitMs);
  return {
    assist: new Assist(clock, { tables, completions, conversations, answers, limiter }),
    settings: new AssistantSwitch(unitOfWork, tables, completions, audit),
  };
}
