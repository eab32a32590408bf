import { TOKENS } from './tokens'

/** From this width on, wide charts are shown, and all columns of tables. */
const WIDE = '640px'

export const STYLES = `
${TOKENS}
*{box-sizing:border-box}
body{margin:0;background:var(--surface);color:var(--ink);font:13px/20px Inter,system-ui,-apple-system,"Segoe UI",sans-serif;
font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
.page{max-width:800px;margin:0 auto;padding:40px 24px}
h1,h2,p,dl,dd,figure,table{margin:0;padding:0}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:end;gap:4px 24px;padding-bottom:12px;
border-bottom:1.5px solid var(--ink-2)}
h1{font-size:24px;line-height:32px;font-weight:600;letter-spacing:-.02em}
header p{color:var(--ink-3)}
.facts{font-size:12px;line-height:18px;text-align:right;overflow-wrap:anywhere}
.lead{margin:20px 0;font-size:15px;line-height:25px;color:var(--ink-2)}
.lead b{color:var(--ink);font-weight:600}
.note{color:var(--ink-3);font-size:12px;line-height:18px;margin-top:6px;overflow-wrap:anywhere}
section{margin-top:28px}
h2{font-size:14px;line-height:20px;font-weight:600}
h2 small{font-size:12px;font-weight:400;color:var(--ink-3);margin-left:8px}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);border:1px solid var(--line-2);border-radius:8px}
.tiles>div{padding:12px 16px;border-left:1px solid var(--line)}
.tiles>div:first-child{border-left:0}
.tiles dt{font-size:12px;line-height:18px;color:var(--ink-2)}
.figure{font-size:20px;line-height:28px;font-weight:600;letter-spacing:-.02em}
.figure small{font-size:13px;font-weight:400;letter-spacing:0;color:var(--ink-3)}
.tiles dd+dd{font-size:12px;line-height:18px;color:var(--ink-3)}
.worse{color:var(--bad);font-weight:600}
.beyond{color:var(--ink);font-weight:600}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;list-style:none;margin:6px 0 0;padding:0;font-size:12px;color:var(--ink-2)}
.legend b{color:var(--ink);font-weight:600;margin-left:4px}
.glyph{width:11px;height:11px;margin-right:7px;vertical-align:-1px;flex:none}
.plot{display:block;width:100%;height:auto;margin-top:6px;overflow:visible}
.plot text{font-size:11px;font-family:inherit}
.wide{display:none}
@media (min-width:${WIDE}){.wide{display:block}.narrow{display:none}}
details{margin-top:4px;font-size:12px}
summary{color:var(--ink-3);cursor:pointer;width:max-content;padding:2px 0}
summary:hover{color:var(--ink)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse}
th,td{text-align:right;font-weight:400;padding:6px 0 5px 12px;border-bottom:1px solid var(--line);vertical-align:top}
th:first-child,td:first-child{padding-left:0}
thead th{font-size:11px;line-height:16px;font-weight:500;color:var(--ink-3);white-space:nowrap;vertical-align:bottom}
tbody th{white-space:nowrap}
.text{text-align:left}
.any{text-align:left;white-space:normal;overflow-wrap:anywhere}
td{white-space:nowrap}
td.any{white-space:normal}
td small{color:var(--ink-3);font-size:12px}
td b,tfoot th,tfoot td{font-weight:600}
tfoot td small,tfoot .dim{font-weight:400}
.dim{color:var(--ink-3)}
.band{width:112px;vertical-align:middle}
.band svg{display:block;width:112px;height:14px;margin-left:auto;overflow:visible}
.scale{display:flex;justify-content:space-between;width:112px;margin-left:auto}
.bar{width:30%}
.bar svg{display:block;width:100%;height:9px;margin-top:5px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:28px 32px;align-items:start}
.keys{display:flex;flex-wrap:wrap;justify-content:space-between;gap:2px 16px;font-size:12px;color:var(--ink-3);margin-top:4px}
.keys ul{display:flex;flex-wrap:wrap;gap:2px 12px;list-style:none;margin:0;padding:0}
.keys svg{width:13px;height:12px;margin-right:6px;vertical-align:-1.5px}
.words{display:grid;grid-template-columns:max-content 1fr;gap:3px 20px;margin-top:6px}
.words dt{font-weight:600}
.words dd{color:var(--ink-2)}
footer{margin-top:28px;padding-top:10px;border-top:1px solid var(--line);color:var(--ink-3);font-size:11px;line-height:16px}
code{font-family:ui-monospace,Menlo,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
caption,.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media screen and (max-width:639px){.page{padding:24px 16px}.facts{text-align:left}.tiles{grid-template-columns:1fr 1fr}
.tiles>div:nth-child(odd){border-left:0}.tiles>div:nth-child(n+3){border-top:1px solid var(--line)}.two{grid-template-columns:1fr}
.words{grid-template-columns:1fr;gap:0}.words dd{margin-bottom:8px}.less{display:none}.causes thead{display:none}.causes tr{display:grid;grid-template-columns:1fr auto auto;border-bottom:1px solid var(--line)}
.causes th,.causes td{border:0}.causes td.any{grid-column:1/-1;padding-left:18px;padding-top:0}
th,td{padding-left:10px}}
@page{margin:12mm 16mm 14mm;@bottom-right{content:counter(page) " / " counter(pages);font:10px sans-serif;color:#616b7b}}
@media print{body{font-size:11px;line-height:15px}.page{max-width:none;padding:0}.wide{display:block}
.narrow,details{display:none}.scroll{overflow:visible}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
section,figure,tr,.lead,.tiles{break-inside:avoid}.long{break-inside:auto}h2{break-after:avoid;font-size:12px}
section{margin-top:12px}.lead{margin:10px 0 12px;font-size:13px;line-height:20px}
.facts,.tiles dt,.tiles dd+dd,.legend,.keys,h2 small,td small,.note{font-size:10px;line-height:14px}
.tiles>div{padding:7px 12px}.figure{font-size:17px;line-height:22px}h1{font-size:22px;line-height:28px}thead th{font-size:10px}
th,td{padding-top:3px;padding-bottom:3px}.bar svg{margin-top:3px}.words{gap:1px 16px;margin-top:3px}
footer{margin-top:6px;padding-top:4px;font-size:10px;line-height:13px}}
@media (forced-colors:active){.glyph,.plot,.band svg,.bar svg,.keys svg{forced-color-adjust:none}}
`
