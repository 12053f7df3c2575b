import { Flag, Id, Ids, Nested, OneOf, Optional, Text, Word, Written } from '../fields';
import { LANGUAGES, type Language } from '../names/states';

/** A name in each language. */
export class BilingualName {
  @Written(80) 'zh-CN'!: string;
  @Written(80) en!: string;
}

/** What an edit of a department sets. */
export class DepartmentContent {
  @Nested(() => BilingualName) name!: BilingualName;
  /** Who answers for it. */
  @Optional() @Id() leadId?: string | null;
  /** Where links to its tasks go, for people without an account. */
  @Optional() @Text(254) email?: string | null;
  /** Of these mails and the pages they lead to. */
  @OneOf(LANGUAGES) language!: Language;
  /** Its handlers: they see its tasks. */
  @Ids(500) agentIds!: string[];
}

/** A part of the shop that does tasks on cases. */
export class DepartmentRecord extends DepartmentContent {
  @Id() id!: string;
  /** What settings and programs call it by; never changes. */
  @Word(/^[a-z][a-z0-9_-]*$/, 40) key!: string;
  @Flag() archived!: boolean;
}
