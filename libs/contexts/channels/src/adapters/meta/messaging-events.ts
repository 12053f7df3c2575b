import type { RawEvent } from '../adapter';
import { listOf, momentOf, recordOf, stringOf, type JsonRecord } from '../json';
import { textOf, type Settings } from '../settings';
import { digestOf, keyOf } from './webhook';

/**
 * Takes a batch of Messenger or Instagram apart: each item of `messaging` is an event, with its entry's id around it.
 * What another app owns (`standby`) and what is no message (`changes`) is kept and marked.
 */
export function messagingEvents(object: string, account: string) {
  return (body: JsonRecord, settings: Settings): RawEvent[] | null => {
    if (body.object !== object) return null;
    const ours = textOf(settings, account);
    const events = listOf(body.entry)
      .filter((entry) => ours === '' || stringOf(entry.id) === ours)
      .flatMap((entry) => [
        ...listOf(entry.messaging).map((item) => eventOf('messaging', item)),
        ...listOf(entry.standby).map((item) => eventOf('standby', item)),
        ...listOf(entry.changes).map((item) => eventOf('changes', item)),
      ]);
    return [...new Map(events.map((event) => [event.key, event])).values()];
  };
}

function eventOf(list: 'messaging' | 'standby' | 'changes', item: JsonRecord): RawEvent {
  return {
    key: list === 'messaging' ? messagingKey(item) : keyOf(list, digestOf(item)),
    at: momentOf(item.timestamp, 'milliseconds'),
    raw: Buffer.from(JSON.stringify({ [list]: item })),
  };
}

/** The same `mid` names a message, its correction and its deletion: the act is a part of the key. */
function messagingKey(item: JsonRecord): string {
  const message = recordOf(item.message);
  const mid = stringOf(message.mid);
  if (mid)
    return keyOf(
      message.is_echo === true ? 'echo' : message.is_deleted === true ? 'deleted' : 'message',
      mid,
    );
  const edit = recordOf(item.message_edit);
  const edited = stringOf(edit.mid);
  if (edited) return keyOf('edit', `${stringOf(edit.num_edit)}:${edited}`);
  const pressed = stringOf(recordOf(item.postback).mid);
  return pressed ? keyOf('postback', pressed) : keyOf('other', digestOf(item));
}
