/** Three conversations as a file of another system holds them; shown and offered at /docs/imports, and imported by a spec. */
const LINES = [
  {
    id: 'T-1001',
    inbox: 'demo-shop',
    customer: {
      key: 'u-77',
      id: 'SHOP-20931',
      name: '陈晓琳',
      email: 'lin@customers.example',
      tier: 'vip',
      attributes: { city: '杭州' },
    },
    agents: [{ name: '林婉', email: 'wan@oldchat.example' }],
    messages: [
      { at: '2025-03-01T09:30:05+08:00', from: 'customer', text: '你好，订单 82931 什么时候发货？' },
      { at: '2025-03-01T09:30:06+08:00', from: 'bot', text: '您好，正在为您转人工客服。' },
      { at: '2025-03-01T09:31:30+08:00', from: 'agent', agent: '林婉', text: '今天下午发出，明天到。' },
      { at: '2025-03-01T09:31:50+08:00', from: 'agent', agent: '林婉', text: '客户很急', note: true },
      { at: '2025-03-01T09:32:40+08:00', from: 'customer', text: '好的，谢谢' },
    ],
    events: [
      { at: '2025-03-01T09:30:10+08:00', kind: 'queued' },
      { at: '2025-03-01T09:30:40+08:00', kind: 'assigned', agent: '林婉' },
      { at: '2025-03-01T09:30:45+08:00', kind: 'accepted', agent: '林婉' },
      {
        at: '2025-03-01T09:40:00+08:00',
        kind: 'closed',
        by: 'agent',
        resolved: 'yes',
        text: '已答复发货时间',
      },
      { at: '2025-03-01T09:55:00+08:00', kind: 'rated', score: 5, text: '很快' },
    ],
  },
  {
    id: 'T-1002',
    inbox: 'demo-shop',
    customer: { key: 'u-78', name: 'Kim' },
    messages: [{ at: '2025-03-01T20:00:00+08:00', from: 'customer', text: 'Anybody there?' }],
    events: [
      { at: '2025-03-01T20:00:00+08:00', kind: 'queued' },
      { at: '2025-03-01T20:06:10+08:00', kind: 'abandoned' },
    ],
  },
  {
    id: 'T-1003',
    inbox: 'demo-shop',
    customer: { key: 'u-77' },
    messages: [
      { at: '2025-03-03T10:00:00+08:00', from: 'customer', text: '还没收到' },
      {
        at: '2025-03-03T10:01:00+08:00',
        from: 'agent',
        agent: 'wan@oldchat.example',
        text: '我请同事查一下',
      },
      { at: '2025-03-03T10:05:00+08:00', from: 'agent', agent: '周野', text: '今天派送，请留意电话' },
    ],
    events: [
      {
        at: '2025-03-03T10:02:00+08:00',
        kind: 'transferred',
        agent: 'wan@oldchat.example',
        toAgent: '周野',
        text: '查物流',
      },
      { at: '2025-03-03T10:30:00+08:00', kind: 'closed', by: 'silence' },
    ],
  },
];

/** The example as a file. */
export const IMPORT_EXAMPLE = LINES.map((line) => `${JSON.stringify(line)}\n`).join('');
