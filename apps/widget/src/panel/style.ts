/** What the panel adds to the loader's sheet. */
export const panelStyle = `
iframe{border:0;position:absolute;inset:0;width:100%;height:100%}
.full .on.up,.wide .go{display:none}
.wide .box{inset:0!important;width:100%;height:100%;border-radius:0;transition:none}
.card{background:var(--p);width:280px;padding:12px 40px 12px 16px;color:var(--i);border-radius:12px}
.card>button:first-child{text-align:start;width:100%;display:block}
.card b{display:block;font-weight:600;font-size:14px}
.card span{display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden;overflow-wrap:anywhere}
.card .away{position:absolute;top:0;right:0;left:auto;width:44px;height:44px;padding:14px}
.away svg{width:16px;height:16px}
`;
