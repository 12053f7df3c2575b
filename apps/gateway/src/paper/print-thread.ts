import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { PaperDocument } from './document';
import type { PaperPackages } from './fonts';

/** A document to print, and what came of it. */
export interface PrintOrder {
  id: number;
  document: PaperDocument;
}
export type PrintAnswer = { id: number; bytes: Uint8Array } | { id: number; failure: string };

/**
 * What runs in the printing thread. It is handed over as its own source text, so that it needs no file beside the bundled
 * server: nothing outside of it may be named in it but what every thread has.
 */
export function printThread(): void {
  // Not by the name that bundlers put something of their own in the place of.
  function load<T>(name: string): T {
    return process.getBuiltinModule('node:module').createRequire(`${process.cwd()}/`)(name) as T;
  }
  function threads() {
    return process.getBuiltinModule('node:worker_threads');
  }
  const { pdfmake, regular, bold } = threads().workerData as PaperPackages;
  const printer = load<
    typeof import('pdfmake') & {
      setLocalAccessPolicy(allows: (path: string) => boolean): void;
      setUrlAccessPolicy(allows: (url: string) => boolean): void;
    }
  >(pdfmake);
  const INK = '#1d2129';
  const QUIET = '#6b7280';
  const LINE = '#d9dde3';
  printer.setFonts({ Sans: { normal: regular, bold, italics: regular, bolditalics: bold } });
  // Texts of customers stand in documents: nothing is fetched or read but the font.
  printer.setLocalAccessPolicy((path) => path === regular || path === bold);
  printer.setUrlAccessPolicy(() => false);
  printer.setTableLayouts({
    rows: {
      hLineWidth: (at, { table }) => (at === 0 || at === table.body.length ? 0 : at === 1 ? 0.8 : 0.4),
      vLineWidth: () => 0,
      hLineColor: (at) => (at === 1 ? QUIET : LINE),
      paddingTop: () => 4,
      paddingBottom: () => 4,
      paddingLeft: (at) => (at === 0 ? 0 : 6),
      paddingRight: (at, { table }) => (at === (table.widths as unknown[]).length - 1 ? 0 : 6),
    },
    plain: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingTop: () => 2,
      paddingBottom: () => 2,
      paddingLeft: (at) => (at === 0 ? 0 : 6),
      paddingRight: () => 6,
    },
  });

  const definitionOf = (document: PaperDocument): TDocumentDefinitions => ({
    info: { title: document.title, producer: 'Yingda', creator: 'Yingda' },
    language: document.language,
    pageSize: 'A4',
    pageOrientation: document.landscape ? 'landscape' : 'portrait',
    pageMargins: [44, 44, 44, 52],
    content: document.content,
    defaultStyle: { font: 'Sans', fontSize: 9, lineHeight: 1.15, color: INK },
    styles: {
      title: { fontSize: 20, bold: true, margin: [0, 0, 0, 2] },
      subtitle: { fontSize: 10, color: QUIET, margin: [0, 0, 0, 14] },
      heading: { fontSize: 12.5, bold: true, margin: [0, 16, 0, 6] },
      label: { fontSize: 8, color: QUIET },
      muted: { color: QUIET },
      head: { fontSize: 8, color: QUIET, bold: true },
      number: { alignment: 'right' },
    },
    footer: (page: number, pages: number) => ({
      columns: [
        { text: document.footer, width: '*' },
        { text: `${page} / ${pages}`, width: 60, alignment: 'right' },
      ],
      fontSize: 7.5,
      color: QUIET,
      margin: [44, 18, 44, 0],
    }),
  });

  const parentPort = threads().parentPort!;
  parentPort.on('message', ({ id, document }: PrintOrder) => {
    const printed = async () => printer.createPdf(definitionOf(document)).getBuffer();
    printed().then(
      (bytes) => parentPort.postMessage({ id, bytes: new Uint8Array(bytes) }),
      (error: Error) => parentPort.postMessage({ id, failure: error.message }),
    );
  });
}
