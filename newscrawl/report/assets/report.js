// Makes the report better; without it everything is there. A button for light and dark; within a chart one
// stop of the Tab key, arrow keys from entry to entry.
"use strict";
{
  const root = document.documentElement;
  const button = document.querySelector("button.theme");
  button.hidden = false;
  button.addEventListener("click", () => {
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });

  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  for (const chart of document.querySelectorAll(".bumps")) {
    // Drawn last are those that matter most: they are reached first.
    const tracks = [...chart.querySelectorAll(".track")].reverse();
    tracks.forEach((track, place) => track.setAttribute("tabindex", place ? "-1" : "0"));
    chart.addEventListener("keydown", (event) => {
      const place = tracks.indexOf(document.activeElement);
      const to = { Home: 0, End: tracks.length - 1 }[event.key] ?? place + (steps[event.key] ?? NaN);
      if (place < 0 || !tracks[to]) return;
      event.preventDefault();
      tracks[place].setAttribute("tabindex", "-1");
      tracks[to].setAttribute("tabindex", "0");
      tracks[to].focus();
    });
  }
}
