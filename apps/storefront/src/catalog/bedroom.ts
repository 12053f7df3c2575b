import { fact, factNames as f, text, type Product } from './types';

export const bedroom: Product[] = [
  {
    id: 'bedding',
    category: 'bedroom',
    kind: text('床品', 'Bedding'),
    title: text('水洗亚麻四件套', 'Washed linen bedding set'),
    tagline: text('越洗越软，四季都能睡', 'Softer with every wash, for all seasons'),
    price: 599,
    wasPrice: 699,
    colours: [
      { id: 'oat', name: text('燕麦', 'Oat'), paint: '#d8c9b0' },
      { id: 'fog', name: text('雾蓝', 'Fog blue'), paint: '#a3b4c2' },
      { id: 'moss', name: text('苔绿', 'Moss'), paint: '#98a487' },
    ],
    rating: 4.7,
    ratings: 158,
    points: [
      text('法国亚麻，织好后再水洗，不用熨', 'French flax, washed after weaving; no ironing'),
      text('被套有内绑带，睡一夜也不跑', 'Ties inside the cover keep the quilt in place'),
      text('甲醛和色牢度检测报告随单附上', 'Test report for dyes and formaldehyde included'),
    ],
    facts: [
      fact(f.size, text('被套 200 × 230，床单 245 × 250 厘米', 'Cover 200 × 230, sheet 245 × 250 cm')),
      fact(f.material, text('100% 亚麻', '100 % linen')),
      fact(f.weight, text('3.2 千克', '3.2 kg')),
      fact(f.care, text('40 度机洗，低温烘干', 'Wash at 40 °C, dry on low')),
      fact(f.warranty, text('半年', 'Six months')),
    ],
    reviews: [
      {
        name: text('半山', 'Banshan'),
        stars: 5,
        text: text(
          '第一晚有点挺，洗过两次就软了。',
          'A little crisp the first night, soft after two washes.',
        ),
      },
      {
        name: text('吴同学', 'Wu'),
        stars: 4,
        text: text(
          '夏天不粘身，颜色比图上稍深一点。',
          'Never sticks to the skin in summer. Slightly darker than the picture.',
        ),
      },
    ],
  },
  {
    id: 'pillow',
    category: 'bedroom',
    kind: text('枕头', 'Pillows'),
    title: text('荞麦护颈枕', 'Buckwheat neck pillow'),
    tagline: text('高低可调，拉链里加减荞麦壳', 'Add or remove husks to set the height'),
    price: 159,
    colours: [
      { id: 'linen', name: text('本色', 'Natural'), paint: '#e2d8c4' },
      { id: 'tea', name: text('茶褐', 'Tea'), paint: '#b79f83' },
    ],
    rating: 4.5,
    ratings: 271,
    points: [
      text('新荞麦壳三次过筛，不扎不掉粉', 'New husks sieved three times: no dust, no points'),
      text('两侧高中间低，仰睡侧睡都托得住', 'Higher at the sides: holds back and side sleepers'),
      text('送一袋 300 克补充壳', 'Comes with 300 g of spare husks'),
    ],
    facts: [
      fact(f.size, text('60 × 38 厘米，高 8–11 厘米', '60 × 38 cm, 8–11 cm high')),
      fact(f.material, text('荞麦壳，棉麻枕套', 'Buckwheat husks, cotton-linen cover')),
      fact(f.weight, text('2.4 千克', '2.4 kg')),
      fact(f.care, text('枕套机洗，枕芯晾晒', 'Wash the cover, air the filling')),
      fact(f.warranty, text('半年', 'Six months')),
    ],
    reviews: [
      {
        name: text('伏案十年', 'Ten desk years'),
        stars: 5,
        text: text(
          '倒出来一碗壳，高度正好，早上脖子不僵了。',
          'I took one bowl out and the height is right. No stiff neck in the morning.',
        ),
      },
      {
        name: text('青橙', 'Qingcheng'),
        stars: 4,
        text: text('翻身有一点沙沙声，习惯就好。', 'It rustles a little when you turn; one gets used to it.'),
      },
    ],
  },
  {
    id: 'blanket',
    category: 'bedroom',
    kind: text('毯子', 'Throws'),
    title: text('人字纹针织盖毯', 'Herringbone knitted throw'),
    tagline: text('沙发上、飞机上、午睡时', 'For the sofa, the plane and the nap'),
    price: 239,
    colours: [
      { id: 'caramel', name: text('焦糖', 'Caramel'), paint: '#c08a5d' },
      { id: 'grey', name: text('浅灰', 'Light grey'), paint: '#b9bcc0' },
      { id: 'pine', name: text('松绿', 'Pine'), paint: '#5f7f70', soldOut: true },
    ],
    rating: 4.8,
    ratings: 132,
    points: [
      text('羊毛和棉各半，不扎皮肤', 'Half wool, half cotton; does not itch'),
      text('手工打结流苏，机洗也不散', 'Hand-knotted fringe that survives the machine'),
      text('叠起来和一本杂志差不多大', 'Folds to the size of a magazine'),
    ],
    facts: [
      fact(f.size, text('130 × 170 厘米', '130 × 170 cm')),
      fact(f.material, text('50% 羊毛，50% 棉', '50 % wool, 50 % cotton')),
      fact(f.weight, text('820 克', '820 g')),
      fact(f.care, text('羊毛档冷水洗，平铺晾干', 'Cold wool cycle, dry flat')),
      fact(f.warranty, text('半年', 'Six months')),
    ],
    reviews: [
      {
        name: text('窗边位', 'Window seat'),
        stars: 5,
        text: text(
          '厚薄刚好，猫也喜欢，居然没勾丝。',
          'Just the right weight. The cat loves it too, and not one pulled thread.',
        ),
      },
      {
        name: text('禾苗', 'Hemiao'),
        stars: 5,
        text: text(
          '送妈妈的，她说比图上还好看。',
          'A present for my mother. She says the picture does not do it justice.',
        ),
      },
    ],
  },
];
