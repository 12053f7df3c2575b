import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { createWords, type Words } from './create-words';
import { CheckDrafts } from './use-cases/words/check-drafts';
import { WordReader } from './use-cases/words/word-reader';
import { WriteWords } from './use-cases/words/write-words';

const WORDS = Symbol('Words');

const words: Provider = {
  provide: WORDS,
  inject: [Database, UnitOfWork, CLOCK, Outbox],
  useFactory: (...parts: [Database, UnitOfWork, Clock, Outbox]) => {
    const [database, unitOfWork, clock, outbox] = parts;
    return createWords({ database, unitOfWork, clock, outbox });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (words: Words) => T) {
  return { provide: token, inject: [WORDS], useFactory: pick };
}

const parts = [
  part(WriteWords, (all) => all.writeWords),
  part(WordReader, (all) => all.wordReader),
  part(CheckDrafts, (all) => all.checkDrafts),
];

/** The shop's list of words; it needs nobody. */
@Module({})
export class WordsModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: WordsModule, providers: [...ports, words, ...parts], exports: parts };
  }
}
