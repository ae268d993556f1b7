"""A small site whose pages a script draws from data that comes late."""

import json

SCRIPTED = """<!DOCTYPE html><html lang="ko"><head><title>App</title></head><body><div id="root"></div>
<script src="/app.js"></script></body></html>"""
TITLES = {
    "10001": "가람시, 새 도서관 문 열어 시민 맞이",
    "10002": "나루구 마을버스 노선 여섯 곳 늘린다",
    "10003": "다온천 산책로 벚나무 백 그루 심는다",
    "10004": "라온시장 겨울 축제에 사흘간 발길 이어져",
}
TEXTS = {
    "10001": "가람시가 5일 새 도서관의 문을 열고 시민을 맞았다. 책 십만 권과 열람석 삼백 석이 마련됐다.",
    "10002": "나루구가 마을버스 노선을 여섯 곳 늘린다. 새 노선은 산자락 마을과 전철역을 잇는다.",
    "10003": "다온천 산책로에 벚나무 백 그루가 심긴다. 주민들이 한 그루씩 맡아 물을 준다고 한다.",
    "10004": "라온시장 겨울 축제에 사흘 동안 발길이 이어졌다. 상인회는 찾은 사람이 만 명을 넘었다고 밝혔다.",
}


def app(extra=""):
    """A front end that draws a list on / and an article elsewhere, from data that comes late."""
    return f"""
(async () => {{
  {extra}
  const root = document.getElementById('root');
  const data = await (await fetch('/data.json')).json();
  await new Promise(done => setTimeout(done, 100));
  if (location.pathname === '/') {{
    root.innerHTML = '<h2>주요뉴스</h2><ul class="list">' + Object.entries(data).map(([id, title]) =>
      `<li><a href="/article/${{id}}">${{title}}</a></li>`).join('') + '</ul>';
  }} else {{
    const id = location.pathname.split('/').pop(), title = document.title = data[id];
    const text = {json.dumps(TEXTS, ensure_ascii=False)}[id];
    root.innerHTML = `<article><h1>${{title}}</h1><p class="date">입력 2025.02.05 15:22</p>` +
      `<div class="article_body"><img src="/picture.jpg"><p>${{text}}</p>` +
      `<p>둘째 문단이다. ${{text}}</p></div></article>`;
  }}
}})();
"""
