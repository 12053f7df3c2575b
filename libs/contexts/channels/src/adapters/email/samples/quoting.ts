/** Answers as mail programs write them: text part, HTML part, and what was written now. */
export interface QuotingSample {
  program: string;
  text: string;
  html: string;
  written: string;
  /** Words that stand only in what is quoted. */
  history: string;
}

const OURS = '您好，订单 20260301 已发货，预计明天送达。';

export const quotingSamples: QuotingSample[] = [
  {
    program: 'Gmail',
    written: 'Thanks, when will it arrive?\n\nAnna',
    history: 'shipped today',
    text: [
      'Thanks, when will it arrive?',
      '',
      'Anna',
      '',
      'On Mon, Mar 2, 2026 at 10:15 AM Demo Shop Customer Service <',
      'support+abc@shop.example> wrote:',
      '',
      '> Hello Anna,',
      '>',
      '> your order was shipped today.',
      '',
    ].join('\r\n'),
    html:
      '<div dir="ltr"><div>Thanks, when will it arrive?</div><div><br></div><div>Anna</div></div><br>' +
      '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Mar 2, 2026 at 10:15 AM Demo Shop ' +
      '&lt;<a href="mailto:support@shop.example">support@shop.example</a>&gt; wrote:<br></div>' +
      '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">' +
      '<div>Hello Anna,<br><br>your order was shipped today.</div></blockquote></div>',
  },
  {
    program: 'Gmail in Chinese',
    written: '谢谢，还没收到',
    history: '已发货',
    text: `谢谢，还没收到\n\nDemo Shop <support@shop.example> 于2026年3月2日周一 10:15写道：\n\n> ${OURS}\n`,
    html:
      '<div dir="ltr">谢谢，还没收到</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Demo Shop 于2026年3月2日周一 10:15写道：<br></div>' +
      `<blockquote class="gmail_quote"><div>${OURS}</div></blockquote></div>`,
  },
  {
    program: 'Outlook in English',
    written: 'Please change the address.\n\nBest regards\nBob',
    history: 'Which address',
    text: [
      'Please change the address.',
      '',
      'Best regards',
      'Bob',
      '',
      '________________________________',
      'From: Demo Shop <support@shop.example>',
      'Sent: Monday, March 2, 2026 10:15 AM',
      'To: Bob <bob@buyer.example>',
      'Subject: Re: Order 20260301',
      '',
      'Which address shall we use?',
    ].join('\r\n'),
    html:
      '<html><head><style>p{margin:0}</style></head><body><div>Please change the address.</div><div><br></div><div>Best regards</div><div>Bob</div>' +
      '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">' +
      '<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif"><b>From:</b> Demo Shop &lt;support@shop.example&gt;<br>' +
      '<b>Sent:</b> Monday, March 2, 2026 10:15 AM<br><b>To:</b> Bob<br><b>Subject:</b> Re: Order 20260301</font></div>' +
      '<div>Which address shall we use?</div></body></html>',
  },
  {
    program: 'Outlook in Chinese (desktop)',
    written: '请改成红色的，谢谢。',
    history: '请问需要哪种颜色',
    text: [
      '请改成红色的，谢谢。',
      '',
      '发件人: Demo Shop <support@shop.example> ',
      '发送时间: 2026年3月2日 10:15',
      '收件人: 李雷 <lilei@buyer.example>',
      '主题: 回复: 订单 20260301',
      '',
      '请问需要哪种颜色？',
    ].join('\r\n'),
    html:
      '<div class=WordSection1><p class=MsoNormal><span lang=EN-US>请改成红色的，谢谢。</span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>' +
      "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>发件人<span lang=EN-US>:</span></b>" +
      '<span lang=EN-US> Demo Shop &lt;support@shop.example&gt; <br></span><b>发送时间<span lang=EN-US>:</span></b> 2026年3月2日 10:15<br>' +
      '<b>收件人<span lang=EN-US>:</span></b> 李雷<br><b>主题<span lang=EN-US>:</span></b> 回复: 订单 20260301</p></div></div>' +
      '<p class=MsoNormal>请问需要哪种颜色？</p></div>',
  },
  {
    program: 'Apple Mail',
    written: 'It is the blue one.\n\nSent from my iPhone',
    history: 'blue or the green',
    text: [
      'It is the blue one.',
      '',
      'Sent from my iPhone',
      '',
      '> On 2 Mar 2026, at 10:15, Demo Shop <support@shop.example> wrote:',
      '> ',
      '> Do you mean the blue or the green one?',
    ].join('\r\n'),
    html:
      '<html><body dir="auto">It is the blue one.<br><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">' +
      'On 2 Mar 2026, at 10:15, Demo Shop &lt;support@shop.example&gt; wrote:<br><br></blockquote></div>' +
      '<blockquote type="cite"><div dir="ltr">Do you mean the blue or the green one?</div></blockquote></body></html>',
  },
  {
    program: 'Apple Mail in Chinese',
    written: '是蓝色的那个。',
    history: '您说的是蓝色',
    text: '是蓝色的那个。\n\n> 2026年3月2日 10:15，Demo Shop <support@shop.example> 写道：\n> \n> 您说的是蓝色还是绿色？\n',
    html:
      '<div>是蓝色的那个。<br><div><br><blockquote type="cite"><div>2026年3月2日 10:15，Demo Shop &lt;support@shop.example&gt; 写道：</div><br>' +
      '<div>您说的是蓝色还是绿色？</div></blockquote></div><br></div>',
  },
  {
    program: 'QQ Mail',
    written: '可以退货吗？',
    history: '已签收',
    text: [
      '可以退货吗？',
      '',
      '',
      '------------------&nbsp;原始邮件&nbsp;------------------'.replaceAll('&nbsp;', ' '),
      '发件人: "Demo Shop" <support@shop.example>;',
      '发送时间: 2026年3月2日(星期一) 上午10:15',
      '收件人: "李雷"<12345@qq.com>;',
      '主题: 订单 20260301',
      '',
      '包裹已签收。',
    ].join('\r\n'),
    html:
      '<div>可以退货吗？</div><div><br></div><div style="font-size: 12px;font-family: Arial Narrow;padding:2px 0 2px 0;">------------------&nbsp;原始邮件&nbsp;------------------</div>' +
      '<div style="font-size: 12px;background:#efefef;padding:8px;"><div><b>发件人:</b>&nbsp;"Demo Shop"</div><div><b>发送时间:</b>&nbsp;2026年3月2日</div>' +
      '<div><b>主题:</b>&nbsp;订单</div></div><div>包裹已签收。</div>',
  },
  {
    program: 'Foxmail',
    written: '请开发票，抬头：星河公司\n\nlilei@buyer.example',
    history: '需要发票吗',
    text: [
      '请开发票，抬头：星河公司',
      '',
      '',
      'lilei@buyer.example',
      ' ',
      '发件人： Demo Shop',
      '发送时间： 2026-03-02 10:15',
      '收件人： lilei',
      '主题： 订单 20260301',
      '请问需要发票吗？',
    ]
      .join('\r\n')
      .replace('\r\n\r\n\r\n', '\r\n\r\n'),
    html:
      '<body><div>请开发票，抬头：星河公司</div><div><br></div><div>lilei@buyer.example</div><blockquote style="margin-top:0px; margin-left: 0.5em">' +
      '<div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><div style="PADDING-RIGHT: 8px; FONT-SIZE: 12px">' +
      '<div><b>发件人：</b>&nbsp;<a href="mailto:support@shop.example">Demo Shop</a></div><div><b>发送时间：</b>&nbsp;2026-03-02&nbsp;10:15</div>' +
      '<div><b>收件人：</b>&nbsp;lilei</div><div><b>主题：</b>&nbsp;订单</div></div></div><div>请问需要发票吗？</div></blockquote></body>',
  },
  {
    program: 'NetEase 163',
    written: '好的，等你们消息。',
    history: '正在核实',
    text: '好的，等你们消息。\n\n\n\n在 2026-03-02 10:15:00，"Demo Shop" <support@shop.example> 写道：\n\n>我们正在核实。\n',
    html:
      '<div style="line-height:1.7">好的，等你们消息。</div><p>在 2026-03-02 10:15:00，"Demo Shop" &lt;support@shop.example&gt; 写道：</p>' +
      '<blockquote id="isReplyContent" style="PADDING-LEFT: 1ex"><div>我们正在核实。</div></blockquote>',
  },
];
