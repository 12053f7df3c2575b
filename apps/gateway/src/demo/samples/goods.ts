/** A text in both languages, Chinese first. */
export type Both = readonly [zh: string, en: string];

/** What the demo shop sells, as its people and shoppers talk about it. Ids and prices are the storefront's. */
export interface Good {
  id: string;
  title: Both;
  /** As one says it in a chat. */
  name: Both;
  /** Whole yuan. */
  price: number;
  colours: Both[];
  /** A colour that is sold out. */
  soldOut?: Both;
  /** Questions and what the shop answers. */
  asked: [question: Both, answer: Both][];
  /** What may go wrong, and what is done about it. */
  fault: [told: Both, done: Both];
}

export const goods: Good[] = [
  {
    id: 'kettle',
    title: ['恒温电热水壶 1.5L', 'Keep-warm kettle 1.5 L'],
    name: ['恒温水壶', 'keep-warm kettle'],
    price: 269,
    colours: [
      ['云白', 'cloud white'],
      ['松绿', 'pine'],
    ],
    soldOut: ['墨灰', 'ink grey'],
    asked: [
      [
        ['能一直保温在 40 度吗？晚上要冲奶', 'Can it stay at 40 °C all night? It’s for baby feeds'],
        [
          '可以的，40、55、70、85 四档，最长保 8 小时。冲奶用 40 或 55 度那档，静音模式下按键也没有声音',
          'It can: 40, 55, 70 or 85 °C for up to 8 hours. For feeds use 40 or 55; in quiet mode the keys make no sound',
        ],
      ],
      [
        ['内胆是什么材质？怕有异味', 'What is it made of inside? I’m worried about a smell'],
        [
          '内胆是 316 不锈钢，一整片拉制没有焊缝。新壶建议先用清水煮两次倒掉，之后就没有味道了',
          'The inside is one piece of 316 stainless steel without a seam. Boil clear water twice before the first use and there is no smell',
        ],
      ],
      [
        ['底座的线有多长？', 'How long is the cord?'],
        [
          '线长 75 厘米，离插座远的话建议配一个延长线',
          'It is 75 cm; with a socket further away you would need an extension',
        ],
      ],
    ],
    fault: [
      ['烧到一半就自己跳了，水还是温的', 'it switches off halfway and the water stays lukewarm'],
      ['像是温控坏了，给您补发一台新的', 'that sounds like the thermostat; I’m sending you a new one'],
    ],
  },
  {
    id: 'thermos',
    title: ['随行保温杯 480ml', 'Everyday flask 480 ml'],
    name: ['保温杯', 'flask'],
    price: 129,
    colours: [
      ['松绿', 'pine'],
      ['陶红', 'clay'],
      ['靛青', 'indigo'],
    ],
    asked: [
      [
        ['早上装的开水，晚上还能热吗？', 'Filled in the morning, is it still hot in the evening?'],
        [
          '能的，我们实测早上装满 95 度，十二小时后 52 度左右',
          'Yes: filled at 95 °C it is still about 52 °C twelve hours later',
        ],
      ],
      [
        ['可以泡茶吗？密封圈会不会有味道', 'Is it fine for tea? Does the seal keep the smell?'],
        [
          '可以泡。密封圈能拆下来洗，时间久了也可以单买一个换，三块钱',
          'It is. The seal comes off for washing, and a new one is ¥3 whenever you like',
        ],
      ],
      [
        ['能放进车里的杯架吗？', 'Does it fit a car’s cup holder?'],
        ['杯底直径 6.6 厘米，一般车的杯架都放得下', 'The foot is 6.6 cm across, which fits most cup holders'],
      ],
    ],
    fault: [
      ['盖子拧紧了还是漏，包里都湿了', 'it leaks even when screwed tight; my bag got wet'],
      [
        '是密封圈没压到位或者变形了，给您寄两个新密封圈，还漏就直接换杯',
        'the seal is bent or not seated; I’ll post two new ones, and if that does not help we replace the flask',
      ],
    ],
  },
  {
    id: 'lunch-box',
    title: ['双层分格便当盒', 'Two-tier lunch box'],
    name: ['便当盒', 'lunch box'],
    price: 89,
    colours: [
      ['豆绿', 'bean green'],
      ['藕粉', 'dusty rose'],
      ['米白', 'cream'],
    ],
    asked: [
      [
        ['能直接进微波炉吗？', 'Can it go into the microwave?'],
        [
          '取下木盖就可以，盒身和内盖都能进微波炉，三分钟以内',
          'Yes, without the wooden lid; up to three minutes for the box and its inner lid',
        ],
      ],
      [
        ['一个成年男生吃够不够？', 'Is it enough for a grown man?'],
        [
          '上层 400 毫升、下层 700 毫升，普通饭量够了，饭量大的会觉得少一点',
          '400 ml above and 700 ml below: right for most, a little small for big eaters',
        ],
      ],
    ],
    fault: [
      ['木盖裂了一道缝', 'the wooden lid has split'],
      [
        '木盖浸泡久了会裂，这次免费给您补寄一个木盖',
        'the lid must not be soaked, but this time I’ll post you a new one for free',
      ],
    ],
  },
  {
    id: 'pot',
    title: ['珐琅铸铁炖锅 24cm', 'Enamelled iron pot 24 cm'],
    name: ['珐琅锅', 'iron pot'],
    price: 399,
    colours: [
      ['砖红', 'brick red'],
      ['雾蓝', 'mist blue'],
      ['鼠尾草', 'sage'],
    ],
    asked: [
      [
        ['电磁炉能用吗？', 'Does it work on induction?'],
        [
          '能用，燃气、电陶炉、电磁炉和烤箱都可以，微波炉不行',
          'It does: gas, ceramic, induction and the oven, but not the microwave',
        ],
      ],
      [
        ['24 厘米够几个人吃？', 'How many people is 24 cm for?'],
        ['容量 4.2 升，四到六个人炖汤刚好', 'It holds 4.2 L, right for four to six'],
      ],
      [
        ['新锅要怎么开锅？', 'How do I prepare it before first use?'],
        [
          '温水洗净擦干，薄薄抹一层食用油，小火热五分钟关火，放凉再擦掉就好，说明书里有图',
          'Wash it warm, dry it, rub in a little oil, heat gently for five minutes and wipe it off when cold; the leaflet shows how',
        ],
      ],
    ],
    fault: [
      ['锅沿有一小块珐琅掉了', 'a chip of enamel is missing at the rim'],
      [
        '运输中磕到的，给您换新，旧锅安排上门取回',
        'that happened in transport; we replace the pot and collect the old one',
      ],
    ],
  },
  {
    id: 'tea-set',
    title: ['提梁茶具 一壶两杯', 'Loop-handle tea set for two'],
    name: ['提梁茶具', 'tea set'],
    price: 218,
    colours: [
      ['青釉', 'celadon'],
      ['乌金', 'dark glaze'],
    ],
    asked: [
      [
        ['青釉的颜色和图片一样吗？', 'Is the celadon the colour of the picture?'],
        [
          '大体一样。每一窑的釉色会有一点深浅，属于正常，您介意的话我可以请仓库挑一套偏浅的',
          'Very close. Every firing is a little different; if you like I can ask for a lighter one',
        ],
      ],
      [
        ['可以单独加两个杯子吗？', 'Can I add two more cups?'],
        ['可以，单杯 36 元一只，和茶具一起发', 'You can: ¥36 a cup, sent together with the set'],
      ],
    ],
    fault: [
      ['拆开发现一个杯子碎了', 'one of the cups arrived broken'],
      [
        '签收 48 小时内破损包换，今天就给您补发一只杯子，碎的不用寄回',
        'breakages told within 48 hours are replaced; a new cup leaves today and you need not return the pieces',
      ],
    ],
  },
  {
    id: 'desk-lamp',
    title: ['折臂护眼台灯', 'Folding-arm desk lamp'],
    name: ['护眼台灯', 'desk lamp'],
    price: 189,
    colours: [
      ['杏黄', 'apricot'],
      ['象牙', 'ivory'],
      ['墨绿', 'deep green'],
    ],
    asked: [
      [
        ['孩子写作业用，会不会频闪？', 'It’s for homework. Does it flicker?'],
        [
          '没有频闪，照度是国标 AA 级，显色指数 97。用手机慢动作拍也看不到条纹',
          'It does not; it meets the AA class for reading light and its colour rendering is 97. Even slow motion shows no stripes',
        ],
      ],
      [
        ['色温怎么调？', 'How do I change the colour of the light?'],
        [
          '轻触底座按住不放是调亮度，连点两下切换色温，2700 到 5000 K，下次开灯会记住',
          'Hold the touch base to dim; tap twice to change from 2700 to 5000 K. It remembers the last setting',
        ],
      ],
      [
        ['插头是两孔还是三孔？', 'Two pins or three?'],
        ['两孔插头，线长 1.6 米', 'Two pins, and the cord is 1.6 m'],
      ],
    ],
    fault: [
      ['灯臂往下掉，固定不住', 'the arm sinks and will not stay'],
      [
        '转轴的阻尼螺丝松了，您先拧底部的小螺丝试试；不行我给您换一盏',
        'the screw in the joint is loose: try tightening the small one below, and if that fails I’ll replace it',
      ],
    ],
  },
  {
    id: 'night-light',
    title: ['蘑菇感应小夜灯', 'Mushroom night light'],
    name: ['小夜灯', 'night light'],
    price: 59,
    colours: [
      ['原木', 'wood'],
      ['白瓷', 'porcelain'],
    ],
    asked: [
      [
        ['充一次电能用多久？', 'How long does one charge last?'],
        [
          '每晚感应二十次左右的话，大约 60 天，Type-C 充电',
          'About 60 days at twenty times a night; it charges by USB-C',
        ],
      ],
      [
        ['白天也会亮吗？', 'Does it light in daylight too?'],
        ['不会，光线亮的时候自动不工作', 'No, it rests while it is bright'],
      ],
    ],
    fault: [
      ['充满电走过去也不亮', 'it does not light even when charged'],
      [
        '应该是感应头坏了，五十九块的小东西不折腾您寄回，直接补发一个',
        'the sensor seems dead; no need to send it back, a new one is on its way',
      ],
    ],
  },
  {
    id: 'pendant',
    title: ['纸艺圆吊灯', 'Round paper pendant'],
    name: ['圆吊灯', 'paper pendant'],
    price: 329,
    colours: [
      ['米纸', 'rice paper'],
      ['晚霞', 'evening'],
    ],
    asked: [
      [
        ['层高两米六，挂在餐桌上会不会太低？', 'My ceiling is 2.6 m. Will it hang too low over the table?'],
        [
          '吊线可以调 30 到 120 厘米，一般灯底离桌面 65 到 75 厘米，您家收到 60 厘米左右就合适',
          'The cord adjusts from 30 to 120 cm. The lamp should end 65 to 75 cm above the table, so about 60 cm of cord',
        ],
      ],
      [
        ['需要自己装吗？', 'Do I have to mount it myself?'],
        [
          '配件和图都在箱子里，会接线的二十分钟能装好；不方便的话可以加 60 元预约师傅上门',
          'All parts and drawings are in the box, about twenty minutes for somebody who can wire; an electrician is ¥60 more',
        ],
      ],
    ],
    fault: [
      ['灯罩有一个压痕，展不开', 'the shade is dented and will not unfold'],
      [
        '纸罩受压了，给您补发一个新灯罩，灯体不用寄回',
        'the paper was pressed; I’ll send a new shade and you keep the rest',
      ],
    ],
  },
  {
    id: 'bedding',
    title: ['水洗亚麻四件套', 'Washed linen bedding set'],
    name: ['亚麻四件套', 'linen set'],
    price: 599,
    colours: [
      ['燕麦', 'oat'],
      ['雾蓝', 'fog blue'],
      ['苔绿', 'moss'],
    ],
    asked: [
      [
        ['一米八的床能用吗？', 'Does it fit a 1.8 m bed?'],
        [
          '能用，被套 200 乘 230，床单 245 乘 250，一米五到一米八通用',
          'It does: cover 200 × 230 cm, sheet 245 × 250 cm, for beds from 1.5 to 1.8 m',
        ],
      ],
      [
        ['亚麻会不会扎人？', 'Is linen scratchy?'],
        [
          '织好之后水洗过，第一次用就是软的，而且越洗越软；皮肤特别敏感的话建议先洗一次',
          'It is washed after weaving, so it is soft from the start and gets softer; with sensitive skin wash it once first',
        ],
      ],
      [
        ['会缩水吗？可以机洗吗', 'Does it shrink? Machine wash?'],
        [
          '40 度以下机洗没问题，已经预缩过，缩水在 3% 以内，低温烘干就行',
          'Up to 40 °C in the machine is fine; it is pre-shrunk, below 3 %, and may go on low in the dryer',
        ],
      ],
    ],
    fault: [
      ['被套有一处开线，大概两厘米', 'the cover has an open seam of two centimetres'],
      [
        '这是质量问题，可以换一套，或者补偿您 60 元自己缝一下，您看哪种方便',
        'that is our fault: a new set, or ¥60 back if you would rather mend it yourself',
      ],
    ],
  },
  {
    id: 'pillow',
    title: ['荞麦护颈枕', 'Buckwheat neck pillow'],
    name: ['荞麦枕', 'buckwheat pillow'],
    price: 159,
    colours: [
      ['本色', 'natural'],
      ['茶褐', 'tea'],
    ],
    asked: [
      [
        ['高度能调吗？我颈椎不太好', 'Can the height be changed? My neck is not the best'],
        [
          '可以，拉开侧边拉链加减荞麦壳，8 到 11 厘米之间都能调，还送一袋 300 克补充壳',
          'Yes: open the zip and add or remove husks, from 8 to 11 cm; 300 g of spare husks come with it',
        ],
      ],
      [
        ['枕芯能洗吗？会不会生虫', 'Can the filling be washed? What about insects?'],
        [
          '枕套可以机洗，枕芯不能水洗，两三个月在通风处晒半天就好，荞麦壳出厂前高温烘过',
          'Wash only the cover; air the filling for half a day every few months. The husks are heat-treated',
        ],
      ],
    ],
    fault: [
      ['枕头一股潮味，晒了也散不掉', 'it smells damp, even after airing'],
      [
        '可能是包装受潮，给您换一个新的，旧的上门取',
        'it must have got wet on the way; we replace it and collect the old one',
      ],
    ],
  },
  {
    id: 'blanket',
    title: ['人字纹针织盖毯', 'Herringbone knitted throw'],
    name: ['盖毯', 'throw'],
    price: 239,
    colours: [
      ['焦糖', 'caramel'],
      ['浅灰', 'light grey'],
    ],
    soldOut: ['松绿', 'pine'],
    asked: [
      [
        ['羊毛的会不会扎？', 'Does the wool itch?'],
        [
          '羊毛和棉各一半，贴着皮肤也不扎，我自己办公室就放着一条',
          'Half wool and half cotton; it does not itch even on bare skin. I keep one in the office myself',
        ],
      ],
      [
        ['能机洗吗？流苏会不会散', 'Can it go in the machine with that fringe?'],
        [
          '羊毛档冷水洗，放洗衣袋里，流苏是打结的不会散，平铺晾干',
          'Cold wool cycle in a bag; the fringe is knotted. Dry it flat',
        ],
      ],
    ],
    fault: [
      ['边上勾丝了，有个小洞', 'a thread is pulled and left a hole'],
      [
        '质量问题给您换新，旧毯子快递上门取',
        'that is a fault; we replace it and a courier collects the old one',
      ],
    ],
  },
  {
    id: 'towels',
    title: ['长绒棉毛巾 三条装', 'Long-staple towels, set of three'],
    name: ['毛巾三条装', 'towels'],
    price: 99,
    colours: [
      ['水蓝', 'water blue'],
      ['沙色', 'sand'],
      ['藕粉', 'dusty rose'],
    ],
    asked: [
      [
        ['会掉毛吗？给宝宝用', 'Do they lose lint? They’re for a baby'],
        [
          '新疆长绒棉，不加荧光剂，不掉毛。第一次单独洗一下，别放柔顺剂',
          'Long-staple cotton without brighteners, no lint. Wash them apart the first time, without softener',
        ],
      ],
      [
        ['三条能选不同颜色吗？', 'Can I have three colours?'],
        [
          '可以，下单备注颜色就行，我也可以现在帮您备注',
          'Yes, name the colours with the order, or I’ll note them for you now',
        ],
      ],
    ],
    fault: [
      ['洗了一次颜色花了', 'the colour ran in the first wash'],
      ['给您换一份新的，旧的留着当抹布就好，不用寄', 'we send a new set; keep the old one for cleaning'],
    ],
  },
  {
    id: 'diffuser',
    title: ['陶瓷超声香薰机', 'Ceramic aroma diffuser'],
    name: ['香薰机', 'diffuser'],
    price: 149,
    colours: [['素白', 'plain white']],
    soldOut: ['素白', 'plain white'],
    asked: [
      [
        ['可以开一整晚吗？安不安全', 'May it run through the night?'],
        [
          '可以，水少会自动停，25 分贝放床头也不吵',
          'It may: it stops when dry, and at 25 dB it is quiet by the bed',
        ],
      ],
      [
        ['精油要自己买吗？', 'Does it come with oil?'],
        [
          '机器不含精油，水溶性的都能用，油性的少滴几滴',
          'Oil is not included; anything for ultrasound diffusers works, a few drops at a time',
        ],
      ],
    ],
    fault: [
      ['用了两周就不出雾了', 'after two weeks there is no mist any more'],
      [
        '多半是雾化片结垢，用棉签蘸白醋擦一下；还不行我给您换新',
        'most likely scale on the plate: wipe it with vinegar; if that does not help we replace it',
      ],
    ],
  },
  {
    id: 'basket',
    title: ['手编收纳筐', 'Handwoven basket'],
    name: ['收纳筐', 'basket'],
    price: 119,
    colours: [
      ['藤色', 'rattan'],
      ['深褐', 'dark brown'],
    ],
    asked: [
      [
        ['装脏衣服会不会发霉？', 'Will laundry make it mouldy?'],
        [
          '湿衣服别直接放，内袋可以拆下来洗，平时通风就不会',
          'Keep wet things out of it; the lining can be washed, and with air it stays fine',
        ],
      ],
      [
        ['有多大？能放毯子吗', 'How big is it? Would a throw fit?'],
        ['40 乘 30 乘 32 厘米，两条盖毯卷起来正好', '40 × 30 × 32 cm: two rolled throws fit nicely'],
      ],
    ],
    fault: [
      ['提手那里散了几根', 'some strands at the handle came loose'],
      [
        '手编的偶尔会松，给您换一个，散的您留着或者扔了都行',
        'handwork sometimes loosens; I’ll send another and you may keep this one',
      ],
    ],
  },
];

export const goodById = (id: string): Good => {
  const good = goods.find((each) => each.id === id);
  if (!good) throw new Error(`The demo shop does not sell ${id}`);
  return good;
};
