import { namespaces } from './asyncapi';
import { wireSchemas, type JsonSchema } from './schemas';

/** /docs/events: a plain page that lists every socket command and event with its fields. Without script. */
export function eventsPage(): string {
  const schemas = wireSchemas();
  const sections = namespaces.map(
    (namespace) => `<h2>${namespace.address}</h2>
<h3>Commands</h3>${Object.entries(namespace.commands)
      .map(([name, classes]) =>
        article({
          name,
          rows: fieldRows(schemas[classes.payload.name]),
          answer: fieldRows(schemas[classes.answer.name]),
        }),
      )
      .join('')}
<h3>Events</h3>${Object.entries(namespace.events)
      .map(([name, target]) => article({ name, rows: fieldRows(schemas[target.name]) }))
      .join('')}`,
  );
  const used = Object.entries(schemas).map(
    ([name, schema]) => `<article id="${name}"><h4>${name}</h4>${table(fieldRows(schema))}</article>`,
  );
  return pageOf(
    'Yingda events',
    `<header><h1>Yingda 应答 · events</h1><p>socket.io at <code>/socket.io</code>, websocket transport only, <code>auth: { token }</code>. Every command is acknowledged with <code>{ ok: true, data }</code> or <code>{ ok: false, error: { code, message, details? } }</code>. Machine-readable: <a href="/api/asyncapi.json">AsyncAPI</a>. HTTP: <a href="/docs">OpenAPI</a>.</p></header>
<main>${sections.join('')}<h2>Shapes</h2>${used.join('')}</main>`,
  );
}

/** A page of the reference around its body. */
export function pageOf(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body>
${body}</body></html>`;
}

interface Row {
  name: string;
  type: string;
  required: boolean;
}

function article(item: { name: string; rows: Row[]; answer?: Row[] }): string {
  const answer = item.answer?.length ? `<p>Answer</p>${table(item.answer)}` : '';
  return `<article><h4><code>${item.name}</code></h4>${item.rows.length ? table(item.rows) : '<p>No payload.</p>'}${answer}</article>`;
}

function table(rows: Row[]): string {
  return `<table>${rows.map((row) => `<tr><td><code>${row.name}</code></td><td>${row.type}</td><td>${row.required ? '' : 'optional'}</td></tr>`).join('')}</table>`;
}

function fieldRows(schema: JsonSchema | undefined): Row[] {
  const required = (schema?.['required'] ?? []) as string[];
  return Object.entries((schema?.['properties'] ?? {}) as Record<string, JsonSchema>).map(
    ([name, property]) => ({
      name,
      type: typeText(property),
      required: required.includes(name),
    }),
  );
}

function typeText(schema: JsonSchema): string {
  const found =
    refName(schema) ?? ((schema['allOf'] as JsonSchema[] | undefined)?.map(refName).find(Boolean) || null);
  if (found) return `<a href="#${found}">${found}</a>`;
  if (schema['enum'])
    return (schema['enum'] as unknown[]).map((item) => `<code>${String(item)}</code>`).join(' ');
  if (schema['type'] === 'array') return `list of ${typeText((schema['items'] ?? {}) as JsonSchema)}`;
  const limits = ['minLength', 'maxLength', 'minimum', 'maximum', 'format', 'maxItems'].filter(
    (key) => schema[key] !== undefined,
  );
  return [String(schema['type'] ?? 'object'), ...limits.map((key) => `${key} ${String(schema[key])}`)].join(
    ', ',
  );
}

function refName(schema: JsonSchema): string | null {
  return typeof schema['$ref'] === 'string' ? (schema['$ref'].split('/').at(-1) ?? null) : null;
}

const STYLE = `body{font:14px/22px -apple-system,"Segoe UI","PingFang SC","Noto Sans CJK SC",sans-serif;color:#15181E;background:#F2F4F7;margin:0}header,main{max-width:880px;margin:0 auto;padding:24px 16px}h1{font-size:24px;margin:0 0 8px}h2{font-size:20px;margin:32px 0 8px}h3{font-size:16px}h4{margin:0 0 8px;font-size:14px}article{background:#fff;border:1px solid #E4E7EC;border-radius:8px;padding:12px 16px;margin:0 0 8px}table{border-collapse:collapse;width:100%}td{padding:4px 8px 4px 0;border-top:1px solid #E4E7EC;vertical-align:top}td:last-child{color:#636B79;text-align:right}code{font:13px ui-monospace,monospace}a{color:#2556D4}@media(prefers-color-scheme:dark){body{background:#0E1014;color:#E9EBEF}article{background:#16191F;border-color:#272C36}td{border-color:#272C36}a{color:#8DABFF}td:last-child{color:#929AA9}}`;
