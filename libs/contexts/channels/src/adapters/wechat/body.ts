import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type JsonRecord, parseJson, recordOf, stringOf } from '../json';

/**
 * A push as a record of its fields: XML and JSON have the same names. Numbers may be texts; ids above 2^53 always are.
 * Null when it is neither. The bytes decide which it is, for they cannot be both: a Content-Type could only agree with
 * them or be wrong, and operators choose the format without telling the proxy in between.
 */
export function fieldsOf(bytes: Buffer): JsonRecord | null {
  const text = bytes.toString('utf8').replace(/^\ufeff?\s*/, '');
  if (text.startsWith('<')) return fromXml(text);
  const json = text.startsWith('{') ? parseJson(text) : undefined;
  return json === undefined ? null : recordOf(json);
}

/** A field as text, '' when it is missing. Without what no database column takes: NUL and half surrogate pairs. */
export function field(fields: JsonRecord, name: string): string {
  const value = Object.hasOwn(fields, name) ? stringOf(fields[name]) : '';
  return Buffer.from(value.replaceAll('\0', ''), 'utf8').toString('utf8');
}

/** Fields below a field (`ScanCodeInfo`). */
export function below(fields: JsonRecord, name: string): JsonRecord {
  return recordOf(Object.hasOwn(fields, name) ? fields[name] : undefined);
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
});

// Ten times the richest push; a megabyte of tags would keep a node busy for half a second.
const MOST_TAGS = 2_000;
const CDATA_OPENS = '<![CDATA[';
const CDATA_CLOSES = ']]>';
// Declarations, comments and processing instructions have no place in a push; what a customer writes stands in CDATA.
const FORBIDDEN = /<!|<\?|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i;

function fromXml(text: string): JsonRecord | null {
  const xml = text.replace(/^<\?xml\s[^<>?]*\?>/, '');
  const outside = withoutCdata(xml);
  if (FORBIDDEN.test(outside) || outside.split('<').length > MOST_TAGS) return null;
  try {
    if (XMLValidator.validate(xml) !== true) return null;
    const roots = Object.entries(parser.parse(xml) as Record<string, unknown>).filter(
      ([name]) => name !== '#text',
    );
    const root = roots.length === 1 ? roots[0]![1] : null;
    return typeof root === 'object' && root !== null && !Array.isArray(root) ? (root as JsonRecord) : null;
  } catch {
    return null;
  }
}

/** In one pass, also over what was made to be slow; a section that does not close is left, and then forbidden. */
function withoutCdata(xml: string): string {
  let rest = '';
  let from = 0;
  for (;;) {
    const opens = xml.indexOf(CDATA_OPENS, from);
    const closes = opens < 0 ? -1 : xml.indexOf(CDATA_CLOSES, opens);
    if (closes < 0) return rest + xml.slice(from);
    rest += xml.slice(from, opens);
    from = closes + CDATA_CLOSES.length;
  }
}
