import {
  consoleCommandClasses,
  consoleEventClasses,
  widgetCommandClasses,
  widgetEventClasses,
  type CommandClasses,
} from '@yingda/contracts';
import { CONSOLE_NAMESPACE, WIDGET_NAMESPACE } from '@yingda/contracts/names';
import { refTo, wireSchemas, type JsonSchema } from './schemas';

interface Namespace {
  address: string;
  commands: Record<string, CommandClasses>;
  events: Record<string, new () => object>;
}
export const namespaces: Namespace[] = [
  { address: WIDGET_NAMESPACE, commands: widgetCommandClasses, events: widgetEventClasses },
  { address: CONSOLE_NAMESPACE, commands: consoleCommandClasses, events: consoleEventClasses },
];

/** The AsyncAPI 3 document of both socket.io namespaces, made from the command and event maps. */
export function asyncApiDocument(publicUrl: string): JsonSchema {
  const channels: Record<string, JsonSchema> = {};
  const operations: Record<string, JsonSchema> = {};
  for (const namespace of namespaces) {
    const id = namespace.address.slice(1);
    const messages: Record<string, JsonSchema> = {};
    for (const [name, classes] of Object.entries(namespace.commands)) {
      messages[name] = { name, payload: refTo(classes.payload), 'x-acknowledgement': refTo(classes.answer) };
      operations[`${id}.${name}`] = operation('receive', id, name);
    }
    for (const [name, target] of Object.entries(namespace.events)) {
      messages[`event:${name}`] = { name, payload: refTo(target) };
      operations[`${id}.event.${name}`] = operation('send', id, `event:${name}`);
    }
    channels[id] = { address: namespace.address, messages };
  }
  return {
    asyncapi: '3.0.0',
    info: { title: 'Yingda 应答 events', version: '1' },
    servers: {
      gateway: {
        host: new URL(publicUrl).host,
        protocol: new URL(publicUrl).protocol === 'https:' ? 'wss' : 'ws',
        pathname: '/socket.io',
      },
    },
    channels,
    operations,
    components: { schemas: wireSchemas() },
  };
}

function operation(action: 'send' | 'receive', channel: string, message: string): JsonSchema {
  const pointer = message.replace(/~/g, '~0').replace(/\//g, '~1');
  return {
    action,
    channel: { $ref: `#/channels/${channel}` },
    messages: [{ $ref: `#/channels/${channel}/messages/${pointer}` }],
  };
}
