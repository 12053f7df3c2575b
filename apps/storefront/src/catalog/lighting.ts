import { fact, factNames as f, text, type Product } from './types';

export const lighting: Product[] = [
  {
    id: 'desk-lamp',
    category: 'lighting',
    kind: text('台灯', 'Desk lamps'),
    title: text('折臂护眼台灯', 'Folding-arm desk lamp'),
    tagline: text('无频闪，记得上次的亮度', 'No flicker, remembers the last brightness'),
    price: 189,
    isNew: true,
    colours: [
      { id: 'apricot', name: text('杏黄', 'Apricot'), paint: '#e0a155' },
      { id: 'white', name: text('象牙', 'Ivory'), paint: '#efe9dd' },
      { id: 'green', name: text('墨绿', 'Deep green'), paint: '#3c6152' },
    ],
    rating: 4.8,
    ratings: 389,
    points: [
      text('照度达到国标 AA 级，写字不累眼', 'Meets the national AA class for reading light'),
      text('2700–5000 K 无级调光，轻触底座即可', '2700–5000 K without steps, by touching the base'),
      text('两节灯臂和灯头都能转，折好只有一掌宽', 'Arms and head turn; folded it is a hand wide'),
    ],
    facts: [
      fact(f.power, text('12 W', '12 W')),
      fact(f.material, text('铝合金灯臂，铸铁底座', 'Aluminium arms, iron base')),
      fact(f.size, text('展开高 46 厘米', '46 cm high when open')),
      fact(text('显色指数', 'Colour rendering'), text('Ra 97', 'Ra 97')),
      fact(f.warranty, text('两年', 'Two years')),
    ],
    reviews: [
      {
        name: text('三年级家长', 'Third-grade parent'),
        stars: 5,
        text: text('孩子写作业用，光很匀，没有重影。', 'My child’s homework light: even, no double shadows.'),
      },
      {
        name: text('手工匠阿德', 'Ade the maker'),
        stars: 4,
        text: text('灯臂阻尼舒服，插头是两孔的。', 'The arms move nicely. Mind that the plug has two pins.'),
      },
    ],
  },
  {
    id: 'night-light',
    category: 'lighting',
    kind: text('小夜灯', 'Night lights'),
    title: text('蘑菇感应小夜灯', 'Mushroom night light'),
    tagline: text('走近才亮，三十秒后自己灭', 'Lights when you come near, off after thirty seconds'),
    price: 59,
    colours: [
      { id: 'wood', name: text('原木', 'Wood'), paint: '#d3ad7c' },
      { id: 'white', name: text('白瓷', 'Porcelain'), paint: '#f2efe9' },
    ],
    rating: 4.6,
    ratings: 1024,
    points: [
      text('人来才亮，白天自动不工作', 'Sees movement, rests in daylight'),
      text('充一次电约用 60 天', 'About 60 days from one charge'),
      text('底部带磁，柜子里也能吸', 'A magnet in the foot holds it inside a cupboard'),
    ],
    facts: [
      fact(f.power, text('0.6 W', '0.6 W')),
      fact(text('充电', 'Charging'), text('Type-C，两小时充满', 'USB-C, full in two hours')),
      fact(f.size, text('9 × 9 × 11 厘米', '9 × 9 × 11 cm')),
      fact(text('感应距离', 'Range'), text('约 3 米', 'About 3 m')),
      fact(f.warranty, text('一年', 'One year')),
    ],
    reviews: [
      {
        name: text('起夜的人', 'Night walker'),
        stars: 5,
        text: text(
          '光很柔，不刺眼，给老人房间也装了一个。',
          'Soft enough at night. Bought a second one for my parents’ room.',
        ),
      },
      {
        name: text('豆浆', 'Doujiang'),
        stars: 4,
        text: text('感应灵敏，就是猫走过也会亮。', 'Very alert: it also lights up for the cat.'),
      },
    ],
  },
  {
    id: 'pendant',
    category: 'lighting',
    kind: text('吊灯', 'Pendants'),
    title: text('纸艺圆吊灯', 'Round paper pendant'),
    tagline: text('像一轮月亮挂在饭桌上', 'A moon over the dinner table'),
    price: 329,
    colours: [
      { id: 'paper', name: text('米纸', 'Rice paper'), paint: '#f0e2c4' },
      { id: 'blush', name: text('晚霞', 'Evening'), paint: '#eec3a3' },
    ],
    rating: 4.7,
    ratings: 76,
    points: [
      text('覆膜手工纸，不易破，湿布可擦', 'Coated handmade paper: tough, wipes clean'),
      text('吊线 1.5 米可调，附吸顶盘', 'Cord adjusts to 1.5 m; ceiling rose included'),
      text('E27 灯口，送 9 W 暖光灯泡', 'E27 socket, 9 W warm bulb included'),
    ],
    facts: [
      fact(f.size, text('直径 45 厘米', '45 cm across')),
      fact(f.material, text('手工纸，竹骨', 'Handmade paper on bamboo')),
      fact(f.power, text('最大 25 W LED', 'LED up to 25 W')),
      fact(text('安装', 'Fitting'), text('需电工，可预约上门', 'By an electrician; we can send one')),
      fact(f.warranty, text('两年', 'Two years')),
    ],
    reviews: [
      {
        name: text('饭桌旁', 'By the table'),
        stars: 5,
        text: text('一开灯整个屋子都暖了。', 'Switch it on and the whole room is warm.'),
      },
      {
        name: text('小院', 'Xiaoyuan'),
        stars: 4,
        text: text(
          '安装师傅很准时，纸面比想的结实。',
          'The fitter came on time. The paper is tougher than I thought.',
        ),
      },
    ],
  },
];
