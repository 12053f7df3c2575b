import { fact, factNames as f, text, type Product } from './types';

export const bath: Product[] = [
  {
    id: 'towels',
    category: 'bath',
    kind: text('毛巾', 'Towels'),
    title: text('长绒棉毛巾 三条装', 'Long-staple towels, set of three'),
    tagline: text('吸水快，晾得也快', 'Drinks fast, dries fast'),
    price: 99,
    colours: [
      { id: 'blue', name: text('水蓝', 'Water blue'), paint: '#7fa5ad' },
      { id: 'sand', name: text('沙色', 'Sand'), paint: '#d1b593' },
      { id: 'rose', name: text('藕粉', 'Dusty rose'), paint: '#cf9d98' },
    ],
    rating: 4.7,
    ratings: 1530,
    points: [
      text('新疆长绒棉，每平方米 500 克', 'Xinjiang long-staple cotton, 500 g per square metre'),
      text('不加荧光剂，不掉毛', 'No optical brighteners, no lint'),
      text('带挂绳，一家三口一人一条', 'A loop on each: one for everybody'),
    ],
    facts: [
      fact(f.size, text('34 × 76 厘米，三条', '34 × 76 cm, three pieces')),
      fact(f.material, text('100% 长绒棉', '100 % long-staple cotton')),
      fact(f.weight, text('每条 130 克', '130 g each')),
      fact(f.care, text('首次单独洗，不用柔顺剂', 'Wash apart first; no softener')),
      fact(f.warranty, text('三个月', 'Three months')),
    ],
    reviews: [
      {
        name: text('洗脸认真', 'Serious washer'),
        stars: 5,
        text: text('厚实，洗了十几次还是软的。', 'Thick, and still soft after a dozen washes.'),
      },
      {
        name: text('小邮差', 'Little postman'),
        stars: 4,
        text: text('第一次下水会掉一点浮色。', 'A trace of dye in the first wash, none after.'),
      },
    ],
  },
  {
    id: 'diffuser',
    category: 'bath',
    kind: text('香薰', 'Scent'),
    title: text('陶瓷超声香薰机', 'Ceramic aroma diffuser'),
    tagline: text('一滴精油，一室清气', 'One drop of oil, one clear room'),
    price: 149,
    colours: [
      { id: 'white', name: text('素白', 'Plain white'), paint: '#efece6', soldOut: true },
      { id: 'lilac', name: text('暮紫', 'Dusk'), paint: '#a79fbb', soldOut: true },
    ],
    rating: 4.6,
    ratings: 188,
    points: [
      text('超声雾化，不加热，香味不变', 'Ultrasound, no heat, so the scent stays true'),
      text('水少自动停，可以整夜开', 'Stops when dry; safe through the night'),
      text('25 分贝，放床头也安静', '25 dB, quiet enough for the bedside'),
    ],
    facts: [
      fact(f.capacity, text('180 毫升，约 6 小时', '180 ml, about 6 hours')),
      fact(f.power, text('10 W', '10 W')),
      fact(f.material, text('陶瓷外罩，榉木底座', 'Ceramic cover, beech base')),
      fact(f.size, text('12 × 12 × 18 厘米', '12 × 12 × 18 cm')),
      fact(f.warranty, text('一年', 'One year')),
    ],
    reviews: [
      {
        name: text('瑜伽垫', 'Yoga mat'),
        stars: 5,
        text: text('雾很细，桌面不会湿。', 'So fine a mist that the table stays dry.'),
      },
      {
        name: text('橘猫', 'Ginger cat'),
        stars: 4,
        text: text('好看，就是补货太慢了。', 'Lovely. It just takes long to come back in stock.'),
      },
    ],
  },
  {
    id: 'basket',
    category: 'bath',
    kind: text('收纳', 'Storage'),
    title: text('手编收纳筐', 'Handwoven basket'),
    tagline: text('脏衣、玩具、毯子，都能装', 'For laundry, toys and throws'),
    price: 119,
    colours: [
      { id: 'rattan', name: text('藤色', 'Rattan'), paint: '#cfa86f' },
      { id: 'dark', name: text('深褐', 'Dark brown'), paint: '#8e6a4c' },
    ],
    rating: 4.5,
    ratings: 215,
    points: [
      text('天然水草手编，每个要编大半天', 'Woven by hand from seagrass, most of a day each'),
      text('棉布内袋可拆洗', 'The cotton lining comes out for washing'),
      text('用不着时压平，塞进柜缝', 'Folds flat when not needed'),
    ],
    facts: [
      fact(f.size, text('40 × 30 × 32 厘米', '40 × 30 × 32 cm')),
      fact(f.material, text('水草，棉布内衬', 'Seagrass, cotton lining')),
      fact(f.weight, text('950 克', '950 g')),
      fact(f.care, text('避免淋湿，掸灰即可', 'Keep dry; just dust it')),
      fact(f.warranty, text('三个月', 'Three months')),
    ],
    reviews: [
      {
        name: text('收纳控', 'Tidy soul'),
        stars: 5,
        text: text('没有草味，放客厅也不难看。', 'No smell of grass. Good enough for the living room.'),
      },
      {
        name: text('两个娃', 'Two kids'),
        stars: 4,
        text: text(
          '装积木正好，孩子自己拖着走。',
          'Holds all the blocks, and the children drag it along themselves.',
        ),
      },
    ],
  },
];
