/** 机器说的话：各语言的文字、变量、预览。 */
export const spoken = {
  variable: '插入变量',
  preview: '顾客会看到',
  byHand: '发送前由客服填写：{list}',
  unknown: '没有这个变量：{list}',
  fallback: '没有{name}时说“{text}”',
  missing: '缺{language}',
  keywords: {
    remove: '移除“{word}”',
    doubled: '已经有了：{list}',
    tooLong: '最长 80 个字，太长的没有加上',
    full: '最多 {n} 个',
  },
};
