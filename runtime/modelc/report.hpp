#pragma once
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "modelc/history.hpp"
#include "modelc/json.hpp"

/// A training as one page of HTML that needs nothing else: curves of losses and metrics, and the run's settings.
namespace modelc {

/// A picture for a report.
struct ReportPicture {
  std::string caption;
  std::string type;   ///< of the file, "image/png" or another that browsers show
  std::string bytes;  ///< of the file
};

struct Report {
  std::string title;
  std::vector<std::pair<std::string, std::string>> settings;  ///< in the order they are shown
  Index epochs = 0;                                           ///< that were asked for
  Index first = 0;                                            ///< the number of the history's first epoch, from 0
  Index best = -1;                                            ///< the best epoch, from 0; -1: none
  std::string monitor;                                        ///< what it is the best by
  std::vector<ReportPicture> pictures = {};                   ///< shown one at a time, at first the last one
};

namespace detail {

inline const char* const report_style = R"css(
:root{--bg:#f6f7f9;--card:#fff;--ink:#16202c;--dim:#66727f;--line:#e2e6eb;--train:#2563eb;--val:#dd5a17;--best:#0d8a5f}
@media (prefers-color-scheme:dark){:root{--bg:#10151b;--card:#182029;--ink:#e6ebf0;--dim:#8d9aa8;--line:#2a3440;--train:#74a7ff;--val:#ff9b5e;--best:#47d7a1}}
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:1120px;margin:0 auto;padding:40px 24px 64px}
h1{font-size:26px;font-weight:650;letter-spacing:-.01em;margin:0}
.sub{color:var(--dim);margin:4px 0 28px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin-bottom:12px}
.tile,.card{background:var(--card);border:1px solid var(--line);border-radius:12px}
.tile{padding:14px 18px;overflow-wrap:anywhere;min-width:0}
.tile b{display:block;font-size:23px;font-weight:620;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.tile span{color:var(--dim);font-size:13px}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(440px,100%),1fr));gap:12px}
.card{padding:16px 18px;margin-bottom:12px;position:relative;min-width:0}
.charts .card{margin-bottom:0}
.card header{display:flex;align-items:baseline;gap:14px;margin-bottom:6px}
.card h2{font-size:15px;font-weight:620;margin:0;flex:1;overflow-wrap:anywhere}
.key{font-size:13px;color:var(--dim);white-space:nowrap}
.key i{display:inline-block;width:16px;height:3px;border-radius:2px;margin-right:6px;vertical-align:middle}
button{font:inherit;font-size:12px;color:var(--dim);background:none;border:1px solid var(--line);border-radius:6px;padding:1px 8px;cursor:pointer}
button[aria-pressed=true]{color:var(--ink);border-color:var(--dim)}
svg{display:block;width:100%;height:auto;overflow:visible;touch-action:pan-y}
svg text{fill:var(--dim);font-size:11.5px;font-variant-numeric:tabular-nums}
.grid{stroke:var(--line);stroke-width:1}
.curve{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.bestline{stroke:var(--best);stroke-width:1.5;stroke-dasharray:3 4}
svg text.besttext{fill:var(--best)}
.cross{stroke:var(--dim);stroke-width:1;visibility:hidden}
.tip{position:absolute;pointer-events:none;background:var(--ink);color:var(--bg);border-radius:8px;padding:6px 10px;font-size:12.5px;line-height:1.45;font-variant-numeric:tabular-nums;white-space:nowrap;visibility:hidden;z-index:1}
.columns{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.4fr);gap:12px;margin-top:12px;align-items:start}
@media (max-width:800px){.columns{grid-template-columns:minmax(0,1fr)}}
table{border-collapse:collapse;width:100%;font-size:13.5px;font-variant-numeric:tabular-nums}
td,th{padding:5px 10px 5px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
tr:last-child td{border-bottom:0}
th{color:var(--dim);font-weight:500}
.settings td:first-child{color:var(--dim);white-space:nowrap;width:1%;padding-right:20px}
.scroll{overflow:auto;max-height:420px;scrollbar-width:thin}
.epochs td,.epochs th{text-align:right;white-space:nowrap}
.epochs th{position:sticky;top:0;background:var(--card)}
.pictures{margin-top:12px}
.pictures img{display:block;max-width:100%;margin:0 auto;border-radius:6px}
.pictures input{flex:2;min-width:0}
tr.best td{color:var(--best);font-weight:600}
)css";

inline const char* const report_script = R"js(
const el=(n,a={},t)=>{const e=document.createElementNS('http://www.w3.org/2000/svg',n);for(const k in a)e.setAttribute(k,a[k]);if(t!=null)e.textContent=t;return e};
const h=(n,c,t)=>{const e=document.createElement(n);if(c)e.className=c;if(t!=null)e.textContent=t;return e};
const show=v=>v==null?'–':v===0?'0':Math.abs(v)<1e-3||Math.abs(v)>=1e6?v.toExponential(3):v.toFixed(4);
const time=s=>s<10?s.toFixed(1)+' s':s<60?Math.round(s)+' s':s<3600?Math.floor(s/60)+' min '+Math.round(s%60)+' s':Math.floor(s/3600)+' h '+Math.round(s%3600/60)+' min';
const n=D.epochs.length,col=k=>{const i=D.names.indexOf(k);return i<0?null:D.epochs.map(r=>r[i])};
const best=D.best<0?-1:D.best-D.first,number=i=>i+1+D.first;
const bases=D.names.filter(k=>!(k.startsWith('val_')&&D.names.includes(k.slice(4))));
const charts=[];let hovered=-1;
const hover=i=>{if(i===hovered)return;hovered=i;charts.forEach(c=>c(i))};
function ticks(a,b,m){const raw=(b-a)/m||1,p=10**Math.floor(Math.log10(raw)),s=[1,2,5,10].find(x=>x*p>=raw)*p,out=[];for(let v=Math.ceil(a/s-1e-9)*s;v<=b+s*1e-9;v+=s)out.push(Math.abs(v)<s*1e-9?0:v);return out}
const tick=v=>v!==0&&(Math.abs(v)<1e-3||Math.abs(v)>=1e5)?v.toExponential(0):String(+v.toPrecision(4));
function chart(base){
  const series=[['training',col(base),'--train'],['validation',col('val_'+base),'--val']].filter(s=>s[1]);
  const card=h('section','card'),head=h('header');card.append(head);head.append(h('h2','',base));
  if(series.length>1)for(const s of series){const k=h('span','key'),i=h('i');i.style.background=`var(${s[2]})`;k.append(i,s[0]);head.append(k)}
  const values=series.flatMap(s=>s[1]).filter(v=>v!=null);
  const svg=el('svg',{viewBox:'0 0 520 280',role:'img','aria-label':base+' by epoch'});
  const tip=h('div','tip');card.append(svg,tip);
  const L=52,R=508,T=18,B=250;let log=false;
  const x=i=>n<2?(L+R)/2:L+(R-L)*i/(n-1);
  function draw(){
    svg.replaceChildren();
    if(!values.length){svg.append(el('text',{x:260,y:140,'text-anchor':'middle'},'no finite value yet'));return}
    const f=log?Math.log10:v=>v;let lo=f(Math.min(...values)),hi=f(Math.max(...values));
    const pad=(hi-lo||Math.abs(hi)||1)*.06;lo-=pad;hi+=pad;
    const y=v=>B-(B-T)*(f(v)-lo)/(hi-lo);
    let ys=log?ticks(10**lo,10**hi,5):ticks(lo,hi,5);
    if(log){ys=[];for(let e=Math.floor(lo);e<=hi;e++)for(const m of hi-lo>2?[1]:hi-lo>.8?[1,2,5]:[1,1.5,2,3,4,5,7])if(f(m*10**e)>=lo&&f(m*10**e)<=hi)ys.push(m*10**e)}
    for(const v of ys){svg.append(el('line',{class:'grid',x1:L,x2:R,y1:y(v),y2:y(v)}),el('text',{x:L-8,y:y(v)+4,'text-anchor':'end'},tick(v)))}
    for(const v of n<2?[number(0)]:ticks(number(0),number(n-1),8))if(Number.isInteger(v))svg.append(el('text',{x:x(v-number(0)),y:B+20,'text-anchor':'middle'},v));
    if(best>=0&&best<n){svg.append(el('line',{class:'bestline',x1:x(best),x2:x(best),y1:T,y2:B}),el('text',{class:'besttext',x:x(best)+(x(best)>400?-6:6),y:T+4,'text-anchor':x(best)>400?'end':'start'},'best: epoch '+number(best)))}
    for(const s of series){
      let d='',pen=false;s[1].forEach((v,i)=>{if(v==null||log&&v<=0){pen=false;return}d+=(pen?'L':'M')+x(i).toFixed(1)+' '+y(v).toFixed(1);pen=true});
      svg.append(el('path',{class:'curve',d,stroke:`var(${s[2]})`}));
      if(n<3)s[1].forEach((v,i)=>v!=null&&svg.append(el('circle',{cx:x(i),cy:y(v),r:3.5,fill:`var(${s[2]})`})));
    }
    const cross=el('line',{class:'cross',y1:T,y2:B});svg.append(cross);
    const dots=series.map(s=>{const c=el('circle',{r:4.5,fill:`var(${s[2]})`,stroke:'var(--card)','stroke-width':2,visibility:'hidden'});svg.append(c);return c});
    mark=i=>{
      const on=i>=0;cross.style.visibility=on?'visible':'hidden';tip.style.visibility=on?'visible':'hidden';
      series.forEach((s,k)=>{const v=on?s[1][i]:null;dots[k].setAttribute('visibility',v==null?'hidden':'visible');if(v!=null){dots[k].setAttribute('cx',x(i));dots[k].setAttribute('cy',y(v))}});
      if(!on)return;
      cross.setAttribute('x1',x(i));cross.setAttribute('x2',x(i));
      tip.replaceChildren(h('b','','epoch '+number(i)),...series.map(s=>h('div','',(series.length>1?s[0]+' ':'')+show(s[1][i]))));
      const box=svg.getBoundingClientRect(),own=card.getBoundingClientRect(),px=box.left-own.left+x(i)/520*box.width;
      tip.style.left=(x(i)>300?px-tip.offsetWidth-12:px+12)+'px';tip.style.top=(box.top-own.top+24)+'px';
    };
  }
  let mark=()=>{};draw();charts.push(i=>mark(i));
  svg.addEventListener('pointermove',e=>{const b=svg.getBoundingClientRect(),p=(e.clientX-b.left)/b.width*520;hover(Math.max(0,Math.min(n-1,Math.round(n<2?0:(p-L)/(R-L)*(n-1)))))});
  svg.addEventListener('pointerleave',()=>hover(-1));
  if(values.length&&Math.min(...values)>0&&Math.max(...values)/Math.min(...values)>3){
    const b=h('button','','log');b.setAttribute('aria-pressed','false');b.onclick=()=>{log=!log;b.setAttribute('aria-pressed',log);draw()};head.append(b)}
  return card;
}
const main=document.querySelector('main');
main.append(h('h1','',D.title));
const total=D.seconds.reduce((a,b)=>a+b,0);
main.append(h('p','sub',`${number(n-1)} of ${D.asked} epochs in ${time(total)}`));
const tiles=h('div','tiles'),tile=(v,k)=>{const t=h('div','tile');t.append(h('b','',v),h('span','',k));tiles.append(t)};
if(best>=0&&best<n)tile(number(best),'best epoch, by '+D.monitor);
const at=best>=0&&best<n?best:n-1;
for(const k of [...bases.map(b=>D.names.includes('val_'+b)?'val_'+b:b)].slice(0,4))tile(show(col(k)[at]),k);
tile(time(total/n),'an epoch');
main.append(tiles);
const grid=h('div','charts');bases.forEach(b=>grid.append(chart(b)));main.append(grid);
if(D.pictures.length){
  const card=h('section','card pictures'),head=h('header'),key=h('span','key'),img=h('img'),slide=h('input'),last=D.pictures.length-1;
  head.append(h('h2','','Pictures'));slide.type='range';slide.max=last;slide.value=last;slide.setAttribute('aria-label','which picture');
  slide.oninput=()=>{const [caption,source]=D.pictures[+slide.value];key.textContent=caption;img.alt=caption;img.src=source};
  if(last>0)head.append(slide);head.append(key);card.append(head,img);main.append(card);slide.oninput()}
const columns=h('div','columns');main.append(columns);
const set=h('section','card');set.append(h('header'));set.firstChild.append(h('h2','','Settings'));
const st=h('table','settings');for(const [k,v] of D.settings){const r=st.insertRow();r.insertCell().textContent=k;r.insertCell().textContent=v}set.append(st);
const ep=h('section','card');ep.append(h('header'));ep.firstChild.append(h('h2','','Epochs'));
const sc=h('div','scroll'),et=h('table','epochs'),hr=et.createTHead().insertRow();
for(const k of ['epoch',...D.names,'time'])hr.append(h('th','',k));
const tb=et.createTBody();D.epochs.forEach((r,i)=>{const row=tb.insertRow();if(i===best)row.className='best';for(const v of [number(i),...r.map(show),time(D.seconds[i])])row.insertCell().textContent=v});
sc.append(et);ep.append(sc);columns.append(set,ep);
)js";

inline std::string json_number(double value) {
  if (!std::isfinite(value)) return "null";
  char text[40];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

/// JSON that may stand inside of a script element.
inline std::string script_string(const std::string& text) {
  std::string out;
  for (const char c : json_string(text)) out += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return out;
}

/// RFC 4648, section 4.
inline std::string base64(const std::string& bytes) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t k) {
      return i + k < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[i + k])) : 0u;
    };
    const unsigned word = byte(0) << 16 | byte(1) << 8 | byte(2);
    for (std::size_t k = 0; k < 4; ++k)
      out += k > bytes.size() - i ? '=' : digits[word >> (18 - 6 * static_cast<unsigned>(k)) & 63u];
  }
  return out;
}

template <class Items, class Print>
std::string json_array(const Items& items, const Print& print) {
  std::string out = "[";
  for (const auto& item : items) out += (out.size() > 1 ? "," : "") + print(item);
  return out + "]";
}

inline std::string html_text(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  return out;
}

/// The page.
inline std::string report_html(const Report& report, const History& history) {
  const auto row = [](const std::vector<double>& values) { return json_array(values, json_number); };
  const auto pair = [](const std::pair<std::string, std::string>& one) {
    return "[" + script_string(one.first) + "," + script_string(one.second) + "]";
  };
  const auto picture = [](const ReportPicture& one) {
    return "[" + script_string(one.caption) + "," + script_string("data:" + one.type + ";base64,") + "+\"" +
           base64(one.bytes) + "\"]";
  };
  return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" +
         html_text(report.title) + "</title><style>" + report_style +
         "</style></head>\n<body><main></main>\n<script>\n\"use strict\";\nconst D={title:" +
         script_string(report.title) + ",names:" + json_array(history.names, script_string) +
         ",\nepochs:" + json_array(history.epochs, row) + ",\nseconds:" + row(history.seconds) +
         ",\nasked:" + std::to_string(report.epochs) + ",first:" + std::to_string(report.first) +
         ",best:" + std::to_string(report.best) + ",monitor:" + script_string(report.monitor) +
         ",\nsettings:" + json_array(report.settings, pair) + ",\npictures:" + json_array(report.pictures, picture) +
         "};" + report_script + "</script></body></html>\n";
}

}  // namespace detail

/// Writes the page, whole or not at all; modelc::Error when that fails.
inline void write_report(const std::string& path, const Report& report, const History& history) {
  detail::write_whole(path, detail::report_html(report, history));
}

}  // namespace modelc
