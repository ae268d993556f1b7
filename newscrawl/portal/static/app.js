// The portal as a client-rendered app: an empty #root, filled from the JSON API on another host.
// The DOM is that of a portal on DC Trend as a browser shows it: class attributes hold several classes, rows of
// one list are links and rows of another are not, a pager has no addresses, polls look like lists of news, and
// times are printed in the browser's locale and zone.
"use strict";
(() => {
  Kakao.init("newsmaru-share"); // without this global of a third party nothing is drawn

  const own = document.currentScript.dataset;
  const root = document.getElementById("root");
  const TABS = { 최신뉴스: ["recentNews", "resents"], 인기뉴스: ["popularNews", "populars"] };
  // Hard-wired into the front end: rows of a poll, and samples on the front page that lead nowhere.
  const KEYWORD_RANK = [["가수 윤하람", 48210], ["그룹 루미나", 39874], ["듀오 달과별", 30155], ["가수 민서하", 12990]];
  const SAMPLES = [
    ["가람시 새 도서관, 개관 첫 주에 만 명 다녀가", "가람시가 문을 연 새 도서관에 첫 주 동안 만 명이 다녀갔다."],
    ["나루구 마을버스, 새벽 노선 여섯 곳 더 달린다", "나루구가 새벽에 다니는 마을버스 노선을 여섯 곳 늘린다."],
    ["다온천 벚나무길, 올해는 열흘 먼저 꽃 핀다", "다온천을 따라 선 벚나무가 올해는 열흘 먼저 꽃을 피운다."],
  ];
  let turn = 0; // a page that was left meanwhile must not be drawn over the present one

  class Missing extends Error {}

  async function ask(path) {
    const answer = await fetch(own.api + path, { headers: { "X-Api-Key": own.key } });
    if (answer.status === 404) throw new Missing();
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return (await answer.json()).data;
  }

  const escaped = (text) =>
    String(text).replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]);
  const articlePath = (row) => `/category/${row.categoryId}/news/${row.newsId}`;
  const image = (row) => `<img src="${row.thumbnail}" alt="">`;

  function element(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content;
  }

  // Rows that a click opens: nothing in the DOM says where they lead.
  function clickable(box, rows) {
    [...box.querySelectorAll(":scope > ul")].forEach((row, place) => {
      row.addEventListener("click", () => go(articlePath(rows[place])));
    });
    return box;
  }

  // -- Polls: they are ranked and no news ---------------------------------------------------------

  const polled = () => ask("/v1/polls").catch(() => []); // no page fails for want of a poll
  const votes = (rows) =>
    rows.map(([name, count], place) => `<ul><li class="rank">${place + 1}</li><li class="tit">${escaped(name)}</li>` +
      `<li class="vote">${count.toLocaleString()}표</li></ul>`).join("");
  const pollRows = (poll) => votes(poll.rows.map((one) => [one.name, one.votes]));

  const rankNews = (polls) =>
    '<div class="stickyTitle ftSz18">랭킹 뉴스</div><div class="rankNews">' +
    polls.map((poll) => `<div class="rankBox bdr8"><p class="rankTitle">${escaped(poll.title)}</p>${pollRows(poll)}</div>`).join("") +
    "</div>";
  const dcTrend = (polls) =>
    `<div class="dcTrend bdr8"><div class="stickyTitle ftSz18">실시간 인기투표</div>${polls.map(pollRows).join("")}</div>`;
  const dcTrendRoll = (polls) => `<div class="dcTrendRoll">${polls.map(pollRows).join("")}</div>`;

  // -- The front page: its rows are samples ---------------------------------------------------------

  async function front() {
    const polls = await polled();
    const [head, ...side] = SAMPLES;
    const rows = side.map(([title, text]) => `<ul><li class="thumb"><img src="/favicon.ico" alt=""></li>` +
      `<li class="title">${title}</li><li class="txt">${text}</li></ul>`).join("");
    return element(
      '<div class="contentsWrap main"><div class="trendNewsWrap"><div class="mainNews"><div class="main">' +
        `<ul class="head">헤드라인</ul><ul class="title ftSz30">${head[0]}</ul><ul class="txt">${head[1]}</ul></div>` +
        `<div class="sideNewsTitle">주요기사</div><div class="sideNews">${rows}</div>` +
        `<div class="rtNewsTitle">최신 기사</div><div class="rtNews">${rows}</div></div></div>` +
        `<div class="sectionTitle"><span class="title">실시간 인기투표</span></div>${dcTrend(polls)}${dcTrendRoll(polls)}</div>`,
    );
  }

  // -- The list of a category ------------------------------------------------------------------------

  const listRows = (rows) =>
    '<div class="list col1">' +
    rows.map((row) => `<a href="${articlePath(row)}"><ul class="hoverImgPt flexB"><li class="thumb">${image(row)}</li>` +
      `<li class="tit ftSz20">${escaped(row.title)}</li><li class="txt">${row.content}</li>` +
      `<li class="info">${escaped(row.pressName)}</li></ul></a>`).join("") + "</div>";

  // Ant Design's pagination: its numbers are anchors without an address.
  function paging(current, last, choose) {
    const first = Math.max(1, Math.min(current - 5, last - 9));
    let items = `<li title="Previous Page" class="ant-pagination-prev${current > 1 ? "" : " ant-pagination-disabled"}"><button></button></li>`;
    for (let number = first; number <= Math.min(last, first + 9); number += 1) {
      const active = number === current ? " ant-pagination-item-active" : "";
      items += `<li title="${number}" class="ant-pagination-item ant-pagination-item-${number}${active}"><a rel="nofollow">${number}</a></li>`;
    }
    items += `<li title="Next Page" class="ant-pagination-next${current < last ? "" : " ant-pagination-disabled"}"><button></button></li>`;
    const part = element(`<div class="paging"><ul class="ant-pagination css-1p3hq3p">${items}</ul></div>`).firstElementChild;
    part.addEventListener("click", (event) => {
      const item = event.target.closest("li");
      if (!item || item.classList.contains("ant-pagination-disabled")) return;
      if (item.classList.contains("ant-pagination-prev")) choose(current - 1);
      else if (item.classList.contains("ant-pagination-next")) choose(current + 1);
      else choose(Number(item.textContent));
    });
    return part;
  }

  const popularLinks = (rows) =>
    '<div class="stickyTitle ftSz18">실시간 인기기사</div><div class="popularNewsRight">' +
    rows.map((row, place) => `<ul class="flexB"><li class="num">${place + 1}</li>` +
      `<li class="tit"><a href="${articlePath(row)}">${escaped(row.title)}</a></li></ul>`).join("") + "</div>";
  const recentLinks = (rows) =>
    '<div class="stickyTitle ftSz18">최신 기사</div><div class="rtNewsRight"><ul class="col1">' +
    rows.map((row) => `<a href="${articlePath(row)}"><li>${image(row)}</li><li>${escaped(row.title)}</li></a>`).join("") +
    "</ul></div>";

  async function listing(groups, code, page) {
    const group = groups.find((one) => one.groupCode === code);
    if (!group) throw new Missing();
    const ids = group.categories.map((one) => one.id).join(",");
    const [news, polls] = await Promise.all([
      ask(`/v1/news?categoryIds=${ids}&page=${page}&size=12&recentNews=10&popularNews=10`),
      polled(),
    ]);
    const { content, metadata } = news.newsList;
    const part = element(
      '<div class="contentsWrap sub"><div class="newsLayout"><div class="leftWrap on"><div class="newsList mt20">' +
        (content.length ? listRows(content) : '<p class="empty">등록된 기사가 없습니다.</p>') +
        `</div></div><div class="rightWrap"><div class="rightSticky">${rankNews(polls)}` +
        `${popularLinks(news.populars)}${recentLinks(news.resents)}</div></div></div></div>`,
    );
    part.querySelector(".newsList").append(
      paging(metadata.currentPage, metadata.totalPages, (chosen) => go(`/category/${code}?page=${chosen}`)),
    );
    return part;
  }

  // -- An article ---------------------------------------------------------------------------------------

  const articleWrap = (news) =>
    `<div class="articleWrap mt20"><div class="category ftSz16">${escaped(news.categoryName)}</div>` +
    `<div class="articleTitle ftSz36">${escaped(news.title)}</div>` +
    `<div class="info flexB"><ul class="publisher">${escaped(news.authors)}</ul>` +
    `<ul class="date">입력 ${new Date(news.publishedAt).toLocaleString()}</ul></div>` +
    `<div class="contents"><div class="content ftSz18">${news.content}</div></div>` +
    `<div class="publisherBot ftSz16">${escaped(news.authors)} 기자</div>` +
    `<div class="tag flexS">${news.keywords.map((tag) => `<ul>#${escaped(tag)}</ul>`).join("")}</div></div>`;
  const keywordRank =
    '<div class="sectionTitleSub mt40"><span class="title">실시간 랭킹 차트</span></div>' +
    `<div class="keywordRank bdr8">${votes(KEYWORD_RANK)}</div>`;
  const newsVote = (emotions) =>
    '<div class="sectionTitleSub mt40"><span class="title">이 기사, 어떠셨나요?</span></div><div class="newsVote flexC">' +
    emotions.map((one) => `<ul><li><img src="${one.iconUrl}" alt="${one.name}"></li><li>${one.name}</li>` +
      `<li>${one.count}</li></ul>`).join("") + "</div>";

  function comments(answer) {
    const rows = answer.content.map((one) => `<ul><li class="nick">${escaped(one.nickName)}</li><li class="txt">${escaped(one.comment)}</li>` +
      `<li class="like">${one.likeCount}</li><li class="dislike">${one.dislikeCount}</li></ul>`).join("");
    return `<div class="commentWrap mt40"><div class="totalCnt ftSz18">댓글 ${answer.metadata.totalCounts}</div>` +
      '<div class="tab"><ul class="on">최신순</ul><ul>추천순</ul><ul>답글순</ul></div>' +
      `<div class="commentList">${rows || "<p>등록된 댓글이 없습니다.</p>"}</div></div>`;
  }

  function mainNews(name, rows) {
    const box = element(
      `<div class="popularNewsRight">${rows.map((row, place) => `<ul class="flexB"><li class="num">${place + 1}</li>` +
        `<li class="tit">${escaped(row.title)}</li><li>${image(row)}</li></ul>`).join("")}</div>`,
    ).firstElementChild;
    const part = element(`<div class="stickyTitle ftSz18"><span>${escaped(name)}</span> 주요뉴스</div>`);
    part.append(clickable(box, rows));
    return part;
  }

  async function article(category, newsId) {
    const [detail, answers, polls] = await Promise.all([
      ask(`/v1/news/${category}/${newsId}?popularNews=10`),
      ask(`/v1/comments/news?entityId=${newsId}&page=1&size=10&sort=`),
      polled(),
    ]);
    const news = detail.newsDeatil; // the API's spelling, as is resents
    const part = element(
      `<div class="contentsWrap sub"><div id="sticky" style="display:none"><div class="articleTitle ftSz20">${escaped(news.title)}</div></div>` +
        `<div class="newsLayout"><div class="leftWrap">${articleWrap(news)}${keywordRank}${newsVote(detail.emotions)}` +
        `${comments(answers)}</div><div class="rightWrap"><div class="rightSticky">${dcTrend(polls)}</div></div></div></div>`,
    );
    part.querySelector(".rightSticky").append(mainNews(news.groupName, detail.resents));
    return part;
  }

  // -- The trending list, whose tabs are loaded by a click ---------------------------------------------

  async function trend() {
    const names = Object.keys(TABS);
    const part = element(
      '<div class="contentsWrap sub"><div class="newsLayout"><div class="leftWrap"><div class="trendNewsBox">' +
        '<div class="stickyTitle ftSz18">트렌드 뉴스</div><div class="tab">' +
        names.map((name) => `<ul>${name}</ul>`).join("") + '</div><div class="tabPanel"></div></div></div></div></div>',
    );
    const tabs = [...part.querySelectorAll(".tab ul")];
    const panel = part.querySelector(".tabPanel");
    async function load(name) {
      const [parameter, key] = TABS[name];
      for (const tab of tabs) tab.classList.toggle("on", tab.textContent === name);
      const rows = (await ask(`/v1/news?page=1&size=1&${parameter}=20`))[key];
      panel.replaceChildren(element(rows.map((row, place) => {
        const title = escaped(row.title);
        return `<ul><li class="rank">${place + 1}</li><li class="tit">${title}<div class="press">${escaped(row.pressName)}</div>` +
          `<div class="cmt">${row.commentCount}</div></li><li class="img">${image(row)}<span>${title}</span></li></ul>`;
      }).join("")));
      clickable(panel, rows);
      panel.dataset.tab = name;
    }
    for (const tab of tabs) tab.addEventListener("click", () => load(tab.textContent));
    await load(names[0]);
    return part;
  }

  // -- Around every page ----------------------------------------------------------------------------------

  function routed(groups) {
    const path = location.pathname;
    let found;
    if ((found = /^\/category\/(\d+)\/news\/(\d+)$/.exec(path))) return article(found[1], found[2]);
    if ((found = /^\/category\/([a-z-]+)$/.exec(path))) {
      return listing(groups, found[1], Number(new URLSearchParams(location.search).get("page") || 1));
    }
    if (path === "/trend") return trend();
    if (path === "/") return front();
    throw new Missing();
  }

  function draw(groups, main) {
    const menu = groups.map((one) => `<dl><a href="/category/${one.groupCode}"><dt>${escaped(one.name)}</dt></a></dl>`).join("");
    root.replaceChildren(
      element('<section class="topWrap fixed"><a class="logo" href="/">뉴스<b>마루</b></a><div class="menuBox">' +
        `<ul class="dep1"><li>뉴스</li><li>투표</li><li>게임</li><li>이벤트</li></ul><div class="dep2 on">${menu}</div></div></section>` +
        `<section class="slideMenu" style="display:none"><ul class="name">홍길동</ul><div class="dep2">${menu}</div></section>`),
      main,
      element('<section class="footer"><ul class="link"><li>이용약관</li><li>개인정보처리방침</li></ul>' +
        '<ul class="copyright">Copyright ⓒ 뉴스마루. newscrawl의 연습용 포털이며, 모든 기사와 이름은 지어낸 것입니다.</ul></section>'),
    );
  }

  async function show() {
    const present = (turn += 1);
    let groups = [];
    let main;
    try {
      groups = await ask("/v1/news/categories/group");
      main = await routed(groups);
    } catch (error) {
      const text = error instanceof Missing ? "삭제되었거나 없는 페이지입니다." : "잠시 후 다시 시도해 주세요.";
      main = element(`<div class="contentsWrap"><p class="error">${text}</p></div>`);
    }
    if (present === turn) draw(groups, main);
  }

  function go(path) {
    history.pushState(null, "", path);
    scrollTo(0, 0);
    return show();
  }

  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });
  addEventListener("popstate", show);
  show();
})();
