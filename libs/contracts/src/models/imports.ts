import { Count, Id, ListOf, OneOf, Optional, Text, Time, Written } from '../fields';
import { IMPORT_STATES, type ImportState } from '../names/imports';

/** A file of another system's conversations, and how far it is. Lines are counted once they are read. */
export class ImportRecord {
  @Id() id!: string;
  /** The other system: its ids are unique within it. */
  @Text(60) source!: string;
  @OneOf(IMPORT_STATES) state!: ImportState;
  @Count() bytes!: number;
  @Count() readBytes!: number;
  @Count() lines!: number;
  @Count() imported!: number;
  /** Imported before, and other now: replaced. */
  @Count() updated!: number;
  /** Imported before, and still the same. */
  @Count() skipped!: number;
  @Count() failed!: number;
  /** Why it stopped, in a sentence. */
  @Optional() @Text(500) problem!: string | null;
  @Written(200) createdByName!: string;
  @Time() createdAt!: string;
  @Optional() @Time() finishedAt!: string | null;
}
export class ImportPage {
  @ListOf(() => ImportRecord) items!: ImportRecord[];
  @Optional() @Text(200) next!: string | null;
}

/** What is wrong with a line; the other lines are not held up by it. */
export class ImportProblem {
  @Count() line!: number;
  @Text(64) code!: string;
  @Text(500) message!: string;
  /** What the other system calls the conversation, where the line says so. */
  @Optional() @Text(200) externalId!: string | null;
}
export class ImportProblemPage {
  @ListOf(() => ImportProblem, 500) items!: ImportProblem[];
  @Optional() @Text(200) next!: string | null;
}
