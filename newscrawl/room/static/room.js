// What the room's pages can do beside links and forms: a slider for the clock, keys, light or dark.
"use strict";

(() => {
  const THEME = "theme";
  const root = document.documentElement;
  try {
    const chosen = localStorage.getItem(THEME);
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // Storage may be forbidden; the system's choice holds.
  }

  function changeTheme() {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try {
      localStorage.setItem(THEME, root.dataset.theme);
    } catch {
      // It holds for this page then.
    }
  }

  function slide(box) {
    const [day, time] = box.dataset.slide.split("T");
    const [lastDay, lastTime] = box.dataset.max.split("T");
    const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
    const clock = (value) =>
      `${String(Math.floor(value / 60)).padStart(2, "0")}:${String(value % 60).padStart(2, "0")}`;
    const range = box.querySelector("input");
    const output = box.querySelector("output");
    if (day === lastDay) range.max = String(minutes(lastTime));
    range.value = String(minutes(time));
    const show = () => {
      output.textContent = clock(Number(range.value));
      range.setAttribute("aria-valuetext", output.textContent);
    };
    range.addEventListener("input", show);
    range.addEventListener("change", () => {
      const there = new URL(location.href);
      there.searchParams.set("at", `${day}T${clock(Number(range.value))}`);
      there.searchParams.delete("page");
      location.assign(there);
    });
    show();
    box.hidden = false;
  }

  function step(by) {
    const headlines = [...document.querySelectorAll("main .headline")];
    if (!headlines.length) return;
    const here = headlines.indexOf(document.activeElement);
    const next = here < 0 ? (by > 0 ? 0 : headlines.length - 1) : here + by;
    headlines[Math.min(Math.max(next, 0), headlines.length - 1)].focus();
  }

  function onKey(event) {
    const within = event.target.closest("input, select, textarea, [contenteditable]");
    if (within || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") document.getElementById("quick").focus();
    else if (event.key === "[" || event.key === "]") {
      const way = document.querySelector(`[data-key="${event.key}"]`);
      if (!way) return;
      location.assign(way.href);
    } else return;
    event.preventDefault();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-button]");
    button.hidden = false;
    button.addEventListener("click", changeTheme);
    document.querySelectorAll("[data-slide]").forEach(slide);
    document.querySelectorAll(".keys").forEach((one) => (one.hidden = false));
    document.addEventListener("keydown", onKey);
  });
})();
