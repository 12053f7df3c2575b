import { WrongControl, type Act } from '../../provider';
import { formatOf } from '../wechat/media';
import type { Servicer } from './account';
import { textOf } from '../wechat/act-file';
import { eventItem, namedDoings, type Deed, type Doing, type NewItem, type Scene } from './deed';

/** Who acts: the one named, else who has the session, else the first. */
function servicerOf(act: Act, { settings, person }: Scene, name = 'servicer'): Servicer {
  const wanted = act[name] ?? (name === 'servicer' ? person.servicer : null);
  const found = settings.servicers.find((one) => wanted == null || one.userid === wanted);
  if (!found) throw new WrongControl(`servicer "${String(wanted)}" is none of the account's servicers`);
  return found;
}

/** The session is theirs from now on, and the product is told how that came. */
function taken(scene: Scene, servicer: string): NewItem[] {
  const { sessions, codes, person } = scene;
  const before = sessions.stateOf(person);
  if (before === 3 && person.servicer === servicer) return [];
  const old = before === 3 ? { old_servicer_userid: person.servicer } : {};
  sessions.givenTo(person, servicer);
  const change_type = before === 3 ? 2 : before === 4 ? 4 : 1;
  return [
    eventItem('session_status_change', {
      change_type,
      ...old,
      new_servicer_userid: servicer,
      ...(change_type === 1 ? { msg_code: codes.give(person, 'taken') } : {}),
    }),
  ];
}

/** What agents do in WeCom's own client: the product hears of it by the list only. */
export const SERVICER_ACTS: ReadonlyMap<string, Doing> = namedDoings({
  /** Writes `text`, or sends a picture (`base64`); the session is theirs by that. */
  servicer_say(act, scene): Deed {
    const { userid } = servicerOf(act, scene);
    const items = taken(scene, userid);
    const base = { origin: 5, servicer: userid } as const;
    if (act['base64'] === undefined) {
      const content = textOf(act, 'text');
      return {
        items: [...items, { ...base, msgtype: 'text', content: { content } }],
        shown: { kind: 'text', body: { text: content }, from: 'account' },
      };
    }
    const bytes = Buffer.from(textOf(act, 'base64'), 'base64');
    const contentType = formatOf(bytes) ?? 'application/octet-stream';
    const { id } = scene.media.keep({ type: 'image', name: 'image', contentType, bytes });
    return {
      items: [...items, { ...base, msgtype: 'image', content: { media_id: id } }],
      shown: { kind: 'image', body: { media: id }, from: 'account' },
    };
  },
  servicer_take: (act, scene) => ({ items: taken(scene, servicerOf(act, scene).userid) }),
  servicer_transfer: (act, scene) => ({ items: taken(scene, servicerOf(act, scene, 'to').userid) }),
  servicer_end(act, scene) {
    const { person, sessions, codes } = scene;
    const { userid } = servicerOf(act, scene);
    if (sessions.stateOf(person) === 4) throw new WrongControl('there is no session to end');
    sessions.end(person);
    return {
      items: [
        eventItem('session_status_change', {
          change_type: 3,
          old_servicer_userid: userid,
          msg_code: codes.give(person, 'ended'),
        }),
      ],
      shown: { kind: 'line', body: { code: 'ended' }, from: 'system' },
    };
  },
  servicer_recall(act, scene) {
    const recall_msgid = scene.idOf(act['message'], 5);
    const servicer_userid = servicerOf(act, scene).userid;
    return {
      items: [eventItem('servicer_recall_msg', { recall_msgid, servicer_userid })],
      recalls: recall_msgid,
    };
  },
  /** Begins (`serving: true`) or stops taking customers. */
  servicer_status(act, scene) {
    const servicer = servicerOf(act, scene);
    servicer.serving = act['serving'] === true;
    return {
      items: [
        eventItem('servicer_status_change', {
          servicer_userid: servicer.userid,
          status: servicer.serving ? 1 : 2,
        }),
      ],
    };
  },
});
