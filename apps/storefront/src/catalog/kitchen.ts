import { fact, factNames as f, text, type Product } from './types';

export const kitchen: Product[] = [
  {
    id: 'kettle',
    category: 'kitchen',
    kind: text('电热水壶', 'Kettles'),
    title: text('恒温电热水壶 1.5L', 'Keep-warm kettle 1.5 L'),
    tagline: text('四档恒温，静音，一键除垢', 'Four temperatures, quiet, descales itself'),
    price: 269,
    isNew: true,
    colours: [
      { id: 'white', name: text('云白', 'Cloud white'), paint: '#f3f5f6' },
      { id: 'green', name: text('松绿', 'Pine'), paint: '#5d8374' },
      { id: 'grey', name: text('墨灰', 'Ink grey'), paint: '#7b8490', soldOut: true },
    ],
    rating: 4.8,
    ratings: 326,
    points: [
      text('40、55、70、85 度四档恒温，最长保持 8 小时', 'Holds 40, 55, 70 or 85 °C for up to 8 hours'),
      text('静音模式下按键不响，夜里冲奶不吵醒孩子', 'Quiet mode silences the keys for feeds at night'),
      text('内胆无焊缝，一整片不锈钢拉制', 'Seamless inside, drawn from one piece of steel'),
    ],
    facts: [
      fact(f.capacity, text('1.5 升', '1.5 L')),
      fact(f.power, text('1500 W，220 V', '1500 W, 220 V')),
      fact(f.material, text('316 不锈钢内胆，聚丙烯外壳', '316 stainless steel, polypropylene shell')),
      fact(f.size, text('23 × 16 × 25 厘米', '23 × 16 × 25 cm')),
      fact(f.warranty, text('一年', 'One year')),
    ],
    reviews: [
      {
        name: text('小满妈妈', 'Xiaoman’s mum'),
        stars: 5,
        text: text(
          '四十度一直保着，半夜起来直接冲奶，确实不响。',
          'Stays at forty all night. I just pour and go back to bed. Truly silent.',
        ),
      },
      {
        name: text('老周', 'Old Zhou'),
        stars: 4,
        text: text(
          '烧水快，壶嘴出水稳。底座线短了一点。',
          'Boils fast and pours steadily. The cord could be longer.',
        ),
      },
    ],
  },
  {
    id: 'thermos',
    category: 'kitchen',
    kind: text('保温杯', 'Flasks'),
    title: text('随行保温杯 480ml', 'Everyday flask 480 ml'),
    tagline: text('十二小时不凉，单手能开', 'Warm for twelve hours, opens with one hand'),
    price: 129,
    wasPrice: 159,
    colours: [
      { id: 'green', name: text('松绿', 'Pine'), paint: '#3f6f5f' },
      { id: 'clay', name: text('陶红', 'Clay'), paint: '#b8694f' },
      { id: 'navy', name: text('靛青', 'Indigo'), paint: '#44597a' },
    ],
    rating: 4.7,
    ratings: 812,
    points: [
      text('早上装的热水，晚上还有 52 度', 'Filled at breakfast, still 52 °C at supper'),
      text('杯盖可当杯，能放进车里的杯架', 'The cap is a cup; fits a car’s cup holder'),
      text('密封圈单卖，三块钱换一个', 'Spare seals are sold singly for ¥3'),
    ],
    facts: [
      fact(f.capacity, text('480 毫升', '480 ml')),
      fact(f.material, text('316 不锈钢，榉木纹杯盖', '316 stainless steel, beech-look cap')),
      fact(f.weight, text('285 克', '285 g')),
      fact(f.care, text('可拆洗，不要放进洗碗机', 'Takes apart; not for the dishwasher')),
      fact(f.warranty, text('一年', 'One year')),
    ],
    reviews: [
      {
        name: text('跑步的林', 'Lin who runs'),
        stars: 5,
        text: text(
          '放包里倒着也不漏，跑了三个月。',
          'Lies upside down in my bag for three months and has not leaked.',
        ),
      },
      {
        name: text('一碗', 'Yiwan'),
        stars: 4,
        text: text(
          '颜色和图上一样，就是新杯要多洗两遍。',
          'Colour as pictured. Wash it twice before the first use.',
        ),
      },
    ],
  },
  {
    id: 'lunch-box',
    category: 'kitchen',
    kind: text('便当盒', 'Lunch boxes'),
    title: text('双层分格便当盒', 'Two-tier lunch box'),
    tagline: text('饭菜不串味，微波炉能热', 'Keeps dishes apart, goes in the microwave'),
    price: 89,
    colours: [
      { id: 'mint', name: text('豆绿', 'Bean green'), paint: '#8fae9b' },
      { id: 'rose', name: text('藕粉', 'Dusty rose'), paint: '#d39c92' },
      { id: 'cream', name: text('米白', 'Cream'), paint: '#e6dcc8' },
    ],
    rating: 4.6,
    ratings: 447,
    points: [
      text('上层 400 毫升放菜，下层 700 毫升放饭', '400 ml above for dishes, 700 ml below for rice'),
      text('隔板可以取出，一盒变两格或一格', 'The divider lifts out: two parts or one'),
      text('去掉木盖可进微波炉和洗碗机', 'Without the wooden lid: microwave and dishwasher'),
    ],
    facts: [
      fact(f.capacity, text('400 + 700 毫升', '400 + 700 ml')),
      fact(f.material, text('小麦秸秆料盒身，榉木盖', 'Wheat-straw composite, beech lid')),
      fact(f.size, text('18 × 11 × 11 厘米', '18 × 11 × 11 cm')),
      fact(f.care, text('木盖擦干，不要浸泡', 'Wipe the lid dry; do not soak it')),
      fact(f.warranty, text('半年', 'Six months')),
    ],
    reviews: [
      {
        name: text('格子间的猫', 'Cubicle cat'),
        stars: 5,
        text: text('带了一个学期，扣带没有松。', 'A whole term of lunches and the band is as tight as new.'),
      },
      {
        name: text('阿拙', 'Azhuo'),
        stars: 4,
        text: text(
          '容量对我来说刚好，饭量大的要加一层。',
          'Just right for me. Big eaters will want a third tier.',
        ),
      },
    ],
  },
  {
    id: 'pot',
    category: 'kitchen',
    kind: text('锅具', 'Cookware'),
    title: text('珐琅铸铁炖锅 24cm', 'Enamelled iron pot 24 cm'),
    tagline: text('慢火炖得透，端上桌也好看', 'Slow heat through and through, fit for the table'),
    price: 399,
    colours: [
      { id: 'brick', name: text('砖红', 'Brick red'), paint: '#b4533f' },
      { id: 'blue', name: text('雾蓝', 'Mist blue'), paint: '#6d8ba3' },
      { id: 'sage', name: text('鼠尾草', 'Sage'), paint: '#8c9a79' },
    ],
    rating: 4.9,
    ratings: 203,
    points: [
      text('锅盖内侧有聚水点，汤汁回流不干锅', 'Drops under the lid return the steam to the dish'),
      text('燃气、电陶、电磁炉和烤箱都能用', 'For gas, ceramic, induction and the oven'),
      text('首次使用请先抹一层油，说明书里有图', 'Oil it before first use; the leaflet shows how'),
    ],
    facts: [
      fact(f.capacity, text('4.2 升，四到六人', '4.2 L, for four to six')),
      fact(f.material, text('铸铁，三层珐琅', 'Cast iron, three coats of enamel')),
      fact(f.weight, text('5.1 千克', '5.1 kg')),
      fact(f.care, text('温水软布，不用钢丝球', 'Warm water and a soft cloth, no steel wool')),
      fact(f.warranty, text('五年', 'Five years')),
    ],
    reviews: [
      {
        name: text('炖肉的人', 'Stew maker'),
        stars: 5,
        text: text(
          '牛腩一个半小时就烂了，收汁也均匀。',
          'Brisket falls apart in ninety minutes, and the sauce thickens evenly.',
        ),
      },
      {
        name: text('南山', 'Nanshan'),
        stars: 5,
        text: text('重是真重，可好锅就该这样。', 'It is heavy. A good pot should be.'),
      },
    ],
  },
  {
    id: 'tea-set',
    category: 'kitchen',
    kind: text('茶具', 'Tea ware'),
    title: text('提梁茶具 一壶两杯', 'Loop-handle tea set for two'),
    tagline: text('景德镇窑烧，配竹木茶盘', 'Kiln-fired stoneware with a wooden tray'),
    price: 218,
    isNew: true,
    colours: [
      { id: 'celadon', name: text('青釉', 'Celadon'), paint: '#a9bfae' },
      { id: 'ink', name: text('乌金', 'Dark glaze'), paint: '#5a5a5e' },
    ],
    rating: 4.8,
    ratings: 94,
    points: [
      text('壶口带滤孔，茶叶不进杯', 'A strainer in the spout keeps leaves in the pot'),
      text('提梁是榆木的，倒茶不烫手', 'The elm handle stays cool while you pour'),
      text('每一套釉色略有不同，属正常', 'Glazes differ a little from set to set'),
    ],
    facts: [
      fact(f.capacity, text('壶 550 毫升，杯 90 毫升', 'Pot 550 ml, cups 90 ml')),
      fact(f.material, text('陶瓷，榆木，竹木茶盘', 'Stoneware, elm, bamboo tray')),
      fact(f.size, text('茶盘 34 × 16 厘米', 'Tray 34 × 16 cm')),
      fact(f.care, text('手洗，木把不要泡水', 'Wash by hand; keep the handle dry')),
      fact(f.warranty, text('破损包换，签收 48 小时内', 'Broken on arrival: replaced within 48 hours')),
    ],
    reviews: [
      {
        name: text('雨前', 'Yuqian'),
        stars: 5,
        text: text(
          '出水利落，断水不滴，釉色温润。',
          'Pours cleanly and stops without a drip. A gentle glaze.',
        ),
      },
      {
        name: text('慢半拍', 'Half a beat'),
        stars: 4,
        text: text('包装很厚实，两个人喝刚好。', 'Packed with care. Just enough for two.'),
      },
    ],
  },
];
