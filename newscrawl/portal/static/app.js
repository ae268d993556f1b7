// The portal as a client-rendered app: an empty #root, filled from the JSON API on another host.
// The DOM is the one that newscrawl/portal/dom.py makes from the same answers. What differs is what
// differs on such portals: ranked rows are no links, tabs load on a click, and times are printed in the
// browser's locale and zone.
"use strict";
(() => {
  const own = document.currentScript.dataset;
  const root = document.getElementById("root");
  const TABS = { 최신뉴스: ["recentNews", "resents"], 인기뉴스: ["popularNews", "populars"] };
  // Hard-wired into the front end, as votes for singers and actors are: ranked, and no news.
  const POLLS = [
    ["실시간 랭킹 차트", [["가수 윤하람", 48210], ["그룹 루미나", 39874], ["듀오 달과별", 30155]]],
    ["실시간 인기투표", [["배우 서이담", 9120], ["배우 강도윤", 8745], ["배우 한새론", 7003]]],
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
  const two = (number) => String(number).padStart(2, "0");

  function shownTime(moment, long) {
    const at = new Date(moment);
    if (long) return at.toLocaleString();
    return `${at.getFullYear()}.${two(at.getMonth() + 1)}.${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
  }

  function element(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content;
  }

  const articlePath = (row) => `/category/${row.categoryId}/news/${row.newsId}`;

  // Ranked rows: a click navigates, and nothing in the DOM says where to.
  function rankedRows(rows) {
    const part = document.createDocumentFragment();
    rows.forEach((row, place) => {
      const title = escaped(row.title);
      const list = element(
        `<ul><li class="rank">${place + 1}</li><li class="tit">${title}<div class="press">${escaped(row.pressName)}</div>` +
          `<div class="cmt">${row.commentCount}</div></li>` +
          `<li class="img"><img src="${row.thumbnail}" alt=""><span>${title}</span></li></ul>`,
      ).firstElementChild;
      list.addEventListener("click", () => go(articlePath(row)));
      part.append(list);
    });
    return part;
  }

  function mainNewsBox(groupName, rows) {
    const box = element(
      `<div class="mainNewsBox"><div class="stickyTitle"><span>${escaped(groupName)}</span> 주요뉴스</div>` +
        '<div class="popularNewsRight"></div></div>',
    ).firstElementChild;
    box.querySelector(".popularNewsRight").append(rankedRows(rows));
    return box;
  }

  // Its first tab is loaded with the page where it is the list that the page is about, else each on a click.
  async function trendBox(loaded) {
    const names = Object.keys(TABS);
    const box = element(
      '<div class="trendNewsBox"><div class="stickyTitle">트렌드 뉴스</div><div class="tab">' +
        names.map((name) => `<ul>${name}</ul>`).join("") + '</div><div class="tabPanel"></div></div>',
    ).firstElementChild;
    const panel = box.querySelector(".tabPanel");
    async function show(name) {
      const [parameter, key] = TABS[name];
      for (const tab of box.querySelectorAll(".tab ul")) tab.classList.toggle("on", tab.textContent === name);
      const news = await ask(`/v1/news?page=1&size=1&${parameter}=20`);
      panel.replaceChildren(rankedRows(news[key]));
      panel.dataset.tab = name;
    }
    for (const tab of box.querySelectorAll(".tab ul")) tab.addEventListener("click", () => show(tab.textContent));
    if (loaded) await show(names[0]);
    return box;
  }

  function polls() {
    return element(
      '<div class="dcTrendRoll">' +
        POLLS.map(([title, rows]) => `<div class="rankBox"><div class="stickyTitle">${title}</div>` +
          rows.map(([name, votes], place) => `<ul><li class="rank">${place + 1}</li><li class="tit">${name}</li>` +
            `<li class="vote">${votes.toLocaleString()}표</li></ul>`).join("") + "</div>").join("") + "</div>",
    );
  }

  const listRows = (rows) =>
    '<div class="newsList"><div class="list">' +
    rows.map((row) => `<a href="${articlePath(row)}"><ul class="hoverImgPt"><li class="thumb"><img src="${row.thumbnail}" alt=""></li>` +
      `<li class="tit">${escaped(row.title)}</li><li class="txt">${row.content}</li>` +
      `<li class="info">${escaped(row.pressName)}</li></ul></a>`).join("\n") + "</div></div>";

  // Ant Design's pagination: its numbers are anchors without an address.
  function paging(current, last, choose) {
    const first = Math.max(1, Math.min(current - 5, last - 9));
    let items = `<li class="ant-pagination-prev${current > 1 ? "" : " ant-pagination-disabled"}"><button>이전</button></li>`;
    for (let number = first; number <= Math.min(last, first + 9); number += 1) {
      const active = number === current ? " ant-pagination-item-active" : "";
      items += `<li class="ant-pagination-item ant-pagination-item-${number}${active}"><a rel="nofollow">${number}</a></li>`;
    }
    items += `<li class="ant-pagination-next${current < last ? "" : " ant-pagination-disabled"}"><button>다음</button></li>`;
    const part = element(`<div class="paging"><ul class="ant-pagination">${items}</ul></div>`).firstElementChild;
    part.addEventListener("click", (event) => {
      const item = event.target.closest("li");
      if (!item || item.classList.contains("ant-pagination-disabled")) return;
      if (item.classList.contains("ant-pagination-prev")) choose(current - 1);
      else if (item.classList.contains("ant-pagination-next")) choose(current + 1);
      else choose(Number(item.textContent));
    });
    return part;
  }

  async function listing(groups, code, page) {
    const group = groups.find((one) => one.groupCode === code);
    if (!group) throw new Missing();
    const ids = group.categories.map((one) => one.id).join(",");
    const wrap = element(
      '<div class="listWrap"><div class="left"><div class="sectionTitle">' +
        `<span class="title">${escaped(group.name)} 뉴스</span></div></div><div class="right"></div></div>`,
    ).firstElementChild;
    const left = wrap.querySelector(".left");
    const title = left.firstElementChild;
    async function show(number, size) {
      const news = await ask(`/v1/news?categoryIds=${ids}&page=${number}&size=12&recentNews=${size}&popularNews=${size}`);
      const found = news.newsList;
      const rows = found.content.length ? listRows(found.content) : '<p class="empty">등록된 기사가 없습니다.</p>';
      left.replaceChildren(title, element(rows), paging(found.metadata.currentPage, found.metadata.totalPages, (chosen) => {
        history.pushState(null, "", `/category/${code}?page=${chosen}`);
        show(chosen, 0);
      }));
      return news;
    }
    const [news, trend] = await Promise.all([show(page, 10), trendBox(false)]);
    wrap.querySelector(".right").append(mainNewsBox(group.name, news.populars), trend, polls());
    return wrap;
  }

  async function ranking(groups, code) {
    const group = groups.find((one) => one.groupCode === code);
    if (!group) throw new Missing();
    const ids = group.categories.map((one) => one.id).join(",");
    const news = await ask(`/v1/news?categoryIds=${ids}&page=1&size=1&popularNews=10`);
    const wrap = element('<div class="listWrap"><div class="left"></div></div>').firstElementChild;
    wrap.firstElementChild.append(mainNewsBox(group.name, news.populars));
    return wrap;
  }

  async function trend() {
    const wrap = element('<div class="listWrap"><div class="left"></div></div>').firstElementChild;
    wrap.firstElementChild.append(await trendBox(true));
    return wrap;
  }

  async function point() {
    const rows = await ask("/v1/news/point");
    return element(
      '<div class="listWrap"><div class="left"><div class="pointNewsBox"><div class="stickyTitle">포인트 뉴스</div><ul>' +
        rows.map((row) => `<li><a href="/m${articlePath(row)}">${escaped(row.title)}</a><em>+5P</em></li>`).join("") +
        "</ul></div></div></div>",
    );
  }

  // A swiper shows its first slide again behind the last one, and its last one before the first.
  function swiper(rows) {
    const slide = (row, extra) => `<div class="main swiper-slide${extra}"><a href="${articlePath(row)}"><img src="${row.thumbnail}" alt="">` +
      `<ul class="head">헤드라인</ul><ul class="title">${escaped(row.title)}</ul><ul class="txt">${row.content}</ul></a></div>`;
    const again = " swiper-slide-duplicate";
    const slides = rows.map((row) => slide(row, ""));
    return `<div class="swiper-wrapper">${slide(rows.at(-1), again)}${slides.join("")}${slide(rows[0], again)}</div>`;
  }

  async function front() {
    const news = await ask("/v1/news/main");
    const side = news.side.map((row) => `<a href="${articlePath(row)}"><ul><li class="thumb"><img src="${row.thumbnail}" alt=""></li>` +
      `<li class="title">${escaped(row.title)}</li><li class="txt">${row.content}</li></ul></a>`).join("");
    const sections = news.sections.map((one) => `<section><div class="sectionTitle"><a class="title" href="/category/${one.groupCode}">` +
      `${escaped(one.name)}</a></div>${listRows(one.content)}</section>`).join("");
    const part = element(
      `<div class="trendNewsWrap"><div class="mainNews">${swiper(news.head)}</div><div class="sideNewsWrap">` +
        `<div class="sideNewsTitle">주요기사</div><div class="sideNews">${side}</div></div></div>` +
        `<div class="sections">${sections}</div>`,
    );
    part.append(polls());
    return part;
  }

  function comments(answer) {
    const rows = answer.content.map((one) => `<ul><li class="nick">${escaped(one.nickName)}</li><li class="txt">${escaped(one.comment)}</li>` +
      `<li class="like">${one.likeCount}</li><li class="dislike">${one.dislikeCount}</li></ul>`).join("");
    return `<div class="commentWrap"><div class="totalCnt">댓글 <span>${answer.metadata.totalCounts}</span></div>` +
      '<div class="tab"><ul class="on">최신순</ul><ul>추천순</ul><ul>답글순</ul></div>' +
      `<div class="commentList">${rows || "<p>등록된 댓글이 없습니다.</p>"}</div></div>`;
  }

  async function article(category, newsId) {
    const [detail, said, trending] = await Promise.all([
      ask(`/v1/news/${category}/${newsId}?popularNews=10`),
      ask(`/v1/comments/news?entityId=${newsId}&page=1&size=10&sort=`),
      trendBox(false),
    ]);
    const news = detail.newsDeatil; // the API's spelling
    const title = escaped(news.title);
    const liked = detail.emotions.reduce((sum, one) => sum + one.count, 0);
    const counters = `<ul><li>${liked}</li><li>${news.commentCount}</li></ul>`;
    const part = element(
      `<div id="sticky" style="display:none"><div class="articleTitle">${title}</div></div>` +
        `<div class="articleWrap"><div class="left"><div class="toolbar">${counters}${counters}</div>` +
        `<div class="category">${escaped(news.categoryName)}</div><div class="articleTitle">${title}</div>` +
        `<div class="info"><ul class="publisher">${escaped(news.pressName)}</ul>` +
        `<ul class="date">입력 ${shownTime(news.publishedAt, news.dateStyle === "long")}</ul></div>` +
        `<div class="contents"><div class="content">${news.content}</div></div>` +
        `<div class="publisherBot">${escaped(news.authors)} 기자</div>` +
        `<div class="tag">${news.keywords.map((tag) => `<ul>#${escaped(tag)}</ul>`).join("")}</div>` +
        '<div class="more"><a href="/point">포인트 뉴스 모아보기</a><a href="/trend">트렌드 뉴스 모아보기</a></div>' +
        '<div class="sectionTitleSub"><span class="title">이 기사, 어떠셨나요?</span></div>' +
        `<div class="newsVote">${detail.emotions.map((one) => `<ul><li><img src="${one.iconUrl}" alt="${one.name}"></li>` +
          `<li>${one.name}</li><li>${one.count}</li></ul>`).join("")}</div>${comments(said)}</div><div class="right"></div></div>`,
    );
    part.querySelector(".right").append(mainNewsBox(news.groupName, detail.populars), trending, polls());
    return part;
  }

  function routed(groups) {
    const path = location.pathname;
    let found;
    if ((found = /^(?:\/m)?\/category\/(\d+)\/news\/(\d+)$/.exec(path))) return article(found[1], found[2]);
    if ((found = /^\/ranking\/news\/(\d+)$/.exec(path))) return article(1, found[1]);
    if ((found = /^\/category\/([A-Z]+)$/.exec(path))) {
      return listing(groups, found[1], Number(new URLSearchParams(location.search).get("page") || 1));
    }
    if ((found = /^\/ranking\/([A-Z]+)$/.exec(path))) return ranking(groups, found[1]);
    if (path === "/trend") return trend();
    if (path === "/point") return point();
    if (path === "/") return front();
    throw new Missing();
  }

  function draw(groups, main) {
    const menu = groups.map((one) => `<li><a href="/category/${one.groupCode}">${escaped(one.name)}</a></li>`).join("");
    root.replaceChildren(
      element('<header class="header"><div class="inner"><a class="logo" href="/">뉴스<b>마루</b></a>' +
        `<ul class="menu">${menu}<li><a href="/trend">트렌드</a></li><li><a href="/point">포인트</a></li></ul></div></header>`),
      main,
      element('<footer class="footer"><div class="inner">뉴스마루는 newscrawl의 연습용 포털입니다. 모든 기사와 이름은 지어낸 것입니다.' +
        '</div></footer><ul class="bottomNav"><li>뉴스</li><li>투표</li><li>게임</li><li>이벤트</li></ul>'),
    );
  }

  async function show() {
    const mine = (turn += 1);
    let groups = [];
    let main;
    try {
      groups = await ask("/v1/news/categories/group");
      main = await routed(groups);
    } catch (error) {
      const text = error instanceof Missing ? "삭제되었거나 없는 페이지입니다." : "잠시 후 다시 시도해 주세요.";
      main = element(`<div class="listWrap"><p class="empty">${text}</p></div>`);
    }
    if (mine === turn) draw(groups, main);
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
