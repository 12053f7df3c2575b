import { typingField as SHOW_TYPING } from '../limit-field';
import type { SettingField } from '../settings';
import {
  accountFields,
  apiBaseField,
  ERROR_CLASSES,
  limitField,
  MODE,
  pushFields,
  typingField,
} from '../wechat/fields';

const PLACE = {
  zh: '小程序后台 → 开发管理 → 开发设置',
  en: 'Mini program console → Development → Settings',
};

/** The form of a mini program (channels.md 2). */
export const fields: readonly SettingField[] = [
  ...accountFields(PLACE),
  MODE,
  ...pushFields({ zh: `${PLACE.zh} → 消息推送`, en: `${PLACE.en} → Message push` }),
  apiBaseField('https://api.weixin.qq.com'),
  SHOW_TYPING,
  typingField('/cgi-bin/message/custom/business/typing'),
  limitField('textBytes', 2048, { zh: '文本上限（字节）', en: 'Longest text (bytes)' }),
  limitField('messageQuota', 5, { zh: '顾客发消息后可发条数', en: 'Messages after the customer wrote' }),
  limitField('messageHours', 48, { zh: '顾客发消息后可发小时数', en: 'Hours after the customer wrote' }),
  limitField('actionQuota', 2, {
    zh: '顾客进入会话后可发条数',
    en: 'Messages after the customer opened the chat',
  }),
  limitField('actionSeconds', 60, {
    zh: '顾客进入会话后可发秒数',
    en: 'Seconds after the customer opened the chat',
  }),
  limitField('imageBytes', 10_485_760, { zh: '图片上限（字节）', en: 'Largest picture (bytes)' }),
  ERROR_CLASSES,
];
