import {
  Count,
  Flag,
  Id,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Text,
  Texts,
  Time,
  Words,
  Written,
} from '../fields';
import {
  CUSTOMER_IMPORT_ENCODINGS,
  CUSTOMER_IMPORT_MATCHES,
  CUSTOMER_IMPORT_MODES,
  CUSTOMER_IMPORT_PROBLEMS,
  CUSTOMER_IMPORT_SEPARATORS,
  CUSTOMER_IMPORT_STATES,
  CUSTOMER_IMPORT_TARGETS,
  CUSTOMER_LIMITS,
  type ConsentChannel,
  type CustomerImportEncoding,
  type CustomerImportMatch,
  type CustomerImportMode,
  type CustomerImportProblemCode,
  type CustomerImportSeparator,
  type CustomerImportState,
  type CustomerImportTarget,
} from '../names/customers';
import { CHANNELS } from '../names/states';

/** What a column says. */
export class CustomerImportColumn {
  /** From 0. */
  @Count(CUSTOMER_LIMITS.importColumns) column!: number;
  @OneOf(CUSTOMER_IMPORT_TARGETS) target!: CustomerImportTarget;
  /** Of `attribute`: which. Of `consent`: the purpose. */
  @Optional() @Text(64, 1) key?: string;
  /** Of `consent`; `any` when not said. */
  @Optional() @OneOf([...CHANNELS, 'any']) channel?: ConsentChannel;
}

/** How a file is to be read, and what becomes of its rows. */
export class CustomerImportPlan {
  @OneOf(CUSTOMER_IMPORT_SEPARATORS) separator!: CustomerImportSeparator;
  @OneOf(CUSTOMER_IMPORT_ENCODINGS) encoding!: CustomerImportEncoding;
  /** The first line names the columns. */
  @Flag() header!: boolean;
  @ListOf(() => CustomerImportColumn, CUSTOMER_LIMITS.importColumns) columns!: CustomerImportColumn[];
  /** In this order; the first that finds somebody says who it is. */
  @Words(CUSTOMER_IMPORT_MATCHES, 3) matchBy!: CustomerImportMatch[];
  @OneOf(CUSTOMER_IMPORT_MODES) mode!: CustomerImportMode;
  /** Whether what the file says replaces what is known; otherwise it is only added. */
  @Flag() replace!: boolean;
}

/** What is wrong with a row. */
export class CustomerImportProblem {
  /** As an editor counts the lines of the file, from 1. */
  @Count() line!: number;
  @OneOf(CUSTOMER_IMPORT_PROBLEMS) code!: CustomerImportProblemCode;
  /** The title or number of the column, where it is one column's. */
  @Text(120) column!: string;
  @Text(300) message!: string;
}
export class CustomerImportProblemPage {
  @ListOf(() => CustomerImportProblem, 500) items!: CustomerImportProblem[];
  @Optional() @Text(200) next!: string | null;
}

/** One of the first rows, as it would be taken. */
export class CustomerImportPreviewRow {
  @Count() line!: number;
  @Texts(CUSTOMER_LIMITS.importColumns, 1_000) cells!: string[];
  @ListOf(() => CustomerImportProblem, 60) problems!: CustomerImportProblem[];
  /** Whom it is taken for; null for somebody new. */
  @Optional() @Id() customerId!: string | null;
}
/** The file as it would be read with a plan. */
export class CustomerImportPreview {
  @Texts(CUSTOMER_LIMITS.importColumns, 200) titles!: string[];
  @ListOf(() => CustomerImportPreviewRow, CUSTOMER_LIMITS.previewRows) rows!: CustomerImportPreviewRow[];
  @Nested(() => CustomerImportPlan) plan!: CustomerImportPlan;
}

/** A file of customers, and how far it is. */
export class CustomerImportRecord {
  @Id() id!: string;
  @Text(200) fileName!: string;
  @Count() bytes!: number;
  @OneOf(CUSTOMER_IMPORT_STATES) state!: CustomerImportState;
  @Optional() @Nested(() => CustomerImportPlan) plan!: CustomerImportPlan | null;
  /** Rows read so far, bad ones included. */
  @Count() rows!: number;
  /** Rows of the whole file; null until they were counted. */
  @Optional() @Count() totalRows!: number | null;
  @Count() added!: number;
  @Count() updated!: number;
  /** Said nothing new. */
  @Count() unchanged!: number;
  @Count() failed!: number;
  /** Why it stopped, in a sentence. */
  @Optional() @Text(500) problem!: string | null;
  @Written(200) createdByName!: string;
  @Time() createdAt!: string;
  @Optional() @Time() finishedAt!: string | null;
}
export class CustomerImportPage {
  @ListOf(() => CustomerImportRecord, 100) items!: CustomerImportRecord[];
  @Optional() @Text(200) next!: string | null;
}
/** A file that was received, and how we would read it. */
export class CustomerImportDraft extends CustomerImportRecord {
  @Nested(() => CustomerImportPreview) preview!: CustomerImportPreview;
}
