"""A small site whose pages a script draws from data that comes late."""

SCRIPTED = """<!DOCTYPE html><html lang="ko"><head><title>App</title></head><body><div id="root"></div>
<script src="/app.js"></script></body></html>"""
TITLES = {
    "10001": "가람시, 새 도서관 문 열어 시민 맞이",
    "10002": "나루구 마을버스 노선 여섯 곳 늘린다",
    "10003": "다온천 산책로 벚나무 백 그루 심는다",
    "10004": "라온시장 겨울 축제에 사흘간 발길 이어져",
}
TEXT = (
    "가람시가 5일 새 도서관의 문을 열고 시민을 맞았다. 도서관에는 책 십만 권과 열람석 삼백 석이 마련됐다. "
    "개관식에는 시민 이백여 명이 함께했다."
)


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
    const title = document.title = data[location.pathname.split('/').pop()];
    root.innerHTML = `<article><h1>${{title}}</h1><p class="date">입력 2025.02.05 15:22</p>` +
      `<div class="article_body"><img src="/picture.jpg"><p>{TEXT}</p>` +
      `<p>둘째 문단이다. {TEXT}</p></div></article>`;
  }}
}})();
"""
