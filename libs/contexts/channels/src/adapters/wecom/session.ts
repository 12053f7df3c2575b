import { stringOf } from '../json';
import { refusal, type TencentApi } from '../wechat/tencent-api';

interface Session {
  open_kfid: string;
  external_userid: string;
}

const NEW = '0';
const OURS = '1';
const WAITING = '2';
const WITH_AGENT = '3';

/**
 * After WeCom refused a message for the state of its session (95018): agents who work here keep sessions in state 1, so
 * a new one is taken; one that WeCom's own agents have, or that is over, is theirs or nobody's (channels.md 3.5).
 */
export async function madeSendable(api: TencentApi, session: Session): Promise<void> {
  const { object } = await api.callAgain('/cgi-bin/kf/service_state/get', { json: session });
  const state = stringOf(object?.service_state);
  if (state === OURS) return;
  if (state === NEW) {
    await api.callAgain('/cgi-bin/kf/service_state/trans', { json: { ...session, service_state: 1 } });
    return;
  }
  if (state === WAITING || state === WITH_AGENT) {
    const where = state === WAITING ? 'waits in WeCom’s own queue' : 'is with an agent in WeCom';
    throw refusal(
      'not-permitted',
      `service-state-${state}`,
      `The session ${where}: it has to be ended there first.`,
    );
  }
  throw refusal(
    'window-closed',
    'service-state-4',
    'The session is over; it begins anew when the customer writes.',
  );
}

/** A goodbye code is good for so long after its session (channels.md 3.4); a little less, for the way there. */
const CODE_MS = 19_000;

/** Ends the session that is ours; one that WeCom's own agents have is theirs to end. Null: no code came of it. */
export async function endSession(
  api: TencentApi,
  session: Session,
  now: Date,
): Promise<{ value: string; validUntil: Date } | null> {
  const { object } = await api.callAgain('/cgi-bin/kf/service_state/get', { json: session });
  const state = stringOf(object?.service_state);
  if (state !== NEW && state !== OURS) return null;
  const ended = await api.callAgain('/cgi-bin/kf/service_state/trans', {
    json: { ...session, service_state: 4 },
  });
  const value = stringOf(ended.object?.msg_code);
  return value === '' ? null : { value, validUntil: new Date(now.getTime() + CODE_MS) };
}
