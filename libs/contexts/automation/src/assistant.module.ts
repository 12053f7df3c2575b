import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AuditLog, CLOCK, type Clock, Database, RateLimiter, UnitOfWork } from '@yingda/platform';
import { AssistedConversations, type AssistantAddress } from './assistant-ports';
import { AnswerBase } from './bot-ports';
import { createAssistant, type Assistant } from './create-assistant';
import { Assist } from './use-cases/assistant/assist';
import { AssistantSwitch } from './use-cases/assistant/assistant-settings';

const ASSISTANT = Symbol('Assistant');

type Parts = [
  ...[Database, UnitOfWork, Clock, AuditLog, RateLimiter],
  ...[AnswerBase, AssistedConversations],
];

function assistant(address: AssistantAddress | null): Provider {
  return {
    provide: ASSISTANT,
    inject: [Database, UnitOfWork, CLOCK, AuditLog, RateLimiter, AnswerBase, AssistedConversations],
    useFactory: (...parts: Parts) => {
      const [database, unitOfWork, clock, audit, limiter, answers, conversations] = parts;
      return createAssistant({
        database,
        unitOfWork,
        clock,
        audit,
        limiter,
        answers,
        conversations,
        address,
      });
    },
  };
}

const parts: Provider[] = [
  { provide: Assist, inject: [ASSISTANT], useFactory: (one: Assistant) => one.assist },
  { provide: AssistantSwitch, inject: [ASSISTANT], useFactory: (one: Assistant) => one.settings },
];

/** The assistant at an address, or none; `ports`: `AnswerBase` and `AssistedConversations`. */
@Module({})
export class AssistantModule {
  static with(ports: Provider[], address: AssistantAddress | null): DynamicModule {
    return { module: AssistantModule, providers: [...ports, assistant(address), ...parts], exports: parts };
  }
}
