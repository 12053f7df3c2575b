import { inflateSync } from 'node:zlib';

/** What a PDF says, read back the way a viewer copies text: by the table of characters each font has in the file. */
export interface PdfText {
  text: string;
  pages: number;
  /** Names of the fonts in the file, with the mark that a part of a font has before them. */
  fonts: string[];
}

/** Reads files made by pdfkit: objects one after the other, streams deflated, texts as numbers of glyphs. */
export function readPdf(file: Buffer): PdfText {
  const raw = file.toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id, body] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id!, body!);
  const streamOf = (body: string) => {
    const [head, ...rest] = body.split('\nstream\n');
    const data = Buffer.from(rest.join('\nstream\n').replace(/\nendstream$/, ''), 'latin1');
    return head!.includes('/FlateDecode') ? inflateSync(data).toString('latin1') : data.toString('latin1');
  };
  const glyphs = new Map<string, Map<number, string>>();
  for (const body of objects.values())
    for (const [, fonts] of body.matchAll(/\/Font <<\n([\s\S]*?)>>/g))
      for (const [, name, id] of fonts!.matchAll(/\/(\w+) (\d+) 0 R/g)) {
        const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!) ?? '')?.[1];
        if (table) glyphs.set(name!, charactersOf(streamOf(objects.get(table)!)));
      }
  const pages = [...objects.values()].filter((body) => body.includes('/Type /Page\n'));
  const text = pages
    .map((page) => /\/Contents (\d+) 0 R/.exec(page)![1]!)
    .map((id) => textOf(streamOf(objects.get(id)!), glyphs))
    .join('\n');
  const fonts = [...raw.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name!);
  return { text, pages: pages.length, fonts: [...new Set(fonts)] };
}

function charactersOf(table: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, from, , list] of table.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi))
    [...list!.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex], index) =>
      found.set(
        parseInt(from!, 16) + index,
        Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      ),
    );
  return found;
}

function textOf(page: string, glyphs: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>();
  const lines: string[] = [];
  for (const [, name, list] of page.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = glyphs.get(name) ?? new Map();
    else
      lines.push(
        [...list!.matchAll(/<([0-9a-f]*)>/gi)]
          .flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
          .map((code) => font.get(parseInt(code, 16)) ?? '?')
          .join(''),
      );
  }
  return lines.join('\n');
}
