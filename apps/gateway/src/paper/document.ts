import type { Language } from '@yingda/contracts/names';
import type { Content } from 'pdfmake/interfaces';

/** What is put on paper. Only data: it is handed to another thread, so nothing in it may be a function. */
export interface PaperDocument {
  /** Of the file; not shown on the page unless the content says it. */
  title: string;
  language: Language;
  /**
   * pdfmake's content, without pictures from addresses or files. Styles that are there: `title`, `subtitle`, `heading`,
   * `label`, `muted`, `head` (cells of a table's first row), `number`; layouts of tables: `rows` (lines between rows),
   * `plain` (no lines).
   */
  content: Content;
  /** At the foot of every page, before its number. */
  footer: string;
  landscape?: boolean;
}
