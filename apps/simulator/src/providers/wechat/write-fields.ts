/** A message as WeChat pushes it: names in WeChat's order. bigint: 64-bit numbers, written with all their digits. */
export type Field = string | number | bigint | Fields | Field[];
export interface Fields {
  [name: string]: Field;
}

/** `<xml>…</xml>`; text in CDATA, numbers bare, lists as items. */
export function toXml(fields: Fields): string {
  return `<xml>${inner(fields)}</xml>`;
}

function inner(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${xmlValue(value)}</${name}>`)
    .join('\n');
}

function xmlValue(value: Field): string {
  if (typeof value === 'string') return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  if (Array.isArray(value)) return value.map((item) => `<item>${xmlValue(item)}</item>`).join('');
  if (typeof value === 'object') return inner(value);
  return String(value);
}

/** The same as JSON; 64-bit numbers stay bare numbers, as WeChat sends them. */
export function toJson(value: Field): string {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([name, field]) => `${JSON.stringify(name)}:${toJson(field)}`)
      .join(',')}}`;
  return JSON.stringify(value);
}
