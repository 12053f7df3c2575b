import type { AccountDesk } from './account-desk';
import { WeChatError } from './errors';
import type { Person } from './people';

const MOST = 100;

/** `user/info`. Names and pictures are not told since December 2021. @throws WeChatError */
export function userInfo(desk: AccountDesk, openid: unknown): Record<string, unknown> {
  if (openid === undefined || openid === null || openid === '') throw new WeChatError(41009);
  const person = desk.find(openid);
  if (!person) throw new WeChatError(40003);
  return infoOf(desk, person);
}

/** `user/info/batchget`. @throws WeChatError */
export function userInfos(desk: AccountDesk, body: Record<string, unknown>): Record<string, unknown> {
  const list = body['user_list'];
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST)
    throw new WeChatError(40035, `user_list has 1 to ${MOST} users`);
  return {
    user_info_list: list.map((user: { openid?: unknown }) => userInfo(desk, user?.openid)),
  };
}

function infoOf(desk: AccountDesk, person: Person): Record<string, unknown> {
  if (!person.following) return { subscribe: 0, openid: person.openid };
  return {
    subscribe: 1,
    openid: person.openid,
    nickname: '',
    sex: 0,
    language: 'zh_CN',
    city: '',
    province: '',
    country: '',
    headimgurl: '',
    subscribe_time: Math.floor((person.followedAt ?? Date.parse('2025-11-11T00:00:00Z')) / 1000),
    ...(desk.settings.bound ? { unionid: person.unionid } : {}),
    remark: '',
    groupid: 0,
    tagid_list: [],
    subscribe_scene: person.followedBy,
    qr_scene: /^\d+$/.test(person.scene) ? Number(person.scene) : 0,
    qr_scene_str: /^\d+$/.test(person.scene) ? '' : person.scene,
  };
}
