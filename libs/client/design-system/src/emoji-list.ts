import type { EmojiGroup } from './emoji';

// Unicode 12 and older only: these have a picture on every system the widget supports.
const rows: [id: string, zh: string, en: string, list: string][] = [
  [
    'faces',
    '表情',
    'Faces',
    `
😀 笑 grin
😃 开心 happy
😄 大笑 laugh
😁 露齿笑 beaming
😅 苦笑 nervous laugh
😂 笑哭 tears of joy
🤣 笑翻 rolling on the floor
😊 微笑 smile
🙂 浅笑 slight smile
🙃 倒脸 upside down
😉 眨眼 wink
😌 放松 relieved
😍 喜欢 heart eyes
🥰 爱意 loving
😘 飞吻 blow a kiss
😋 好吃 yummy
😜 调皮 playful
🤗 抱抱 hug
🤭 捂嘴笑 giggle
🤫 嘘 hush
🤔 思考 thinking
😐 无语 neutral
😶 沉默 speechless
😏 得意 smirk
🙄 白眼 eye roll
😬 尴尬 grimace
😮 惊讶 surprised
😯 安静 hushed
😲 震惊 astonished
😳 脸红 flushed
🥺 拜托 pleading
😢 难过 sad
😭 大哭 crying
😞 失望 disappointed
😔 低落 pensive
😟 担心 worried
😕 困惑 confused
🙁 不高兴 frown
😩 疲惫 weary
😫 累了 tired
😤 生气 huff
😠 愤怒 angry
😱 惊恐 scream
😨 害怕 fearful
😰 冷汗 cold sweat
😴 睡觉 sleeping
🤒 发烧 fever
🤧 打喷嚏 sneeze
😷 口罩 mask
🥳 庆祝 party
😎 酷 cool
🤓 书呆子 nerd
`,
  ],
  [
    'hands',
    '手势与人',
    'Hands and people',
    `
👍 赞 thumbs up
👎 踩 thumbs down
👌 好的 OK
✌️ 胜利 victory
🤞 祈愿 fingers crossed
🤝 握手 handshake
👏 鼓掌 applause
🙌 欢呼 hooray
🙏 感谢 thanks
💪 加油 strong
👋 挥手 wave
✋ 停 stop
👉 向右指 point right
👈 向左指 point left
👆 向上指 point up
👇 向下指 point down
✍️ 写字 writing
🤷 不知道 shrug
🙋 举手 raise a hand
🙇 鞠躬 bow
🤦 扶额 facepalm
👀 看看 eyes
👶 宝宝 baby
👵 奶奶 grandmother
👴 爷爷 grandfather
👨‍👩‍👧 一家人 family
`,
  ],
  [
    'feelings',
    '心情',
    'Hearts and signs',
    `
❤️ 红心 red heart
🧡 橙心 orange heart
💛 黄心 yellow heart
💚 绿心 green heart
💙 蓝心 blue heart
💜 紫心 purple heart
💔 心碎 broken heart
💕 双心 two hearts
💖 闪亮的心 sparkling heart
💯 满分 hundred points
✨ 闪亮 sparkles
⭐ 星 star
🌟 闪星 glowing star
🔥 火 fire
🎉 礼花 party popper
🎊 彩球 confetti ball
✅ 完成 done
❌ 错 cross
❗ 注意 exclamation
❓ 疑问 question
⚠️ 警告 warning
💬 对话 speech
💡 主意 idea
⏰ 闹钟 alarm clock
⏳ 等待 hourglass
`,
  ],
  [
    'shopping',
    '购物与快递',
    'Shopping and delivery',
    `
🛒 购物车 shopping cart
🛍️ 购物袋 shopping bags
🎁 礼物 gift
📦 包裹 parcel
🚚 货车 delivery truck
🏠 家 home
🏢 公司 office
📍 地点 location
📱 手机 mobile phone
☎️ 电话 telephone
📧 邮件 e-mail
🧾 小票 receipt
💳 银行卡 card
💰 钱 money
🧧 红包 red envelope
🏷️ 标签 price tag
📷 照片 camera
📄 文件 document
📅 日历 calendar
🔍 搜索 search
🔧 维修 repair
🔋 电池 battery
🔌 插头 plug
📏 尺寸 ruler
🎨 颜色 colour
👗 裙子 dress
👕 T恤 T-shirt
👟 鞋 shoe
👜 手提包 handbag
🧴 乳液 lotion
🛏️ 床 bed
🛋️ 沙发 sofa
`,
  ],
  [
    'life',
    '吃喝与自然',
    'Food and nature',
    `
☕ 咖啡 coffee
🍵 茶 tea
🧋 奶茶 bubble tea
🍼 奶瓶 baby bottle
🍚 米饭 rice
🍜 面条 noodles
🥟 饺子 dumpling
🍱 便当 lunch box
🍰 蛋糕 cake
🎂 生日蛋糕 birthday cake
🍎 苹果 apple
🍉 西瓜 watermelon
🍓 草莓 strawberry
🥬 青菜 leafy greens
🌹 玫瑰 rose
🌸 花 blossom
🌻 向日葵 sunflower
🌿 绿叶 herb
🍀 好运 lucky clover
☀️ 太阳 sun
🌙 月亮 moon
🌧️ 下雨 rain
❄️ 下雪 snow
🌈 彩虹 rainbow
🐱 猫 cat
🐶 狗 dog
🐼 熊猫 panda
🐰 兔 rabbit
🐟 鱼 fish
`,
  ],
];

/** The emoji of the picker, about 160 in five groups, most used first. */
export const emojiGroups: EmojiGroup[] = rows.map(([id, zh, en, list]) => ({
  id,
  name: { 'zh-CN': zh, en },
  emoji: list
    .trim()
    .split('\n')
    .map((row) => {
      const [char, zhName, ...enName] = row.split(' ') as [string, string, ...string[]];
      return { char, name: { 'zh-CN': zhName, en: enName.join(' ') } };
    }),
}));
